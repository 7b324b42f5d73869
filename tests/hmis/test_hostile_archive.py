"""A damaged or hostile archive is refused, and harms nothing."""

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hmis.exports import Export
from tests.hmis.packing import packed, refusal
from umay.commands.hmis import archive as archives
from umay.commands.hmis import tables
from umay.commands.hmis.archive import MEGABYTE, opened
from umay.commands.refusal import Refusal


@pytest.mark.parametrize(
    "name",
    ["../Client.csv", "/etc/passwd", "a/../../b", "..\\Client.csv", "C:\\x", "C:x"],
)
def test_a_path_that_leads_out_is_refused(
    export: Export, path: Path, name: str
) -> None:
    packed(path, export.bytes() | {name: b"x"})

    assert "a path that leads out of it" in refusal(path)
    assert [file.name for file in path.parent.iterdir()] == ["export.zip"]


def test_a_link_is_refused(export: Export, path: Path) -> None:
    link = zipfile.ZipInfo("Other.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(export.write(path), "a") as archive:
        archive.writestr(link, "/etc/passwd")

    assert "a link to another place" in refusal(path)


def test_an_encrypted_file_is_refused(export: Export, path: Path) -> None:
    data = bytearray(export.write(path).read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    path.write_bytes(data)

    assert "is encrypted" in refusal(path)


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(
    export: Export, path: Path, how: int
) -> None:
    packed(path, export.bytes(), compress_type=how)

    assert "packed in a way that is not read" in refusal(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["Client.csv", "client.CSV", "b/Client.csv"])
def test_two_files_of_one_name_are_refused(
    export: Export, path: Path, name: str
) -> None:
    with zipfile.ZipFile(export.write(path), "a") as archive:
        archive.writestr(name, b"x")

    assert refusal(path) == "the archive holds 2 files called client.csv"


def test_too_many_files_are_refused(export: Export, path: Path) -> None:
    packed(path, export.bytes() | {f"{n}.csv": b"" for n in range(200)})

    assert "the archive holds 206 files" in refusal(path)


def test_a_bomb_is_refused_by_what_it_says_of_itself(
    export: Export, path: Path
) -> None:
    packed(path, export.bytes() | {"Client.csv": bytes(64 * MEGABYTE)})

    assert "that is no export" in refusal(path)


def test_many_large_files_together_are_refused(
    export: Export, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", MEGABYTE)
    packed(path, export.bytes() | {"Services.csv": b"x,\r\n" * MEGABYTE})

    assert refusal(path) == "the archive unpacks to more than 1 MB"


def test_more_rows_than_fit_into_memory_are_refused(
    export: Export, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 5)

    assert refusal(export.write(path)) == "the archive has more than 5 rows"


def lying_about_size(path: Path, size: int) -> None:
    """Write a small size for Client.csv into the list of contents."""
    data = bytearray(path.read_bytes())
    at = data.index(b"Client.csv", data.index(b"PK\x01\x02")) - 46
    data[at + 24 : at + 28] = size.to_bytes(4, "little")
    path.write_bytes(data)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(
    export: Export, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed(path, export.bytes() | {"Client.csv": b"x" * 4 * MEGABYTE})
    lying_about_size(path, 100)

    assert refusal(path).startswith("Client.csv is damaged")


def test_what_is_read_is_counted_whatever_was_said(
    export: Export, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export.write(path)
    with opened(path) as archive:
        archive.left = 10

        with pytest.raises(Refusal, match="unpacks to more than"):
            archive.read("Client.csv")


def torn(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    at = data.index(b"Client.csv") + 60
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (torn, "is not a zip archive, or is damaged"),
        (flipped, "Client.csv is damaged"),
        (lambda data: b"", "is not a zip archive, or is damaged"),
        (lambda data: b"no archive", "is not a zip archive, or is damaged"),
    ],
)
def test_a_damaged_archive_is_told(
    export: Export, path: Path, broken: Callable[[bytes], bytes], why: str
) -> None:
    path.write_bytes(broken(export.write(path).read_bytes()))

    assert why in refusal(path)


def test_a_file_that_is_not_there_is_told(path: Path, tmp_path: Path) -> None:
    assert refusal(path) == f"there is no file {path}"
    assert refusal(tmp_path) == f"there is no file {tmp_path}"


def test_an_export_without_its_one_row_is_told(export: Export, path: Path) -> None:
    export.rows["Export.csv"].clear()

    assert refusal(export.write(path)) == (
        "Export.csv: it has 0 rows; an export has one"
    )
