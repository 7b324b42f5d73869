"""Talks about danger: what she said, and a level only a person sets.

Nothing is added up and nobody is ranked. A question nobody answered is kept as one
nobody answered. What was asked is kept with the answer, in all three languages: a talk
stays readable when its sheet has changed or is gone.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from umay.core.danger.sheets import TalkSheet, Words
from umay.core.incidents import reading
from umay.core.people import Answer


class Fear(StrEnum):
    """How afraid she is, in her own judgement; from none upwards."""

    NONE = "none"
    SOME = "some"
    GREAT = "great"
    LIFE = "life"
    UNKNOWN = "unknown"
    UNSAID = "unsaid"


class Level(StrEnum):
    """How great a person judges the danger to be, after a talk."""

    PRESENT = "present"
    HIGH = "high"
    NOW = "now"


FEARS = (Fear.NONE, Fear.SOME, Fear.GREAT, Fear.LIFE)
LEVELS = tuple(Level)


@dataclass(frozen=True)
class Asked:
    """One question. ``answer`` is ``None`` if nobody answered it."""

    id: str
    asks: Words
    answer: Answer | None = None


@dataclass(frozen=True)
class Talk:
    """``sheet`` is the title of what was followed; ``fear`` is ``None`` if open."""

    day: date
    sheet: Words
    fear: Fear | None
    asked: tuple[Asked, ...]

    @property
    def open(self) -> tuple[Asked, ...]:
        return tuple(one for one in self.asked if one.answer is None)


def talk_by(
    sheet: TalkSheet, day: date, fear: Fear | None, answers: Mapping[str, Answer]
) -> Talk:
    """Return a talk that followed a sheet; what ``answers`` leaves out stays open."""
    asked = (Asked(one.id, one.asks, answers.get(one.id)) for one in sheet.questions)
    return Talk(day, sheet.title, fear, tuple(asked))


def to_words(talk: Talk) -> str:
    """Return what is sealed of it."""
    return json.dumps(asdict(talk), default=str, ensure_ascii=False, sort_keys=True)


def talk_of(words: str) -> Talk:
    """Return what ``to_words`` sealed. Raises ``Unreadable``."""
    with reading():
        told = json.loads(words)
        return Talk(
            day=date.fromisoformat(told["day"]),
            sheet=_said(told["sheet"]),
            fear=None if told["fear"] is None else Fear(told["fear"]),
            asked=tuple(_asked(one) for one in told["asked"]),
        )


def _asked(told: Any) -> Asked:
    answer = told["answer"]
    return Asked(
        told["id"], _said(told["asks"]), None if answer is None else Answer(answer)
    )


def _said(told: Any) -> dict[str, str]:
    return {str(language): str(words) for language, words in told.items()}
