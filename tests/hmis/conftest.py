"""The real export lies beside the project, never in it; without it its tests rest."""

from pathlib import Path

import pytest

from tests.hmis.exports import Export, small_export
from tests.hmis.real import SHARED

collect_ignore = [] if SHARED.exists() else ["test_real_file.py"]


@pytest.fixture
def export() -> Export:
    export = small_export()
    export.stay("1", "2020-03-01", "2020-05-01")
    return export


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "export.zip"
