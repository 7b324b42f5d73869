"""Inventory: which units and beds a project had, and from when until when.

Beds counted in units become units of nearly equal size. Beds without units are single
beds in shared rooms, or small units where families with children live.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from umay.core.hmis.exports import Export
from umay.core.hmis.fields import day_of_record, number
from umay.core.hmis.projects import Project
from umay.core.hmis.rows import Findings, Row, Unfit, quoted, standing

WITH_CHILDREN = "3"  # list 2.07.4; "1" is without, "4" is children alone
HOUSEHOLD_TYPES = frozenset({"1", "3", "4"})
FAMILY_BEDS = 3  # in a unit of which only the beds are counted
ROOM_BEDS = 12  # most single beds in one shared room
LARGEST_UNIT = 60
MOST = 2000  # units or beds in one row


@dataclass(frozen=True)
class Rooms:
    """Units given whole, by their beds, and shared rooms, by theirs."""

    units: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()


@dataclass(frozen=True)
class Stock:
    """What one row counts, on the days ``first <= day < until``."""

    row: Row
    project: str
    first: date
    until: date | None
    units: tuple[int, ...]
    singles: int

    def stands_on(self, day: date) -> bool:
        return self.first <= day and (self.until is None or day < self.until)


def stock_of(
    rows: Sequence[Row],
    export: Export,
    projects: Mapping[str, Project],
    findings: Findings,
) -> list[Stock]:
    """Return the inventory of projects that lodge people."""
    found = []
    for row in standing(rows, findings):
        try:
            found.append(_stock(row, export, projects))
        except Unfit as unfit:
            findings.refuse(row, str(unfit))
    return found


def rooms_on(stock: Iterable[Stock], day: date) -> Rooms:
    """Return the rooms on one day, large ones first."""
    counted = [s for s in stock if s.stands_on(day)]
    units = sorted((size for s in counted for size in s.units), reverse=True)
    singles = sum(s.singles for s in counted)
    return Rooms(tuple(units), spread(singles, -(-singles // ROOM_BEDS)))


def changes(stock: Iterable[Stock], last: date) -> list[tuple[date, Rooms]]:
    """Return the days up to ``last`` on which the rooms change, and to what."""
    stock = list(stock)
    days = {s.first for s in stock} | {s.until for s in stock if s.until}
    found: list[tuple[date, Rooms]] = []
    for day in sorted(d for d in days if d <= last):
        rooms = rooms_on(stock, day)
        if rooms != (found[-1][1] if found else Rooms()):
            found.append((day, rooms))
    return found


def spread(beds: int, units: int) -> tuple[int, ...]:
    """Spread beds over units as evenly as can be, the larger ones first."""
    if units < 1:
        return ()
    each, over = divmod(beds, units)
    return (each + 1,) * over + (each,) * (units - over)


def _stock(row: Row, export: Export, projects: Mapping[str, Project]) -> Stock:
    project = projects.get(row.text("ProjectID"))
    if project is None:
        name = quoted(row.text("ProjectID"))
        raise Unfit(f"ProjectID {name} is not taken from Project.csv")
    if not project.lodging:
        raise Unfit("its project is of a type without beds")
    first = day_of_record(row, "InventoryStartDate")
    if first > export.made_on:
        raise Unfit(f"InventoryStartDate {first} is after the export")
    units, singles = _beds(row)
    return Stock(row, project.key, first, _until(row, first), units, singles)


def _until(row: Row, first: date) -> date | None:
    """The day after the last; the end is written as the last day itself."""
    if not row.text("InventoryEndDate"):
        return None
    last = day_of_record(row, "InventoryEndDate")
    if last < first:
        raise Unfit(f"InventoryEndDate {last} is before it starts, on {first}")
    return None if last == date.max else last + timedelta(days=1)


def _beds(row: Row) -> tuple[tuple[int, ...], int]:
    kind = row.text("HouseholdType")
    if kind not in HOUSEHOLD_TYPES:
        raise Unfit(f"HouseholdType {quoted(kind)} is not in the list")
    beds = number(row, "BedInventory", MOST)
    units = number(row, "UnitInventory", MOST)
    if not units and kind != WITH_CHILDREN:
        return (), beds
    units = units or -(-beds // FAMILY_BEDS)
    at_least = -(-beds // LARGEST_UNIT)
    return spread(beds, min(max(units, at_least), beds)), 0
