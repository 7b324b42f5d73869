"""``umay import hmis``, as a person runs it."""

import json
from pathlib import Path

import pytest

from tests.harness.command import umay
from tests.harness.houses import House
from tests.hmis.exports import small_export
from tests.hmis.imported import nothing_changes
from tests.hmis.test_history import family
from tests.small_house import small_house
from umay.commands.import_hmis import import_project
from umay.records.models import Center, Stay


@pytest.fixture
def house(house_db: House) -> House:
    """A house of one center, which is what ``umay init`` leaves."""
    small_house()
    return house_db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    export = family(("1", "2020-01-01", ""), ("2", "2020-01-01", "2020-06-01"))
    export.add("Project.csv", ProjectID="8", ProjectType="6")
    export.stay("3", "2020-01-01", "2019-01-01", ProjectID="8")
    return export.write(tmp_path / "export.zip")


def test_json_tells_every_project_and_every_refused_row(
    house: House, path: Path
) -> None:
    done = umay(house, "import", "hmis", str(path), "--format", "json")

    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    counts = {"households": 1, "people": 2, "entries": 2, "exits": 1, "open": 1}
    present = {"2022-09-30": {"households": 1, "people": 1}}
    assert told["projects"][0] == {"id": "7", **counts, "present": present}
    assert [(r["file"], r["line"]) for r in told["refused"]] == [
        ("Enrollment.csv", 4),
        ("Exit.csv", 3),
    ]
    assert all(row["why"] for row in told["refused"])
    assert Stay.objects.filter(center__slug="p7").count() == 1


def test_who_was_there_is_told_of_any_night(house: House, path: Path) -> None:
    done = umay(house, "import", "hmis", str(path), "--format", "json",
                "--on", "2020-05-31", "--project", "7")  # fmt: skip

    told = json.loads(done.stdout)
    assert [project["id"] for project in told["projects"]] == ["7"]
    present = {"2020-05-31": {"households": 1, "people": 2}}
    assert told["projects"][0]["present"] == present
    assert told["refused"] == []
    assert not Center.objects.filter(slug="p8").exists()


def test_a_second_import_says_the_same_and_changes_nothing(
    house: House, path: Path
) -> None:
    words = ("import", "hmis", str(path), "--format", "json")
    first = umay(house, *words)

    with nothing_changes():
        second = umay(house, *words)

    assert (second.returncode, second.stdout) == (0, first.stdout)


def test_a_dry_run_says_the_same_and_changes_nothing(house: House, path: Path) -> None:
    words = ("import", "hmis", str(path), "--format", "json")
    with nothing_changes():
        dry = umay(house, *words, "--dry-run")

    assert dry.stdout == umay(house, *words).stdout


def test_text_tells_the_same_in_words(house: House, path: Path) -> None:
    done = umay(house, "import", "hmis", str(path))

    assert done.returncode == 0
    assert "there: on the night of 2022-09-30" in done.stdout
    assert "Refused: 2 rows" in done.stdout
    assert "  Enrollment.csv, line 4: Exit.csv line 3 ends it" in done.stdout


def test_what_is_in_the_file_cannot_move_the_cursor(
    house: House, tmp_path: Path
) -> None:
    export = small_export(ProjectID="\x1b[2J[red]7")
    export.stay("1", "\x1b]0;x\x07", ProjectID="\x1b[2J[red]7")

    done = umay(house, "import", "hmis", str(export.write(tmp_path / "x.zip")))

    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--project", "99"), "there is no project 99 in the file, only: 7, 8"),
        (("--on", "yesterday"), "a day like 2022-09-30 is wanted"),
    ],
)
def test_what_cannot_be_meant_is_told(
    house: House, path: Path, words: tuple[str, str], why: str
) -> None:
    with nothing_changes():
        done = umay(house, "import", "hmis", str(path), *words)

    assert done.returncode > 0
    assert why in done.stderr


def test_a_hostile_archive_leaves_no_trace(house: House, tmp_path: Path) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"PK\x03\x04 and nothing more")
    files = {file.name for file in house.home.path.iterdir()}

    with nothing_changes():
        done = umay(house, "import", "hmis", str(bad))

    assert done.returncode == 1
    assert done.stderr.startswith("umay import: ")
    assert done.stderr.count("\n") == 1
    assert {file.name for file in house.home.path.iterdir()} == files


def test_rows_that_changed_since_are_refused_in_one_line(
    house: House, path: Path, tmp_path: Path
) -> None:
    umay(house, "import", "hmis", str(path))
    other = small_export().write(tmp_path / "other.zip")

    done = umay(house, "import", "hmis", str(other))

    assert done.returncode == 1
    assert "p7 is already here and was made from other rows" in done.stderr


def test_without_a_house_it_says_what_to_do(house_db: House, path: Path) -> None:
    done = umay(house_db, "import", "hmis", str(path))

    assert done.returncode == 1
    assert "Run: umay init" in done.stderr


@pytest.mark.django_db
def test_one_project_is_imported_for_the_demo(path: Path) -> None:
    heard: list[float] = []

    imported = import_project(path, "7", heard.append)

    assert Center.objects.get(pk=imported.center).slug == "p7"
    assert heard == sorted(heard)
    assert heard[-1] == 1
