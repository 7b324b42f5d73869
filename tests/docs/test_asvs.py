"""The list of what ASVS asks: every number once, every place it names is there."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

LIST = Path("docs/asvs.md")
ROW = re.compile(r"^\| (V[\d.]+) \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$", re.MULTILINE)
NUMBER = re.compile(r"V\d+\.\d+\.\d+")
STATES = ("met", "partly:", "**not met**", "not there")
ASKED = 253  # at levels 1 and 2


def rows() -> list[tuple[str, str, str, list[str]]]:
    found = ROW.findall(LIST.read_text("utf-8"))
    return [
        (n, what, state, re.findall("`([^`]+)`", at)) for n, what, state, at in found
    ]


@cache
def names_in(file: str) -> set[str]:
    tree = ast.parse(Path(file).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def is_there(place: str) -> bool:
    file, _, test = place.partition("::")
    return Path(file).exists() and (not test or test in names_in(file))


def test_each_number_stands_once() -> None:
    told = Counter(NUMBER.findall(LIST.read_text("utf-8")))

    assert len(told) == ASKED
    assert [number for number, times in told.items() if times > 1] == []


def test_every_place_that_is_named_is_there() -> None:
    gone = [(n, place) for n, *_, places in rows() for place in places]

    assert [one for one in gone if not is_there(one[1])] == []


def test_each_row_has_a_state_and_what_is_met_says_where() -> None:
    wrong = [
        number
        for number, _what, state, places in rows()
        if not state.startswith(STATES) or (state == "met" and not places)
    ]

    assert wrong == []


def test_the_figures_at_the_top_are_right() -> None:
    text, states = LIST.read_text("utf-8"), [state for _, _, state, _ in rows()]
    counts = [sum(s.startswith(begins) for s in states) for begins in STATES]
    top = next(line for line in text.splitlines() if line.startswith("Of "))

    told = [int(number) for number in re.findall(r"\d+", top)]
    assert told == [ASKED, ASKED - len(states), *counts]


@pytest.mark.parametrize(
    "place", ["docs/nothing.md", "tests/docs/test_asvs.py::test_x"]
)
def test_control_a_place_that_is_not_there_is_seen(place: str) -> None:
    assert not is_there(place)
