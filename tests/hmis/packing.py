"""Packing an archive, and what is said when it is refused."""

import zipfile
from pathlib import Path

import pytest

from umay.commands.import_hmis import SILENT, read_plan
from umay.commands.refusal import Refusal


def refusal(path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        read_plan(path, SILENT)
    message = str(refused.value)
    assert "\n" not in message
    return message


def packed(path: Path, files: dict[str, bytes], **how: object) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data, **how)
    return path
