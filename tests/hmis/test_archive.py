"""What is in a broken archive: a clear refusal, before anything is written."""

from pathlib import Path

import pytest

from tests.hmis.exports import Export
from tests.hmis.packing import packed, refusal
from umay.commands.hmis.tables import FILES
from umay.commands.import_hmis import SILENT, read_plan


def test_a_sound_archive_is_read(export: Export, path: Path) -> None:
    plan = read_plan(export.write(path), SILENT)

    assert not plan.refused
    assert len(plan.houses[0].spells) == 1


def test_an_archive_with_a_folder_and_other_files_is_read(
    export: Export, path: Path
) -> None:
    files = {f"demo/{name}": data for name, data in export.bytes().items()}
    packed(path, files | {"demo/": b"", "demo/Services.csv": b"\xff\0"})

    assert read_plan(path, SILENT).houses


def test_a_mark_at_the_beginning_and_other_line_ends_are_read(
    export: Export, path: Path
) -> None:
    files = {
        name: b"\xef\xbb\xbf" + data.replace(b"\r\n", b"\r")
        for name, data in export.bytes().items()
    }

    assert len(read_plan(packed(path, files), SILENT).houses[0].spells) == 1


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_a_missing_file_is_named(export: Export, path: Path, name: str) -> None:
    files = export.bytes()
    del files[name]

    assert refusal(packed(path, files)) == f"the archive has no {name}"


@pytest.mark.parametrize(
    ("name", "column"),
    [(file.name, column) for file in FILES for column in file.columns],
)
def test_a_missing_column_is_named(
    export: Export, path: Path, name: str, column: str
) -> None:
    files = export.bytes()
    files[name] = files[name].replace(f'"{column}"'.encode(), b'"Other"')

    assert refusal(packed(path, files)) == f"{name} has no column {column}"


def test_clients_need_the_columns_of_one_fiscal_year(
    export: Export, path: Path
) -> None:
    export.columns = ("Woman", "Man")

    assert refusal(export.write(path)) == (
        "Client.csv has neither Sex nor Woman and Man and GenderNone"
    )


def test_a_column_that_is_there_twice_is_refused(export: Export, path: Path) -> None:
    export.columns = ("Sex", "DOB")

    assert refusal(export.write(path)) == "Client.csv has the column DOB twice"


def test_windows_1252_is_told_with_its_byte(export: Export, path: Path) -> None:
    files = export.bytes()
    files["Project.csv"] = files["Project.csv"].replace(b"A house", b"La maison \xe9")
    at = files["Project.csv"].index(b"\xe9") + 1

    assert refusal(packed(path, files)) == (
        f"Project.csv is not UTF-8: byte {at}, in line 2, is 0xE9, as Windows-1252 "
        "writes it. Save it as UTF-8"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_utf_16_is_told(export: Export, path: Path, encoding: str) -> None:
    files = export.bytes()
    files["Exit.csv"] = files["Exit.csv"].decode().encode(encoding)

    assert refusal(packed(path, files)).startswith("Exit.csv is ")


def test_a_zero_byte_is_told_with_its_line(export: Export, path: Path) -> None:
    files = export.bytes()
    files["Client.csv"] = files["Client.csv"].replace(b"1990", b"19\x0090")

    assert "in line 2, is zero" in refusal(packed(path, files))


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b'"e1","1","2020-05-01" x,"410","",""\r\n', "line 2: "),
        (b'"e1","1","2020-05-01,410,,\r\n', "line 2: unexpected end of data"),
        (b"e1," + b"1" * 200_000 + b",2020-05-01,410,,\r\n", "line 2: field larger"),
    ],
)
def test_what_is_no_csv_is_told_with_its_line(
    export: Export, path: Path, bad: bytes, why: str
) -> None:
    files = export.bytes()
    files["Exit.csv"] = files["Exit.csv"].split(b"\r\n")[0] + b"\r\n" + bad

    assert refusal(packed(path, files)).startswith(f"Exit.csv, {why}")


def test_a_field_with_a_line_break_does_not_shift_the_lines(
    export: Export, path: Path
) -> None:
    export.change("Project.csv", 2, ProjectName="two\nlines")
    export.add("Project.csv", ProjectID="")

    (said,) = read_plan(export.write(path), SILENT).refused
    assert (said.file, said.line) == ("Project.csv", 4)


def test_a_line_with_too_few_fields_is_a_refused_row(
    export: Export, path: Path
) -> None:
    files = export.bytes()
    files["Exit.csv"] += b"e1,1\r\n\r\n"

    (said,) = read_plan(packed(path, files), SILENT).refused
    assert (said.file, said.line) == ("Exit.csv", 3)
    assert "fewer fields" in said.why
