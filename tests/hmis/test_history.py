"""In which order the history is told, and that it tells of everybody who was there."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hmis.exports import Export, small_export
from umay.core.hmis.history import (
    Comes,
    Ends,
    Event,
    Furnishes,
    Joins,
    Leads,
    Leaves,
)
from umay.core.hmis.plan import HousePlan, Plan

ENDS_ON = date(2022, 9, 30)


def told(export: Export) -> list[tuple[str, str]]:
    """Each event as its day and kind, with the people it is about."""
    return [(str(event.day), said(event)) for event in export.house().events]


def said(event: Event) -> str:
    what = event.what
    kind = type(what).__name__
    match what:
        case Furnishes():
            return kind
        case Joins() | Leads() | Leaves():
            return f"{kind} {what.spell.human.key}"
        case Comes():
            people = " ".join(s.human.key for s in what.visit.arrivals)
            return f"{kind} {people}"
        case Ends():
            return f"{kind} {what.visit.spells[0].household} {what.destination}"


def family(*stays: tuple[str, str, str], **fields: str) -> Export:
    export = small_export()
    for number, (person, first, until) in enumerate(stays):
        relation = "1" if number == 0 else "2"
        told = {"HouseholdID": "h", "RelationshipToHoH": relation} | fields
        export.stay(person, first, until, **told)
    return export


def test_people_leave_before_rooms_change_and_others_come() -> None:
    export = small_export()
    export.stay("1", "2019-06-01", "2020-01-01")
    export.stay("2", "2020-01-01")
    export.stay("3", "2020-01-01", "2020-01-01")
    export.add("Inventory.csv", ProjectID="7", InventoryStartDate="2020-01-01")

    assert told(export)[2:] == [
        ("2020-01-01", "Ends h1 rented"),
        ("2020-01-01", "Furnishes"),
        ("2020-01-01", "Comes 3"),
        ("2020-01-01", "Ends h3 rented"),
        ("2020-01-01", "Comes 2"),
    ]


def test_a_member_joins_and_leaves_on_her_own_days() -> None:
    export = family(
        ("1", "2020-01-01", "2020-12-01"),
        ("2", "2020-01-01", "2020-06-01"),
        ("3", "2020-02-01", "2020-12-01"),
    )

    assert told(export)[1:] == [
        ("2020-01-01", "Comes 1 2"),
        ("2020-02-01", "Joins 3"),
        ("2020-06-01", "Leaves 2"),
        ("2020-12-01", "Ends h rented"),
    ]


def test_when_the_head_leaves_first_another_leads() -> None:
    export = family(
        ("1", "2020-01-01", "2020-06-01"),
        ("2", "2020-01-01", "2020-12-01"),
        ("3", "2020-01-01", "2020-12-01"),
    )
    export.change("Client.csv", 4, DOB="1980-01-01")
    export.change("Exit.csv", 4, Destination="422")

    assert told(export)[2:] == [
        ("2020-06-01", "Leads 3"),
        ("2020-06-01", "Leaves 1"),
        ("2020-12-01", "Ends h kin_for_good"),
    ]


def test_a_head_who_came_for_no_night_hands_over_on_that_day() -> None:
    export = family(("1", "2020-01-01", "2020-01-01"), ("2", "2020-01-01", ""))

    assert told(export)[1:] == [
        ("2020-01-01", "Comes 1 2"),
        ("2020-01-01", "Leads 2"),
        ("2020-01-01", "Leaves 1"),
    ]


def test_a_household_that_comes_back_comes_twice() -> None:
    export = family(("1", "2020-01-01", "2020-02-01"), ("1", "2020-03-01", ""))

    assert [what for _, what in told(export)[1:]] == [
        "Comes 1",
        "Ends h rented",
        "Comes 1",
    ]


def test_two_with_one_birthday_and_no_relation_are_told_by_line() -> None:
    export = family(("1", "2020-01-01", ""), ("2", "2020-01-01", ""))
    export.change("Enrollment.csv", 2, RelationshipToHoH="99")
    export.change("Enrollment.csv", 3, RelationshipToHoH="99")

    assert told(export)[1] == ("2020-01-01", "Comes 1 2")


DAYS = st.integers(0, 12)


@st.composite
def any_export(draw: st.DrawFn) -> Export:
    """Few people, few days and few households, so that everything collides."""
    export = small_export()
    export.add("Project.csv", ProjectID="8", ProjectType="6")
    for number in range(1, draw(st.integers(2, 15))):
        first = draw(DAYS)
        length = draw(st.none() | st.integers(-2, 6))
        until = "" if length is None else day(first + length)
        export.stay(
            draw(st.sampled_from("123456")),
            day(first),
            until,
            ProjectID=draw(st.sampled_from(["7", "7", "7", "8", "9"])),
            HouseholdID=draw(st.sampled_from(["a", "b", ""])),
            RelationshipToHoH=draw(st.sampled_from(["1", "2", "99", "x"])),
            EnrollmentID=draw(st.sampled_from([f"e{number}"] * 6 + ["e1"])),
        )
    for row in export.rows["Exit.csv"]:
        row["ExitDate"] = draw(st.sampled_from([row["ExitDate"]] * 8 + ["", "x"]))
    if draw(st.booleans()):
        export.rows["Client.csv"][0]["DOB"] = draw(st.sampled_from(["x", "2020-01-05"]))
    return export


def day(number: int) -> str:
    return str(date(2020, 1, 1) + timedelta(days=number))


@settings(max_examples=300, deadline=None)
@given(any_export())
def test_every_row_is_either_counted_or_refused(export: Export) -> None:
    plan = export.plan()

    spells = [spell for house in plan.houses for spell in house.spells]
    entries = {spell.row.line for spell in spells}
    exits = {spell.departure.row.line for spell in spells if spell.departure}
    people = {spell.human.row.line for spell in spells}
    assert every(plan, "Enrollment.csv") == (
        entries,
        len(export.rows["Enrollment.csv"]),
    )
    assert every(plan, "Exit.csv") == (exits, len(export.rows["Exit.csv"]))
    named = {row["PersonalID"] for row in export.rows["Enrollment.csv"]}
    assert people <= set(range(2, len(named) + 2))
    assert len(spells) == len(entries)


def every(plan: Plan, file: str) -> tuple[set[int], int]:
    """The lines of a file that are not refused, and how many lines there are."""
    lines = [said.line for said in plan.refused if said.file == file]
    assert len(lines) == len(set(lines)), "a row is refused once"
    rows = {"Enrollment.csv": plan.tables.enrollments, "Exit.csv": plan.tables.exits}
    return {row.line for row in rows[file]} - set(lines), len(rows[file])


@settings(max_examples=300, deadline=None)
@given(any_export())
def test_the_events_tell_who_was_there_each_night(export: Export) -> None:
    for house in export.plan().houses:
        for number in range(-1, 20):
            night = date(2020, 1, 1) + timedelta(days=number)
            assert replayed(house, night) == {
                spell.key for spell in house.spells if spell.first <= night < spell.end
            }


@settings(max_examples=300, deadline=None)
@given(any_export())
def test_every_event_can_be_told_after_the_one_before(export: Export) -> None:
    for house in export.plan().houses:
        heads: dict[str, str] = {}
        there: dict[str, set[str]] = {}
        for before, after in pairwise(house.events):
            assert (before.day, before.part) <= (after.day, after.part)
        for event in house.events:
            tell(event, heads, there)
        opened = {key for key, people in there.items() if people}
        assert opened == {key for key, visit in visits(house) if visit.end == date.max}


def tell(event: Event, heads: dict[str, str], there: dict[str, set[str]]) -> None:
    """What each act of the house would refuse is an error here."""
    match event.what:
        case Comes(visit=visit):
            assert visit.key not in there
            there[visit.key] = {spell.key for spell in visit.arrivals}
            heads[visit.key] = visit.arrivals[0].key
        case Joins(visit=visit, spell=spell):
            assert there[visit.key]
            there[visit.key].add(spell.key)
        case Leads(visit=visit, spell=spell):
            assert spell.key in there[visit.key]
            heads[visit.key] = spell.key
        case Leaves(visit=visit, spell=spell):
            assert heads[visit.key] != spell.key
            there[visit.key].remove(spell.key)
        case Ends(visit=visit):
            assert heads[visit.key] in there[visit.key]
            assert all(
                s.end == event.day for s in visit.spells if s.key in there[visit.key]
            )
            there[visit.key] = set()


def visits(house: HousePlan) -> Iterator[tuple[str, object]]:
    for event in house.events:
        if isinstance(event.what, Comes):
            yield event.what.visit.key, event.what.visit


def replayed(house: HousePlan, night: date) -> set[str]:
    """Who is there after everything up to the night has been told."""
    heads: dict[str, str] = {}
    there: dict[str, set[str]] = {}
    for event in house.events:
        if event.day <= night:
            tell(event, heads, there)
    return {key for people in there.values() for key in people}
