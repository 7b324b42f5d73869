"""The plan: everything an export says, as houses with their history, or as refused."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from umay.core.hmis.departures import Departures, departures_of
from umay.core.hmis.exports import Export, export_of
from umay.core.hmis.history import Event, history
from umay.core.hmis.inventory import Stock, changes, stock_of
from umay.core.hmis.people import Human, people_of
from umay.core.hmis.projects import Project, projects_of
from umay.core.hmis.rows import Complaint, Findings, Row, Unfit
from umay.core.hmis.spells import Known, Spell, spells_of
from umay.core.hmis.visits import Visit, visits_of


@dataclass(frozen=True)
class Tables:
    """The rows of the six files that are read."""

    export: Sequence[Row]
    projects: Sequence[Row]
    inventory: Sequence[Row]
    clients: Sequence[Row]
    enrollments: Sequence[Row]
    exits: Sequence[Row]


@dataclass(frozen=True)
class HousePlan:
    """One project. ``opens_on`` is the first day anything is known of it."""

    source: str
    project: Project
    spells: tuple[Spell, ...]
    stock: tuple[Stock, ...]
    events: tuple[Event, ...]
    opens_on: date

    @property
    def lodging(self) -> bool:
        """Whether it has beds at all; otherwise people come for the day."""
        return any(stock.units or stock.singles for stock in self.stock)

    @property
    def last_day(self) -> date:
        return self.events[-1].day if self.events else self.opens_on

    @cached_property
    def digest(self) -> str:
        """The same for the same rows, wherever they stand."""
        rows = [s.row for s in self.stock]
        for spell in self.spells:
            rows += [spell.row, spell.human.row]
            rows += [spell.departure.row] if spell.departure else []
        told = sorted({str(sorted((row.fields or {}).items())) for row in rows})
        return sha256("\n".join(told).encode()).hexdigest()


@dataclass(frozen=True)
class Plan:
    """``refused`` and ``remarks`` stand in the order of files and lines."""

    tables: Tables
    export: Export
    houses: tuple[HousePlan, ...]
    refused: tuple[Complaint, ...]
    remarks: tuple[Complaint, ...]


def plan_of(tables: Tables, today: date) -> Plan:
    """Return the plan. Raises ``Unfit`` if Export.csv does not say what it must."""
    export = export_of(tables.export)
    if export.made_on > today:
        raise Unfit(f"it was made on {export.made_on}, which has not come yet")
    findings = Findings()
    projects = projects_of(tables.projects, findings)
    people = people_of(tables.clients, findings)
    stock = stock_of(tables.inventory, export, projects, findings)
    departures = departures_of(tables.exits, export, findings)
    known = Known(export, projects, people, departures)
    spells = spells_of(tables.enrollments, known, findings)
    visits = visits_of(spells, findings)
    _refuse_what_is_left(tables, people, departures, visits, findings)
    return Plan(
        tables=tables,
        export=export,
        houses=_houses(export, projects, stock, visits),
        refused=_in_order(findings.refused, tables),
        remarks=_in_order(findings.remarks, tables),
    )


def only(plan: Plan, project: str) -> Plan:
    """Return the plan of one project, and what is said about its rows."""
    rows = set(_rows_of(plan.tables, project))
    return replace(
        plan,
        houses=tuple(h for h in plan.houses if h.project.key == project),
        refused=tuple(c for c in plan.refused if (c.file, c.line) in rows),
        remarks=tuple(c for c in plan.remarks if (c.file, c.line) in rows),
    )


def _rows_of(tables: Tables, project: str) -> Iterator[tuple[str, int]]:
    """Yield the rows about a project, and those nobody can say whom they are about."""
    own = [r for r in tables.enrollments if r.text("ProjectID") == project]
    enrollments = {row.text("EnrollmentID") for row in own}
    people = {row.text("PersonalID") for row in own}
    about = {
        "ProjectID": ({project}, [*tables.projects, *tables.inventory]),
        "EnrollmentID": (enrollments, [*tables.enrollments, *tables.exits]),
        "PersonalID": (people, tables.clients),
    }
    for key, (wanted, rows) in about.items():
        for row in rows:
            if row.fields is None or row.text(key) in wanted:
                yield row.file, row.line


def _refuse_what_is_left(
    tables: Tables,
    people: dict[str, Human],
    departures: Departures,
    visits: Sequence[Visit],
    findings: Findings,
) -> None:
    """An exit of nothing, and a client who never comes, are not dropped in silence."""
    taken = {spell.key for visit in visits for spell in visit.spells}
    for enrollment, departure in departures.read.items():
        if enrollment not in taken:
            findings.refuse(
                departure.row, "its enrollment is not taken from Enrollment.csv"
            )
    enrolled = {row.text("PersonalID") for row in tables.enrollments}
    for key, human in people.items():
        if key not in enrolled:
            findings.refuse(human.row, "nothing to take: no row of Enrollment.csv")


def _houses(
    export: Export,
    projects: dict[str, Project],
    stock: Sequence[Stock],
    visits: Sequence[Visit],
) -> tuple[HousePlan, ...]:
    stocks: defaultdict[str, list[Stock]] = defaultdict(list)
    visited: defaultdict[str, list[Visit]] = defaultdict(list)
    for row in stock:
        stocks[row.project].append(row)
    for visit in visits:
        visited[visit.spells[0].project].append(visit)
    return tuple(
        _house(export, project, stocks[key], visited[key])
        for key, project in projects.items()
    )


def _house(
    export: Export, project: Project, stock: list[Stock], visits: list[Visit]
) -> HousePlan:
    visits.sort(key=lambda visit: (visit.first, visit.spells[0].row.line))
    events = history(visits, changes(stock, export.made_on))
    return HousePlan(
        source=export.source,
        project=project,
        spells=tuple(spell for visit in visits for spell in visit.spells),
        stock=tuple(stock),
        events=events,
        opens_on=events[0].day if events else export.ends_on,
    )


def _in_order(complaints: list[Complaint], tables: Tables) -> tuple[Complaint, ...]:
    rows = (row for table in vars(tables).values() for row in table)
    place = {(row.file, row.line): number for number, row in enumerate(rows)}
    return tuple(sorted(complaints, key=lambda c: place[c.file, c.line]))
