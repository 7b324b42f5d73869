"""The plan with her: sealed, offered, declined at no cost, and looked at again."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.gate.family import Family
from tests.plan.planning import STEP, WISH, planned
from umay.core.plan import GoalState, Kept, Service
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records.models import Appointment, Goal, LedgerEntry, ServiceGiven, Task
from umay.records.queries.today import tasks_due
from umay.use_cases.finish_task import finish_task
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.plan import (
    accept_step,
    add_task,
    appoint,
    end_appointment,
    end_goal,
    give_service,
    offer_step,
    set_goal,
)

OPEN, DONE, DECLINED = Task.State.OPEN, Task.State.DONE, Task.State.DECLINED


def opened(made: Family, row: Goal | Task) -> str:
    said = open_rows(made.order().writer, made.household, [row], Reason.OWN)
    return said.of(row)["words"]


def a_step(made: Family) -> Task:
    return Task.objects.get(pk=planned(made.house, made.household)["step"])


def open_task(made: Family, what: str) -> Task | None:
    return Task.objects.filter(household=made.household, what=what, state=OPEN).first()


def test_what_she_wants_is_sealed_and_her_own_worker_reads_it(made: Family) -> None:
    step = a_step(made)

    assert opened(made, step.goal) == WISH
    assert opened(made, step) == STEP
    assert WISH.encode() not in bytes(step.goal.words)
    entry = LedgerEntry.objects.get(act="goal.set")
    assert WISH not in str(entry.facts)


def test_a_declined_step_ends_and_she_may_think_again(made: Family) -> None:
    step = a_step(made)

    finish_task(made.order(), step.pk, DECLINED)
    step.refresh_from_db()
    assert step.state == DECLINED
    accept_step(made.order(), step.pk)

    step.refresh_from_db()
    assert step.state == OPEN
    assert step.accepted_at == made.house.now
    assert step.ended_at is None


def test_declining_takes_nothing_else_from_her(made: Family) -> None:
    step = a_step(made)
    before = Task.objects.filter(household=made.household, state=OPEN).count()

    finish_task(made.order(), step.pk, DECLINED)

    after = Task.objects.filter(household=made.household, state=OPEN)
    assert after.count() == before - 1
    assert step.goal.state == GoalState.OPEN


def test_a_step_that_is_done_is_not_offered_again(made: Family) -> None:
    step = a_step(made)
    finish_task(made.order(), step.pk, DONE)

    with pytest.raises(Refused) as refusal:
        accept_step(made.order(), step.pk)

    assert refusal.value.ground is Ground.ALREADY_DECIDED


def test_only_a_step_is_accepted(made: Family) -> None:
    plan = open_task(made, Task.What.PLAN)

    with pytest.raises(Refused):
        accept_step(made.order(), plan.pk)


def test_with_a_goal_put_aside_its_open_steps_end(made: Family) -> None:
    step = a_step(made)

    end_goal(made.order(), step.goal_id, GoalState.PUT_ASIDE)

    step.refresh_from_db()
    assert step.state == Task.State.ENDED
    with pytest.raises(Refused):
        offer_step(made.order(), step.goal_id, STEP, "her", made.order().today)
    end_goal(made.order(), step.goal_id, GoalState.OPEN)
    assert Goal.objects.get(pk=step.goal_id).ended_on is None


@pytest.mark.parametrize("state", [DONE, DECLINED])
def test_after_the_plan_and_after_each_review_another_is_due_in_two_weeks(
    made: Family, state: str
) -> None:
    finish_task(made.order(), open_task(made, Task.What.PLAN).pk, state)
    for _ in range(2):
        review = open_task(made, Task.What.REVIEW)
        assert review.due_on == made.order().today + timedelta(days=14)
        made.house.later(days=14)
        finish_task(made.order(), review.pk, state)

    assert open_task(made, Task.What.REVIEW) is not None


def test_the_first_talk_the_plan_and_the_way_out_have_their_days(made: Family) -> None:
    first = date(2026, 3, 2)

    for what, days in (("intake", 2), ("plan", 7), ("exit_plan", 89)):
        assert open_task(made, what).due_on == first + timedelta(days=days)


def test_what_is_put_on_the_list_by_hand_is_due_with_the_rest(made: Family) -> None:
    today = made.order().today
    task = add_task(made.order(), made.household, "Call", "social", today).subject

    assert task in {one.pk for one in tasks_due(made.own.center_id, today)}
    with pytest.raises(Refused):
        add_task(made.order(), made.household, "x", "her", today - timedelta(days=1))


def test_a_child_of_another_family_is_not_in_her_plan(made: Family) -> None:
    stranger = made.house.asks()
    with pytest.raises(Refused) as refusal:
        set_goal(made.order(), made.household, WISH, stranger)

    assert refusal.value.ground is Ground.NOT_FOUND
    assert not Goal.objects.exists()


def test_an_appointment_lies_ahead_and_is_said_what_became_of(made: Family) -> None:
    at = made.house.now + timedelta(hours=2)
    with pytest.raises(Refused):
        appoint(made.order(), made.household, made.house.now, "Too late")

    key = appoint(made.order(), made.household, at, "The court").subject
    end_appointment(made.order(), key, Kept.MISSED)

    assert Appointment.objects.get().kept == Kept.MISSED


def test_a_service_is_counted_by_kind_and_day_and_never_ahead(made: Family) -> None:
    today = made.order().today
    give_service(made.order(), made.household, Service.LEGAL, today)
    with pytest.raises(Refused):
        give_service(
            made.order(), made.household, Service.LEGAL, today + timedelta(days=1)
        )

    row = ServiceGiven.objects.get()
    assert (row.service, row.day, row.member) == (Service.LEGAL, today, None)


def test_sending_a_goal_twice_writes_it_once(made: Family) -> None:
    order = made.order(UUID(int=5))
    for _ in range(2):
        set_goal(order, made.household, WISH)

    assert Goal.objects.count() == 1
