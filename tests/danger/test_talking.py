"""Holding a talk and writing a plan: sealed, offered again, judged by a person only."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.danger.telling import BECAUSE, HER_PLAN, HER_WORDS, a_talk, talked
from tests.gate.family import Family
from tests.incidents.telling import happened
from umay.core.danger.plans import Mark, Marked, Part, marked_of
from umay.core.danger.talks import Fear, Level, talk_of
from umay.core.people import Answer
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records.models import (
    DangerTalk,
    Household,
    LedgerEntry,
    Rules,
    SafetyPart,
    Task,
)
from umay.records.models.rows import CenterRow
from umay.records.queries.receipts import entries_for
from umay.records.sealed import sealed_columns
from umay.use_cases.danger import hold_talk, judge_danger
from umay.use_cases.finish_task import finish_task
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.writing import write_sealed
from umay.use_cases.safety_plan import write_part

SAID = {"kk": "?", "ru": "?", "en": "Who may know"}
MARKED = (Marked("door", SAID, Mark.NOT_WANTED),)


def held(made: Family, level: Level | None = None, why: str = "") -> DangerTalk:
    talk = a_talk(made.order(), breath=Answer.YES)
    key = hold_talk(made.order(), made.household, talk, HER_WORDS, level, why).subject
    return DangerTalk.objects.get(pk=key)


def opened(made: Family, row: CenterRow) -> dict[str, str]:
    return open_rows(made.order().writer, made.household, [row], Reason.OWN).of(row)


def offered(made: Family) -> list[Task]:
    tasks = Task.objects.filter(household=made.household, what="danger_talk")
    return list(tasks.filter(state="open"))


def test_a_talk_is_sealed_whole_and_her_own_worker_reads_it(made: Family) -> None:
    row = held(made, Level.HIGH, BECAUSE)

    said = opened(made, row)
    assert talk_of(said["talked"]).fear is Fear.GREAT
    assert (said["in_her_words"], said["level_why"]) == (HER_WORDS, BECAUSE)
    for name in sealed_columns(DangerTalk):
        sealed = bytes(getattr(row, name))
        for word in (HER_WORDS, BECAUSE, "great", "high", "breath"):
            assert word.encode() not in sealed


def test_the_entries_say_that_there_was_a_talk_and_nothing_of_it(made: Family) -> None:
    talked(made.house, made.household)

    for act in ("danger.talked", "safety.written"):
        facts = LedgerEntry.objects.get(act=act).facts
        assert set(facts) <= {"household", "number", "words"}
    before = {entry.act for entry in entries_for(made.own.center_id, made.household)}
    assert not before & {"danger.talked", "danger.judged", "safety.written"}


def test_talks_are_numbered_and_each_finishes_the_offer_and_makes_the_next(
    made: Family,
) -> None:
    (first,) = offered(made)
    assert first.due_on == made.order().today

    rows = [held(made), held(made)]

    assert [row.number for row in rows] == [1, 2]
    first.refresh_from_db()
    assert first.state == Task.State.DONE
    (following,) = offered(made)
    assert following.due_on == made.order().today + timedelta(weeks=12)


def test_the_house_may_ask_for_it_more_often(made: Family) -> None:
    Rules.objects.filter(center=made.own.center).update(danger_weeks=4)

    held(made)

    assert offered(made)[0].due_on == made.order().today + timedelta(weeks=4)


def test_declining_closes_it_and_it_is_offered_again_another_day(made: Family) -> None:
    (task,) = offered(made)

    finish_task(made.order(), task.pk, Task.State.DECLINED)

    task.refresh_from_db()
    assert task.state == Task.State.DECLINED
    (following,) = offered(made)
    assert following.due_on == made.order().today + timedelta(weeks=12)
    assert not DangerTalk.objects.exists()


def test_a_new_incident_brings_the_next_talk_forward_to_today(made: Family) -> None:
    held(made)
    (task,) = offered(made)

    happened(made.house, made.household)

    assert [one.pk for one in offered(made)] == [task.pk]
    assert offered(made)[0].due_on == made.order().today


def test_a_new_incident_makes_an_offer_where_there_is_none(made: Family) -> None:
    Task.objects.filter(what="danger_talk").delete()

    happened(made.house, made.household)

    assert [one.due_on for one in offered(made)] == [made.order().today]


@pytest.mark.parametrize("why", ["", "  "])
def test_no_level_without_a_reason(made: Family, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        held(made, Level.NOW, why)
    assert refusal.value.ground is Ground.REASON_NEEDED
    assert not DangerTalk.objects.exists()

    row = held(made)
    with pytest.raises(Refused):
        judge_danger(made.order(), row.pk, Level.NOW, why)
    row.refresh_from_db()
    assert row.judged_at is None


def test_a_level_left_open_is_set_once_by_a_person(made: Family) -> None:
    row = held(made)
    assert opened(made, row)["level"] == ""

    judge_danger(made.order(), row.pk, Level.HIGH, BECAUSE)
    with pytest.raises(Refused) as refusal:
        judge_danger(made.order(), row.pk, Level.PRESENT, "A mistake")

    assert refusal.value.ground is Ground.ALREADY_DECIDED
    row.refresh_from_db()
    assert opened(made, row)["level"] == "high"
    assert row.judged_by == made.own


def test_a_talk_at_night_with_locked_keys_is_kept_and_read_by_day(made: Family) -> None:
    key = talked(made.house, made.household)

    assert opened(made, DangerTalk.objects.get(pk=key))["in_her_words"] == HER_WORDS


def plan(made: Family, words: str, *, earlier: bool = False) -> UUID:
    order, part = made.order(), Part.HOUSE
    done = write_part(order, made.household, part, MARKED, words, earlier=earlier)
    return done.subject


def test_a_part_of_a_plan_is_sealed_and_written_anew_in_its_place(made: Family) -> None:
    first = plan(made, "At night only")
    second = plan(made, HER_PLAN)

    assert first == second
    row = SafetyPart.objects.get()
    said = opened(made, row)
    assert said["plan_words"] == HER_PLAN
    assert marked_of(said["marked"]) == MARKED
    assert HER_PLAN.encode() not in bytes(row.plan_words)


def test_nobody_writes_over_what_she_cannot_read(made: Family) -> None:
    plan(made, HER_PLAN)

    with pytest.raises(Refused) as refusal:
        write_part(made.house.order(), made.household, Part.HOUSE, (), "Nothing")

    assert refusal.value.ground is Ground.KEYS_LOCKED
    assert opened(made, SafetyPart.objects.get())["plan_words"] == HER_PLAN


def test_what_was_written_earlier_goes_over_and_is_not_kept_twice(made: Family) -> None:
    family = Household.objects.get(pk=made.household)
    words = {"safety_plan": "Call my sister"}
    write_sealed(made.order(), made.household, family, words)

    plan(made, HER_PLAN)
    family.refresh_from_db()
    assert family.safety_plan is not None  # until somebody says that it went over

    plan(made, f"Call my sister\n{HER_PLAN}", earlier=True)
    family.refresh_from_db()
    assert family.safety_plan is None
