"""The page of stories names each of them, and only tests that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/stories.md").read_text("utf-8")
OF_ONE_HOUSE = range(1, 37)
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PAGE)


def test_every_story_of_one_house_has_a_row() -> None:
    rows = re.findall(r"^\| ([\d, ]+) \|", PAGE, re.MULTILINE)
    told = [int(number) for row in rows for number in row.split(",")]

    assert told == list(OF_ONE_HOUSE)


def test_every_test_it_names_is_there() -> None:
    gone = [
        f"{path}::{name}"
        for path, name in NAMED
        if f"def {name}(" not in (ROOT / path).read_text("utf-8")
    ]

    assert len(NAMED) > len(OF_ONE_HOUSE) / 2
    assert gone == []


def test_every_story_told_in_a_browser_stands_on_the_page() -> None:
    files = (ROOT / "tests/browser").glob("test_*.py")
    told = "".join(one.read_text("utf-8") for one in files)
    names = set(re.findall(r"def (test_story_\w+)\(", told))

    assert names == {name for _path, name in NAMED if name.startswith("test_story_")}
