"""A house whose ledger grows, with files and witnesses of its own."""

from pathlib import Path

import pytest


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files of the log for one test alone: tests of one process share a house."""
    from umay.records import log_files

    key = tmp_path / "log.key"
    key.write_text("07" * 32, "ascii")
    monkeypatch.setattr(log_files, "_key_path", lambda: key)
    return tmp_path


@pytest.fixture
def logged(db: None, own_files: Path):
    from tests.ledger.logged import logged_house

    return logged_house(own_files)
