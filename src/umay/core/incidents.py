"""Incidents: one reported act, its form and its context as two axes.

The form is the act's code in the taxonomy (``law/acts.toml``); the context follows from
who he was to her and who was there. Terms follow GBVIMS: one incident is one act, and
intimate partner violence is context, not a type.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from umay.core.people import Answer


class Place(StrEnum):
    HOME = "home"
    STREET = "street"
    WORKPLACE = "workplace"
    ONLINE = "online"
    OTHER = "other"


class Relationship(StrEnum):
    """Who he was to her on that day."""

    SPOUSE = "spouse"
    EX_SPOUSE = "ex_spouse"
    COHABITANT = "cohabitant"
    EX_COHABITANT = "ex_cohabitant"
    RELIGIOUS_ONLY = "religious_only"
    DATING = "dating"
    EX_DATING = "ex_dating"
    COMMON_CHILD = "common_child"
    RELATIVE = "relative"
    STRANGER = "stranger"


class Pattern(StrEnum):
    """How often it happened between the first day and the last."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    SOMETIMES = "sometimes"


class Context(StrEnum):
    DOMESTIC = "domestic"
    INTIMATE_PARTNER = "intimate_partner"
    CHILD_WITNESS = "child_witness"


class Office(StrEnum):
    """Whom she told."""

    POLICE = "police"
    PROSECUTOR = "prosecutor"
    COURT = "court"
    HOSPITAL = "hospital"
    AKIMAT = "akimat"
    SCHOOL = "school"
    OTHER = "other"


class Step(StrEnum):
    """What she does after a refusal; nothing is a step as well, if it is her wish."""

    REGISTRATION = "registration"  # ask for the number under which it was registered
    PROSECUTOR = "prosecutor"
    JUDGE = "judge"  # the investigating judge
    COURT = "court"  # her own complaint to the court
    OTHER_OFFICE = "other_office"
    NOTHING = "nothing"


PARTNERS = frozenset(Relationship) - {
    Relationship.COMMON_CHILD,
    Relationship.RELATIVE,
    Relationship.STRANGER,
}


@dataclass(frozen=True)
class Incident:
    """``about`` says that the days are roughly so; ``last`` is the last day it
    happened, the first one if it happened once. An unnamed fact is unknown."""

    act: str
    first: date
    last: date
    place: Place
    relationship: Relationship
    about: bool = False
    pattern: Pattern = Pattern.ONCE
    children_present: Answer = Answer.UNKNOWN
    facts: Mapping[str, str] = field(default_factory=dict)

    def contexts(self) -> frozenset[Context]:
        found = set()
        if self.relationship is not Relationship.STRANGER:
            found.add(Context.DOMESTIC)
        if self.relationship in PARTNERS:
            found.add(Context.INTIMATE_PARTNER)
        if self.children_present is Answer.YES:
            found.add(Context.CHILD_WITNESS)
        return frozenset(found)


@dataclass(frozen=True)
class Statement:
    """She told an office. ``refused`` means that nothing was registered or begun."""

    office: Office
    day: date
    refused: bool
    step: Step | None = None


def to_words(told: Incident | Statement) -> str:
    """Return what is sealed of it."""
    return json.dumps(asdict(told), default=str, ensure_ascii=False, sort_keys=True)


class Unreadable(ValueError):
    """These words were written in a way this version does not read."""


def incident_of(words: str) -> Incident:
    """Return what ``to_words`` sealed. Raises ``Unreadable``."""
    with reading():
        return _incident(json.loads(words))


@contextmanager
def reading() -> Iterator[None]:
    """Turn whatever goes wrong while opened words are read into ``Unreadable``."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable from error


def _incident(told: Any) -> Incident:
    return Incident(
        act=told["act"],
        first=date.fromisoformat(told["first"]),
        last=date.fromisoformat(told["last"]),
        place=Place(told["place"]),
        relationship=Relationship(told["relationship"]),
        about=told["about"],
        pattern=Pattern(told["pattern"]),
        children_present=Answer(told["children_present"]),
        facts=told["facts"],
    )


def statement_of(words: str) -> Statement:
    """Return what ``to_words`` sealed. Raises ``Unreadable``."""
    with reading():
        told = json.loads(words)
        return Statement(
            office=Office(told["office"]),
            day=date.fromisoformat(told["day"]),
            refused=told["refused"],
            step=Step(told["step"]) if told["step"] else None,
        )
