"""A child in the records: sealed by parts; an order is remembered by its day."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from tests.children.told import LIST, ORDER
from tests.gate.family import Family
from tests.keys import ring_of
from umay.core.children import Part, Session, Told, order_of, told_of
from umay.core.people import Answer
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.core.secrets import Category, Reason
from umay.records.models import (
    Child,
    ChildSession,
    CourtOrder,
    Grant,
    Holder,
    LedgerEntry,
    Member,
    Task,
    Worker,
)
from umay.use_cases.children import (
    add_court_order,
    end_court_order,
    note_session,
    write_part,
)
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.sealing import Writer
from umay.use_cases.order import Order


def child_of(made: Family) -> UUID:
    return Member.objects.get(household=made.household, kind="child").pk


def somebody(made: Family, role: Role) -> Order:
    """An order of another worker of the house, her keys unlocked."""
    worker = Worker.objects.create(
        center=made.own.center, username=f"{role}-somebody", role=role
    )
    ring_of(made.house, worker)
    keep_keys(made.order())  # shares the intake's key with who belongs to it
    ring = ring_of(made.house, worker)
    return replace(made.house.order(), by=worker.pk, ring=ring)


def opened(reader: Writer, made: Family, row: object) -> dict[str, str]:
    return open_rows(reader, made.household, [row], Reason.OWN).of(row)


def test_a_part_is_sealed_and_read_back_and_the_entry_names_no_answer(
    made: Family,
) -> None:
    write_part(made.order(), child_of(made), Part.COLLECT, LIST)

    row = Child.objects.get()
    assert told_of(opened(made.order().writer, made, row)["collect"]) == LIST
    assert b"grey car" not in bytes(row.collect)
    entry = LedgerEntry.objects.get(act="child.written")
    assert set(entry.facts) == {"household", "part", "words"}


def test_another_part_stays_as_it_was(made: Family) -> None:
    health = Told({"allergies": Answer.NO}, {"what_helps": "A song"})
    write_part(made.order(), child_of(made), Part.COLLECT, LIST)
    write_part(made.order(), child_of(made), Part.HEALTH, health)

    said = opened(made.order().writer, made, Child.objects.get())
    assert told_of(said["collect"]) == LIST
    assert told_of(said["health"]) == health


def test_the_duty_worker_at_the_door_reads_the_list_and_not_the_health(
    made: Family,
) -> None:
    duty = somebody(made, Role.DUTY)
    write_part(made.order(), child_of(made), Part.COLLECT, LIST)
    write_part(made.order(), child_of(made), Part.HEALTH, Told({}, {"what_helps": "x"}))

    said = opened(duty.writer, made, Child.objects.get())

    assert told_of(said["collect"]).words["must_not_collect"] == "A tall man, grey car"
    assert said["health"] == ""


def test_the_mother_has_no_page_of_a_child(made: Family) -> None:
    head = Member.objects.get(household=made.household, kind="head").pk

    with pytest.raises(Refused) as refusal:
        write_part(made.order(), head, Part.COLLECT, LIST)

    assert refusal.value.ground is Ground.NOT_FOUND
    assert not Child.objects.exists()


def test_an_order_that_ends_leaves_a_task_before_its_last_day(made: Family) -> None:
    ends = made.order().today + timedelta(days=40)

    key = add_court_order(made.order(), child_of(made), ORDER, ends).subject

    row = CourtOrder.objects.get(pk=key)
    assert order_of(opened(made.order().writer, made, row)["told"]) == ORDER
    task = Task.objects.get(what=Task.What.COURT_ORDER)
    assert task.due_on == ends - timedelta(days=14)
    assert "No. 2-1" not in str(LedgerEntry.objects.get(act="court_order.added").facts)


def test_an_order_without_a_last_day_leaves_no_task(made: Family) -> None:
    add_court_order(made.order(), child_of(made), ORDER, None)

    assert not Task.objects.filter(what=Task.What.COURT_ORDER).exists()


def test_an_order_that_has_run_out_is_not_written_down(made: Family) -> None:
    yesterday = made.order().today - timedelta(days=1)

    with pytest.raises(Refused) as refusal:
        add_court_order(made.order(), child_of(made), ORDER, yesterday)

    assert refusal.value.ground is Ground.DAY_TOO_EARLY
    assert not CourtOrder.objects.exists()


def test_an_order_ends_once(made: Family) -> None:
    key = add_court_order(made.order(), child_of(made), ORDER, None).subject
    end_court_order(made.order(), key)

    with pytest.raises(Refused) as refusal:
        end_court_order(made.order(), key)

    assert refusal.value.ground is Ground.ALREADY_DECIDED


def test_notes_of_a_session_are_the_writers_alone(made: Family) -> None:
    hers, other = somebody(made, Role.CHILDREN), somebody(made, Role.PSYCHOLOGIST)
    day = made.order().today

    note_session(hers, child_of(made), day, Session.TALK, "He drew a house")

    row = ChildSession.objects.get()
    assert opened(hers.writer, made, row)["notes"] == "He drew a house"
    for reader in (other.writer, made.order().writer):
        assert opened(reader, made, row)["notes"] == ""
    private = Grant.objects.filter(key__category=Category.PRIVATE)
    held = set(private.values_list("holder__worker", flat=True))
    assert held <= {hers.by, None}  # None: the paper cards
    kinds = set(private.values_list("holder__kind", flat=True))
    assert Holder.Kind.INTAKE not in kinds


def test_nobody_has_sat_with_a_child_tomorrow(made: Family) -> None:
    tomorrow = made.order().today + timedelta(days=1)

    with pytest.raises(Refused) as refusal:
        note_session(made.order(), child_of(made), tomorrow, Session.PLAY, "")

    assert refusal.value.ground is Ground.DAY_TOO_LATE
