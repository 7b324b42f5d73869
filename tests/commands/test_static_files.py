"""The static files are laid out when they changed, and left alone when not."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from umay.commands.static_files import MADE_OF, lay_out


@pytest.fixture
def root(settings: LazySettings, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path / "static"


def test_a_second_start_leaves_them_as_they_are(root: Path) -> None:
    lay_out()
    for file in root.rglob("*.css*"):
        file.unlink()

    lay_out()

    assert list(root.rglob("*.css*")) == []


def test_files_of_another_version_are_laid_out_anew(root: Path) -> None:
    lay_out()
    laid_out = sorted(root.rglob("*.css*"))
    for file in laid_out:
        file.unlink()
    (root / MADE_OF).write_text("of files of before")

    lay_out()

    assert laid_out
    assert sorted(root.rglob("*.css*")) == laid_out
