"""History: what happened in one house, day by day, in the order to be told.

On one day people leave first, then rooms change, then people come. Who comes and
leaves on one day needs a bed for no night: her whole visit is told before the others
come.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from umay.core.exits import Destination
from umay.core.hmis.inventory import Rooms
from umay.core.hmis.spells import Spell
from umay.core.hmis.visits import Visit, head_of


class Part(IntEnum):
    """The parts of a day, in their order."""

    GOING = 1
    ROOMS = 2
    BRIEF = 3
    COMING = 4
    GOING_AGAIN = 5


@dataclass(frozen=True)
class Furnishes:
    rooms: Rooms


@dataclass(frozen=True)
class Comes:
    visit: Visit


@dataclass(frozen=True)
class Joins:
    visit: Visit
    spell: Spell


@dataclass(frozen=True)
class Leads:
    """The head leaves before the others: ``spell`` is the head from now on."""

    visit: Visit
    spell: Spell


@dataclass(frozen=True)
class Leaves:
    visit: Visit
    spell: Spell


@dataclass(frozen=True)
class Ends:
    visit: Visit
    destination: Destination


What = Furnishes | Comes | Joins | Leads | Leaves | Ends


@dataclass(frozen=True)
class Event:
    day: date
    part: Part
    what: What


def history(
    visits: Iterable[Visit], rooms: Iterable[tuple[date, Rooms]]
) -> tuple[Event, ...]:
    """Return all events of a house in the order to be told."""
    found = [Event(day, Part.ROOMS, Furnishes(wanted)) for day, wanted in rooms]
    for visit in visits:
        found += _told(visit)
    return tuple(sorted(found, key=lambda event: (event.day, event.part)))


def _told(visit: Visit) -> Iterator[Event]:
    brief = visit.end == visit.first
    coming = Part.BRIEF if brief else Part.COMING
    yield Event(visit.first, coming, Comes(visit))
    for spell in visit.spells:
        if spell.first > visit.first:
            yield Event(spell.first, Part.COMING, Joins(visit, spell))
    head = visit.arrivals[0]
    for day in sorted({spell.end for spell in visit.spells} - {date.max, visit.end}):
        for part, leaving in _leaving(visit, day):
            if head in leaving:
                head = head_of(_staying(visit, day, part))
                yield Event(day, part, Leads(visit, head))
            for spell in leaving:
                yield Event(day, part, Leaves(visit, spell))
    if visit.end < date.max:
        going = Part.BRIEF if brief else Part.GOING
        yield Event(visit.end, going, Ends(visit, head.destination))


def _leaving(visit: Visit, day: date) -> Iterator[tuple[Part, list[Spell]]]:
    """Who leaves on a day before the last: those who came earlier go first."""
    leaving = [spell for spell in visit.spells if spell.end == day]
    yield Part.GOING, [spell for spell in leaving if spell.first < day]
    yield Part.GOING_AGAIN, [spell for spell in leaving if spell.first == day]


def _staying(visit: Visit, day: date, part: Part) -> Iterator[Spell]:
    for spell in visit.spells:
        come = spell.first < day or (part is Part.GOING_AGAIN and spell.first == day)
        if come and spell.end > day:
            yield spell
