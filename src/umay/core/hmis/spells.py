"""Spells: one person in one project from a day to a day, as enrolled."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from umay.core.exits import Destination
from umay.core.hmis.departures import Departure, Departures
from umay.core.hmis.exports import Export
from umay.core.hmis.fields import day_of_record, meaning
from umay.core.hmis.people import Human
from umay.core.hmis.projects import Project
from umay.core.hmis.rows import Findings, Row, Unfit, keyed, quoted
from umay.core.people import Age, Person, age_on

OLDEST = 120  # years


class Relation(StrEnum):
    """To the head of the household, list 3.15.1."""

    HEAD = "head"
    CHILD = "child"
    OTHER = "other"


_RELATIONS = {
    "1": Relation.HEAD,
    "2": Relation.CHILD,
    "3": Relation.OTHER,
    "4": Relation.OTHER,
    "5": Relation.OTHER,
    "99": Relation.OTHER,
    "": Relation.OTHER,
}


@dataclass(frozen=True)
class Spell:
    """She is there from the night of ``first`` until, not including, ``until``."""

    row: Row
    key: str
    project: str
    household: str
    human: Human
    relation: Relation
    first: date
    departure: Departure | None

    @property
    def until(self) -> date | None:
        return self.departure.day if self.departure else None

    @property
    def end(self) -> date:
        """The day she leaves, the last of all days while nobody knows it."""
        return self.until or date.max

    @property
    def destination(self) -> Destination:
        return self.departure.destination if self.departure else Destination.UNKNOWN

    def person(self) -> Person:
        """Return her as the house knows her on the day she came."""
        if self.human.born is None:
            return Person(sex=self.human.sex)
        month = self.human.born.replace(day=1)
        return Person(age_on(month, self.first), self.human.sex, month)

    @property
    def kind(self) -> str:
        """What she is beside the head."""
        return "adult" if self.person().age is Age.ADULT else "child"


@dataclass(frozen=True)
class Known:
    """What the other files say, for checking one enrollment against."""

    export: Export
    projects: Mapping[str, Project]
    people: Mapping[str, Human]
    departures: Departures


def spells_of(rows: Sequence[Row], known: Known, findings: Findings) -> list[Spell]:
    """Return the enrollments that do not contradict anything."""
    found = []
    for key, row in keyed(rows, "EnrollmentID", findings):
        try:
            found.append(_spell(key, row, known, findings))
        except Unfit as unfit:
            findings.refuse(row, str(unfit))
    return _one_place_at_a_time(found, findings)


def _spell(key: str, row: Row, known: Known, findings: Findings) -> Spell:
    project, person = row.text("ProjectID"), row.text("PersonalID")
    if project not in known.projects:
        raise Unfit(f"ProjectID {quoted(project)} is not taken from Project.csv")
    if person not in known.people:
        raise Unfit(f"PersonalID {quoted(person)} is not taken from Client.csv")
    first = day_of_record(row, "EntryDate")
    if first > known.export.made_on:
        raise Unfit(f"EntryDate {first} is after the export")
    spell = Spell(
        row=row,
        key=key,
        project=project,
        household=row.text("HouseholdID") or f"alone {key}",
        human=known.people[person],
        relation=meaning(row, "RelationshipToHoH", _RELATIONS, findings),
        first=first,
        departure=_departure(key, person, first, known.departures),
    )
    _check_birth(spell)
    if not row.text("HouseholdID"):
        findings.remark(row, "it has no HouseholdID: taken as a household of one")
    return spell


def _departure(
    key: str, person: str, first: date, departures: Departures
) -> Departure | None:
    if key in departures.unread:
        line = departures.unread[key].line
        raise Unfit(f"when it ended is not known: Exit.csv line {line} is refused")
    departure = departures.read.get(key)
    if departure is None:
        return None
    where = f"Exit.csv line {departure.row.line}"
    if departure.person != person:
        raise Unfit(f"{where} ends it for another PersonalID")
    if departure.day < first:
        raise Unfit(f"{where} ends it on {departure.day}, before it begins")
    return departure


def _check_birth(spell: Spell) -> None:
    born, first = spell.human.born, spell.first
    if born is None:
        return
    where = f"Client.csv line {spell.human.row.line}"
    if born > first:
        raise Unfit(f"EntryDate {first} is before the person is born: {where}")
    if first.year - born.year > OLDEST:
        raise Unfit(f"the person would be over {OLDEST} years old: {where}")


def _one_place_at_a_time(spells: Iterable[Spell], findings: Findings) -> list[Spell]:
    """Nobody is in one project twice on one night: the earlier spell stands."""
    taken = []
    latest: defaultdict[tuple[str, str], Spell | None] = defaultdict(lambda: None)
    for spell in sorted(spells, key=in_time):
        who = (spell.project, spell.human.key)
        other = latest[who]
        if other is not None and spell.first < other.end:
            until = f"until {other.until}" if other.until else "and has not left"
            findings.refuse(
                spell.row,
                f"it overlaps line {other.row.line}: the same person is in this "
                f"project from {other.first} {until}",
            )
        else:
            latest[who] = spell
            taken.append(spell)
    return taken


def in_time(spell: Spell) -> tuple[date, date, int]:
    return spell.first, spell.end, spell.row.line
