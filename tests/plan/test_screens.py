"""The plan on the screen: her words, one tap a step, a file that says nothing."""

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from tests.gate.family import Family, at
from tests.plan.planning import STEP, WISH, planned
from tests.web.living import boxes, seen, sent
from umay.core.leaving import Line, LineState
from umay.records.models import (
    Appointment,
    ExitLine,
    ExitPlan,
    Goal,
    Release,
    Request,
    Task,
)
from umay.records.models import Note as Written


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


def test_what_she_wants_stands_first_with_its_steps(
    made: Family, client: Client
) -> None:
    planned(made.house, made.household)

    page = client.get(at("goals", made)).content.decode()

    assert page.index(WISH) < page.index(STEP)
    assert "Offered" in page
    assert "She herself" in page
    assert "The lawyer, room 4" in page


def test_a_goal_and_a_step_are_written_with_two_forms(
    made: Family, client: Client
) -> None:
    client.post(at("goal-new", made), sent(words=WISH, member=""))
    goal = Goal.objects.get()
    step = sent(
        words=STEP, role="her", service="economic", **boxes("due_on", tomorrow())
    )
    answer = client.post(at("step-new", made, goal=goal.pk), step)

    assert answer.status_code == 302
    assert STEP in client.get(at("goals", made)).content.decode()


def test_a_bad_day_loses_nothing_of_what_was_typed(
    made: Family, client: Client
) -> None:
    goal = planned(made.house, made.household)["goal"]
    step = sent(words=STEP, role="her", **boxes("due_on", date(2020, 1, 1)))

    answer = client.post(at("step-new", made, goal=goal), step)

    assert answer.status_code == 422
    assert STEP in answer.content.decode()
    assert "govuk-error-summary" in answer.content.decode()


def test_one_tap_accepts_a_step_another_declines_it(
    made: Family, client: Client
) -> None:
    step = planned(made.house, made.household)["step"]

    client.post(at("step-accept", made, step=step), sent())
    assert "Accepted" in client.get(at("goals", made)).content.decode()
    answer = client.post("/tasks/", {"declined": step, "back": "goals"})

    assert answer.url == at("goals", made)
    assert Task.objects.get(pk=step).state == Task.State.DECLINED


def test_a_step_of_another_family_is_not_there(made: Family, client: Client) -> None:
    stranger = made.house.asks()
    theirs = planned(made.house, Request.objects.get(pk=stranger).household_id)["step"]

    answer = client.post(at("step-accept", made, step=theirs), sent())

    assert answer.status_code == 404
    assert Task.objects.get(pk=theirs).accepted_at is None


def test_the_calendar_file_holds_hours_and_one_neutral_word(
    made: Family, client: Client
) -> None:
    planned(made.house, made.household)
    answer = client.post(at("calendar", made), sent(language="ru"))

    assert answer["Content-Disposition"] == 'attachment; filename="calendar.ics"'
    [event] = Calendar.from_ical(answer.content).events
    assert event["SUMMARY"] == "Встреча"
    assert event.start == Appointment.objects.get().at.replace(microsecond=0)
    for word in (b"lawyer", b"room", b"umay", b"Umay", made.household.hex.encode()):
        assert word not in answer.content
    assert Release.objects.get().paper == "calendar"


def test_the_way_out_shows_what_is_open_and_settles_a_line(
    made: Family, client: Client
) -> None:
    assert "The plan is not begun." in client.get(at("way-out", made)).content.decode()

    where, money = at("way-out-where", made), at("way-out-line", made, what="money")
    client.post(where, sent(avoid="Shymkent", wants=WISH, seen=seen(client, where)))
    settled = sent(state="waived", why="She works", seen=seen(client, money))
    client.post(money, settled)

    page = client.get(at("way-out", made)).content.decode()
    assert "Shymkent" in page
    assert "She works" in page
    assert "15 things are open." in page
    row = ExitLine.objects.get()
    assert (row.line, row.state) == (Line.MONEY, LineState.WAIVED)


def test_a_line_that_is_not_needed_says_why(made: Family, client: Client) -> None:
    answer = client.post(
        at("way-out-line", made, what="money"), sent(state="waived", why="")
    )

    assert answer.status_code == 422
    assert not ExitPlan.objects.exists()
    assert client.get(at("way-out-line", made, what="nothing")).status_code == 404


def test_a_note_is_kept_for_whom_it_is_for(made: Family, client: Client) -> None:
    client.post(at("note-new", made), sent(kind="own", words="Mine alone"))

    assert "Mine alone" in client.get(at("notes", made)).content.decode()
    note = Written.objects.get()
    assert (note.care, note.health) == (None, None)
