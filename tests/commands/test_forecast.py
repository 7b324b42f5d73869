"""``umay forecast``: what a planner types, and what comes out."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from umay.commands.main import main

DOCS = Path(__file__).parents[2] / "docs/forecast"
REFERENCE, HOUSES = str(DOCS / "reference.toml"), str(DOCS / "two-houses.toml")


@pytest.fixture
def quick_houses(tmp_path: Path) -> str:
    text = (DOCS / "two-houses.toml").read_text(encoding="utf-8")
    path = tmp_path / "quick.toml"
    path.write_text(text.replace("[run]", "[run]\nreplications = 8"), "utf-8")
    return str(path)


def test_json_has_every_number_with_its_interval(
    quick_houses: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forecast", "run", quick_houses, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)

    assert found["how"] == "all replications are done"
    for measure in found["measures"].values():
        assert set(measure) == {"mean", "low", "high", "level", "replications"}
        assert measure["low"] <= measure["mean"] <= measure["high"]
        assert measure["replications"] == 8


def test_the_same_file_gives_the_same_text(
    quick_houses: str, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = []
    for _ in range(2):
        main(["forecast", "run", quick_houses])
        texts.append(capsys.readouterr().out)

    assert texts[0] == texts[1]
    assert "turned_away_share " in texts[0]
    assert "95% intervals, 8 replications" in texts[0]


def test_tonight_gives_chances_by_day(
    quick_houses: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(quick_houses)
    tonight = path.read_text("utf-8").replace(
        "[run]", '[run]\nstart = "tonight"\ndays = 15'
    )
    resident = (
        '\n[[resident]]\nhousehold = "large"\nunits = ["B/f001"]\nhere_days = 30\n'
    )
    path.write_text(tonight + resident, "utf-8")
    main(["forecast", "run", quick_houses, "--format", "json"])
    free = json.loads(capsys.readouterr().out)["free"]

    assert len(free) == 15
    assert set(free[0]) == {"cot", "1 beds", "2 beds", "4 beds", "5 beds"}
    assert free[0]["5 beds"]["mean"] == 1.0


def test_exact_blocking_by_size(capsys: pytest.CaptureFixture[str]) -> None:
    main(["forecast", "run", REFERENCE, "--format", "json"])
    found = json.loads(capsys.readouterr().out)

    assert found["sizes"] == [1, 2, 3, 4, 5]
    assert found["blocking"] == sorted(found["blocking"])
    assert found["blocking_measures"][0]["replications"] == 0


def test_csv_is_one_row_a_measure(capsys: pytest.CaptureFixture[str]) -> None:
    main(["forecast", "run", REFERENCE, "--format", "csv"])
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))

    assert rows[0]["measure"] == "turned_away_share"
    assert float(rows[0]["mean"]) == pytest.approx(0.1145, abs=1e-4)


def test_a_search_finds_the_smallest(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["sweep", REFERENCE, "--vary", "exact.beds=60:120"]
    main(["forecast", *words, "--until", "same_day_share=0.95", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    beds = found[0]["fields"]["exact.beds"]
    main(["forecast", *words[:2], "--vary", f"exact.beds={beds - 1},{beds}"])
    text = capsys.readouterr().out.splitlines()

    assert found[0]["measures"]["same_day_share"]["mean"] >= 0.95
    assert text[0] == "exact.beds: turned away, admitted the same day"
    assert text[1].split("; ")[1] < "0.9500" <= text[2].split("; ")[1]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["run", "nowhere.toml"], "nowhere.toml cannot be read"),
        (["run", __file__], "is not TOML"),
        (["sweep", REFERENCE, "--vary", "exact.beds"], "write field=1,2,3"),
        (["sweep", REFERENCE, "--vary", "exact.beds=1:2:3:4"], "write field=1,2,3"),
        (["sweep", REFERENCE, "--vary", "house.0.cots=1"], "has no such field"),
        (
            ["sweep", REFERENCE, "--vary", "exact.beds=1:3", "--until", "x"],
            "write same_day_share=0.95",
        ),
    ],
)
def test_what_cannot_be_done_is_one_line(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forecast", *words]) == 1
    error = capsys.readouterr().err

    assert says in error
    assert error.count("\n") == 1


def test_a_whole_invented_house_is_written_and_says_so_in_every_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "again"):
        assert main(["forecast", "house", HOUSES, str(tmp_path / name)]) == 0
    assert "invented families asked" in capsys.readouterr().out

    tables = sorted((tmp_path / "one").glob("*.csv"))
    assert [table.stem for table in tables] == [
        "incidents", "requests", "stays", "units",
    ]  # fmt: skip
    for table in tables:
        assert table.read_bytes() == (tmp_path / "again" / table.name).read_bytes()
        rows = list(csv.DictReader(StringIO(table.read_text("utf-8"))))
        assert rows
        assert {row["invented"] for row in rows} == {"yes"}


def test_a_folder_that_is_there_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("mine")

    assert main(["forecast", "house", HOUSES, str(tmp_path)]) != 0

    assert "cannot be made" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [kept]
