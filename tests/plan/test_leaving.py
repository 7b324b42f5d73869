"""The way out: begun in time, settled line by line; and asking later, if she wants."""

from datetime import timedelta

import pytest

from tests.gate.family import Family
from umay.core.exits import Destination
from umay.core.leaving import FollowUp, Line, LineState
from umay.core.people import Answer
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records.models import ExitLine, ExitPlan, Stay, Task
from umay.records.models import FollowUp as Asked
from umay.records.queries.today import tasks_due
from umay.use_cases.exit_household import exit_household
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.leaving import follow_up, settle_line, write_exit_plan


def left(made: Family, wants_it: Answer) -> None:
    today = made.order().today
    exit_household(
        made.order(), made.stay, today, Destination.OTHER_REGION, follow_up=wants_it
    )


def due_later(made: Family) -> list[Task]:
    day = made.order().today + timedelta(days=14)
    due = tasks_due(made.own.center_id, day)
    return [task for task in due if task.what == Task.What.FOLLOW_UP]


def test_where_is_safe_is_her_word_and_sealed(made: Family) -> None:
    write_exit_plan(made.order(), made.stay, {"avoid": "Shymkent", "ties": ""})
    write_exit_plan(made.order(), made.stay, {"far_enough": "A night by train"})

    plan = ExitPlan.objects.get()
    said = open_rows(made.order().writer, made.household, [plan], Reason.OWN).of(plan)
    assert (said["avoid"], said["far_enough"]) == ("Shymkent", "A night by train")
    assert plan.begun_on == made.order().today


def test_a_line_is_not_waived_without_a_reason(made: Family) -> None:
    with pytest.raises(Refused) as refusal:
        settle_line(made.order(), made.stay, Line.MONEY, LineState.WAIVED, "  ")

    assert refusal.value.ground is Ground.REASON_NEEDED
    assert not ExitLine.objects.exists()


def test_with_the_last_line_the_task_is_done_and_not_before(made: Family) -> None:
    task = Task.objects.get(household=made.household, what=Task.What.EXIT_PLAN)
    for line in Line:
        task.refresh_from_db()
        assert task.state == Task.State.OPEN
        settle_line(made.order(), made.stay, line, LineState.DONE)

    task.refresh_from_db()
    assert task.state == Task.State.DONE
    assert ExitLine.objects.count() == len(Line)


def test_she_is_asked_later_only_if_she_wants_it(made: Family) -> None:
    left(made, Answer.YES)

    [task] = due_later(made)
    assert task.due_on == made.order().today + timedelta(days=14)


@pytest.mark.parametrize("answer", [Answer.NO, Answer.UNKNOWN, Answer.UNSAID])
def test_without_her_yes_nobody_asks_and_nothing_can_be_written(
    made: Family, answer: Answer
) -> None:
    left(made, answer)

    assert due_later(made) == []
    with pytest.raises(Refused) as refusal:
        follow_up(made.order(), made.stay, FollowUp.WELL, "")
    assert refusal.value.ground is Ground.NO_CONSENT


def test_silence_ends_the_task_and_leads_to_nothing(made: Family) -> None:
    left(made, Answer.YES)
    before = Task.objects.count()

    follow_up(made.order(), made.stay, FollowUp.SILENT, "")

    assert due_later(made) == []
    assert Task.objects.count() == before
    assert Asked.objects.get().outcome == FollowUp.SILENT


def test_who_wants_no_more_is_not_asked_again(made: Family) -> None:
    left(made, Answer.YES)
    follow_up(made.order(), made.stay, FollowUp.NO_MORE, "")

    assert Stay.objects.get(pk=made.stay).follow_up == Answer.NO
    with pytest.raises(Refused):
        follow_up(made.order(), made.stay, FollowUp.WELL, "")


def test_who_lives_here_is_not_followed_up(made: Family) -> None:
    with pytest.raises(Refused) as refusal:
        follow_up(made.order(), made.stay, FollowUp.WELL, "")

    assert refusal.value.ground is Ground.LIVES_HERE
