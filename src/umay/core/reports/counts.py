"""Counts: the fixed list a report may choose from, and which of them add up.

A *table* is a total and its parts, in one dimension: nothing is ever crossed with a
second one. What each count means is said in ``web.wording.reports``.
"""

from dataclasses import dataclass
from enum import StrEnum

from umay.core.exits import Destination
from umay.core.plan import Service


class Count(StrEnum):
    PEOPLE = "people.all"
    ADULTS = "people.adults"
    CHILDREN = "people.children"
    HERE = "here.all"
    HERE_ADULTS = "here.adults"
    HERE_CHILDREN = "here.children"
    HERE_0_2 = "here.0-2"
    HERE_3_6 = "here.3-6"
    HERE_7_13 = "here.7-13"
    HERE_14_17 = "here.14-17"
    HERE_NO_AGE = "here.no_age"
    HERE_A = "here.programme_a"
    HERE_B = "here.programme_b"
    LEFT = "left.all"
    LEFT_HOME = "left.home"
    LEFT_KIN = "left.kin"
    LEFT_CENTER = "left.center"
    LEFT_CARE = "left.care"
    LEFT_BACK = "left.back"
    LEFT_OTHER = "left.other"
    LEFT_UNKNOWN = "left.unknown"
    AWAY = "away.all"
    AWAY_FULL = "away.full"
    AWAY_NEEDS = "away.needs"
    AWAY_NOT_OURS = "away.not_ours"
    AWAY_HERS = "away.hers"
    AWAY_OTHER = "away.other"
    NIGHTS = "nights"
    DOMESTIC = "help.domestic"
    MEDICAL = "help.medical"
    PSYCHOLOGICAL = "help.psychological"
    PEDAGOGICAL = "help.pedagogical"
    LABOUR = "help.labour"
    CULTURAL = "help.cultural"
    ECONOMIC = "help.economic"
    LEGAL = "help.legal"
    BEDS = "beds"


@dataclass(frozen=True)
class Table:
    """``parts`` never overlap and together are ``total``."""

    total: Count
    parts: tuple[Count, ...]


OF_AGES = Table(Count.PEOPLE, (Count.ADULTS, Count.CHILDREN))
OF_THOSE_HERE = Table(Count.HERE, (Count.HERE_ADULTS, Count.HERE_CHILDREN))
OF_CHILDREN_HERE = Table(
    Count.HERE_CHILDREN,
    (
        Count.HERE_0_2,
        Count.HERE_3_6,
        Count.HERE_7_13,
        Count.HERE_14_17,
        Count.HERE_NO_AGE,
    ),
)
OF_PROGRAMMES = Table(Count.HERE, (Count.HERE_A, Count.HERE_B))
OF_LEAVING = Table(
    Count.LEFT,
    (
        Count.LEFT_HOME,
        Count.LEFT_KIN,
        Count.LEFT_CENTER,
        Count.LEFT_CARE,
        Count.LEFT_BACK,
        Count.LEFT_OTHER,
        Count.LEFT_UNKNOWN,
    ),
)
OF_TURNED_AWAY = Table(
    Count.AWAY,
    (
        Count.AWAY_FULL,
        Count.AWAY_NEEDS,
        Count.AWAY_NOT_OURS,
        Count.AWAY_HERS,
        Count.AWAY_OTHER,
    ),
)
# A total that is itself a part comes after the table it is a part of.
TABLES = (
    OF_AGES,
    OF_THOSE_HERE,
    OF_CHILDREN_HERE,
    OF_PROGRAMMES,
    OF_LEAVING,
    OF_TURNED_AWAY,
)
HELP = tuple(Count(f"help.{service}") for service in Service)
ALONE = (Count.NIGHTS, *HELP)
# Told of one evening; all others add up from step to step.
STANDING = frozenset(
    {
        Count.BEDS,
        Count.HERE,
        *OF_THOSE_HERE.parts,
        *OF_CHILDREN_HERE.parts,
        *OF_PROGRAMMES.parts,
    }
)
OF_NOBODY = frozenset({Count.BEDS})
# That she went back is data. No form of a state asks for it, so none shows it as done.
NEVER_A_SUCCESS = frozenset({Count.LEFT_BACK})
# Nights over days are people: with these hidden, nights would tell them.
TELL_OF = {Count.NIGHTS: (Count.PEOPLE, Count.HERE)}

WENT: dict[Destination, Count] = {
    Destination.OWN_HOME: Count.LEFT_HOME,
    Destination.HOME_WITHOUT_HIM: Count.LEFT_HOME,
    Destination.RENTED: Count.LEFT_HOME,
    Destination.RENTED_SUBSIDISED: Count.LEFT_HOME,
    Destination.KIN_FOR_NOW: Count.LEFT_KIN,
    Destination.KIN_FOR_GOOD: Count.LEFT_KIN,
    Destination.OTHER_CENTER: Count.LEFT_CENTER,
    Destination.OTHER_REGION: Count.LEFT_CENTER,
    Destination.SUPPORTED_HOUSING: Count.LEFT_CENTER,
    Destination.HOSPITAL: Count.LEFT_CARE,
    Destination.INSTITUTION: Count.LEFT_CARE,
    Destination.BACK_TO_HIM: Count.LEFT_BACK,
    Destination.HOTEL: Count.LEFT_OTHER,
    Destination.NO_HOME: Count.LEFT_OTHER,
    Destination.DIED: Count.LEFT_OTHER,
    Destination.OTHER: Count.LEFT_OTHER,
    Destination.UNKNOWN: Count.LEFT_UNKNOWN,
    Destination.UNSAID: Count.LEFT_UNKNOWN,
    Destination.NOT_ASKED: Count.LEFT_UNKNOWN,
}


def parts_of(count: Count) -> tuple[Count, ...]:
    """Return every part of the tables ``count`` is the total of."""
    return tuple(part for t in TABLES if t.total is count for part in t.parts)


def below(count: Count) -> frozenset[Count]:
    """Return its parts, and theirs."""
    found = frozenset(parts_of(count))
    return found.union(*(below(part) for part in found))


def total_of(count: Count) -> Count | None:
    """Return the total ``count`` is a part of."""
    return next((t.total for t in TABLES if count in t.parts), None)


ROOTS = tuple(
    count
    for count in Count
    if total_of(count) is None and count not in {*OF_NOBODY, *ALONE}
)
