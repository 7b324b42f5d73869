"""Talk sheets: the questions of a talk about danger, as data with its owner named.

Ours asks facts known to raise danger, in our own words; a center may put an instrument
it has a licence for beside it, in the same form. Her own fear is no part of a sheet:
it is asked first whatever the sheet. A scoring is its owner's words and counts nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from umay.core.law.checking import BadPacks, Mistake, read_toml, told
from umay.core.law.shape import MAY_BE_LEFT_OUT, SAID, Key, Keys, Path, misshapen

MOST_QUESTIONS = 40
CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
KEYS: Keys = {
    "talk": {
        "name": Key("text"),
        "title": SAID,
        "owner": Key("text"),
        "licence": Key("text"),
        "scoring": Key("said", MAY_BE_LEFT_OUT),
    },
    "source": {"id": Key("text"), "says": Key("text"), "url": Key("url")},
    "question": {
        "id": Key("text"),
        "asks": SAID,
        "sources": Key("texts", MAY_BE_LEFT_OUT),
    },
}
Words = Mapping[str, str]  # by language


@dataclass(frozen=True)
class Question:
    id: str
    asks: Words


@dataclass(frozen=True)
class TalkSheet:
    """``name`` is its code. ``scoring`` is what its owner says about counting."""

    name: str
    title: Words
    owner: str
    licence: str
    questions: tuple[Question, ...]
    scoring: Words = field(default_factory=dict)


def read_sheet(file: str, data: bytes) -> TalkSheet:
    """Return the sheet of one file. Raises ``BadPacks`` with every mistake."""
    text, raw = read_toml(file, data)
    mistakes = told(file, text, misshapen(raw, KEYS, "talk"))
    if not mistakes and "talk" not in raw:
        mistakes = [Mistake(file, 1, "the table [talk] is missing")]
    mistakes = mistakes or told(file, text, _nonsense(raw))
    if mistakes:
        raise BadPacks(mistakes)
    head = raw["talk"]
    return TalkSheet(
        head["name"],
        head["title"],
        head["owner"],
        head["licence"],
        tuple(Question(one["id"], one["asks"]) for one in raw["question"]),
        head.get("scoring", {}),
    )


def _nonsense(raw: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    if not CODE.fullmatch(raw["talk"]["name"]):
        yield ("talk", "name"), "“name” may have small letters, digits, - and _ only"
    questions = raw.get("question", [])
    if not questions:
        yield ("talk",), "there is no [[question]]"
    if len(questions) > MOST_QUESTIONS:
        yield (
            ("question", MOST_QUESTIONS),
            f"{MOST_QUESTIONS} questions are the most one talk can ask",
        )
    known = {one["id"] for one in raw.get("source", ())}
    for number, one in enumerate(questions):
        for name in set(one.get("sources", ())) - known:
            yield ("question", number, "sources"), f"nobody knows a source “{name}”"
    yield from codes_once("question", questions)


def codes_once(table: str, rows: list[Mapping[str, Any]]) -> Iterator[tuple[Path, str]]:
    """Yield each ``id`` that is no code, or stands a second time."""
    seen: Counter[str] = Counter()
    for number, one in enumerate(rows):
        seen[one["id"]] += 1
        if not CODE.fullmatch(one["id"]):
            yield (table, number, "id"), "“id” may have small letters, digits, - and _"
        elif seen[one["id"]] > 1:
            yield (table, number, "id"), f"“{one['id']}” stands here a second time"
