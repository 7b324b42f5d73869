"""A talk about danger in words: of an opened row, and of the lines of a paper."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise

from umay.core.danger.plans import Mark, Part, marked_of
from umay.core.danger.talks import Level, Talk, talk_of
from umay.core.incidents import Unreadable
from umay.core.papers import Line, Sheet
from umay.records.models import DangerTalk
from umay.web.opening import said_of
from umay.web.wording.answers import ANSWER
from umay.web.wording.danger import FEAR, LEVEL, NOT_ANSWERED, PART, spoken

COLUMNS = ("talked", "in_her_words", "level", "level_why")
Said = dict[str, str]


def told_in(row: DangerTalk) -> dict[str, Any]:
    """Return an opened talk as a page tells it."""
    said = said_of(row, COLUMNS)
    return {"row": row, **_told(said)}


def _told(said: Said) -> dict[str, Any]:
    talk, level = _talk(said.get("talked", "")), _level(said.get("level", ""))
    return {
        "talk": talk,
        "unread": "" if talk else said.get("talked", ""),
        "words": said.get("in_her_words", ""),
        "level": level,
        "level_said": LEVEL[level] if level else said.get("level", ""),
        "why": said.get("level_why", ""),
        **(_answers(talk) if talk else {}),
    }


def _answers(talk: Talk) -> dict[str, Any]:
    return {
        "fear": FEAR[talk.fear] if talk.fear else NOT_ANSWERED,
        "sheet": spoken(talk.sheet),
        "open": len(talk.open),
        "answers": [
            (
                spoken(one.asks),
                ANSWER[one.answer] if one.answer else NOT_ANSWERED,
                one.answer or "open",
            )
            for one in talk.asked
        ],
    }


def _talk(words: str) -> Talk | None:
    try:
        return talk_of(words) if words else None
    except Unreadable:
        return None


def _level(code: str) -> Level | None:
    return Level(code) if code in set(Level) else None


def talks_on(sheet: Sheet) -> list[dict[str, Any]]:
    """Return the talks a paper may tell, in order."""
    return [_told(said) for _, said in _by_number(sheet, "dangertalk.")]


def parts_on(sheet: Sheet) -> Iterator[tuple[str | Promise, list[str], str]]:
    """Yield of a safety plan each part's name, what was talked about, her words."""
    for number, said in _by_number(sheet, "safetypart."):
        part = list(Part)[number - 1]
        yield PART[part], _talked_about(said), said.get("plan_words", "")


def _talked_about(said: Said) -> list[str]:
    words = said.get("marked", "")
    try:
        marked = marked_of(words) if words else ()
    except Unreadable:
        return [words]  # shown as it stands, never left out
    return [spoken(one.says) for one in marked if one.mark is Mark.TALKED]


def _by_number(sheet: Sheet, table: str) -> list[tuple[int, Said]]:
    found: dict[int, Said] = {}
    for line in sheet.lines:
        if line.field.startswith(table):
            column = _column(line)
            found.setdefault(line.number, {})[column] = str(line.value)
    return sorted(found.items())


def _column(line: Line) -> str:
    return line.field.partition(".")[2]
