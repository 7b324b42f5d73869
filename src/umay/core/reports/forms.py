"""Forms: which counts a ministry or a donor asks for, in its words, as data.

Ours are guesses until somebody loads the real one. What the house does not record is a
line of its own, so that nobody reads a zero there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from umay.core.law.checking import BadPacks, Mistake, read_toml, told
from umay.core.law.shape import MAY_BE_LEFT_OUT, SAID, Key, Keys, Path, misshapen
from umay.core.reports.counts import NEVER_A_SUCCESS, Count

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
MOST_LINES = 60
KEYS: Keys = {
    "report": {
        "name": Key("text"),
        "title": SAID,
        "owner": Key("text"),
        "reader": Key("text"),
        "note": Key("said", MAY_BE_LEFT_OUT),
    },
    "line": {
        "says": SAID,
        "count": Key("text", MAY_BE_LEFT_OUT),
        "recorded": Key("flag", MAY_BE_LEFT_OUT),
    },
}
Words = Mapping[str, str]  # by language


class Reader(StrEnum):
    STATE = "state"
    DONOR = "donor"
    STATISTICS = "statistics"


@dataclass(frozen=True)
class Line:
    """``count`` is ``None`` for what the house does not record."""

    says: Words
    count: Count | None


@dataclass(frozen=True)
class ReportForm:
    """``name`` is its code."""

    name: str
    title: Words
    owner: str
    reader: Reader
    lines: tuple[Line, ...]
    note: Words = field(default_factory=dict)

    @property
    def counts(self) -> frozenset[Count]:
        return frozenset(line.count for line in self.lines if line.count is not None)


def read_form(file: str, data: bytes) -> ReportForm:
    """Return the form of one file. Raises ``BadPacks`` with every mistake."""
    text, raw = read_toml(file, data)
    mistakes = told(file, text, misshapen(raw, KEYS, "report"))
    if not mistakes and "report" not in raw:
        mistakes = [Mistake(file, 1, "the table [report] is missing")]
    mistakes = mistakes or told(file, text, _nonsense(raw))
    if mistakes:
        raise BadPacks(mistakes)
    head = raw["report"]
    return ReportForm(
        head["name"],
        head["title"],
        head["owner"],
        Reader(head["reader"]),
        tuple(_line(one) for one in raw["line"]),
        head.get("note", {}),
    )


def _line(raw: Mapping[str, Any]) -> Line:
    return Line(raw["says"], Count(raw["count"]) if "count" in raw else None)


def _nonsense(raw: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    head, lines = raw["report"], raw.get("line", [])
    if not CODE.fullmatch(head["name"]):
        yield ("report", "name"), "“name” may have small letters, digits, - and _ only"
    if head["reader"] not in set(Reader):
        yield ("report", "reader"), f"“reader” must be one of {', '.join(Reader)}"
    if not lines:
        yield ("report",), "there is no [[line]]"
    if len(lines) > MOST_LINES:
        yield ("line", MOST_LINES), f"{MOST_LINES} lines are the most one form can have"
    seen: set[str] = set()
    for number, one in enumerate(lines):
        for wrong in _wrong(one, head["reader"], seen):
            yield ("line", number, "count"), wrong
        seen.add(one.get("count", ""))


def _wrong(line: Mapping[str, Any], reader: str, seen: set[str]) -> Iterator[str]:
    count = line.get("count")
    if (count is None) != (line.get("recorded") is False):
        yield "a line has a “count”, or “recorded = false” if the house records none"
    elif count is None:
        return
    elif count not in set(Count):
        near = get_close_matches(count, list(Count), 1)
        meant = f"; is “{near[0]}” meant?" if near else ""
        yield f"“{count}” is none of the counts{meant}"
    elif count in seen:
        yield f"“{count}” stands here a second time"
    elif reader == Reader.STATE and Count(count) in NEVER_A_SUCCESS:
        yield f"“{count}” is data and no success: no form of a state may ask for it"
