"""Tasks of the day: what is due, and the two ways it ends."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.small_house import small_house
from tests.web.living import moved_in, page
from umay.core.exits import Destination
from umay.core.roles import Role
from umay.records.models import LedgerEntry, Task
from umay.use_cases.exit_household import exit_household


@pytest.fixture
def see(client_of):
    def text() -> str:
        return client_of(Role.SOCIAL).get("/today/").content.decode()

    return text


def task(stay, what: str = "orientation") -> Task:
    return Task.objects.get(household=stay.household_id, what=what)


def test_what_is_overdue_comes_first_family_by_family(house, see) -> None:
    new, old = moved_in(house, unit="12"), moved_in(house, unit="13", days_ago=5)

    text = see()

    first = text.index(old.household.survivor_code)
    assert first < text.index(new.household.survivor_code)
    assert "was due on" in text
    assert text.count("<h2") == 2


def test_what_is_due_later_or_of_a_family_that_left_is_not_there(house, see) -> None:
    stay, gone = moved_in(house, unit="12"), moved_in(house, unit="13")
    exit_household(house.order(), gone.pk, timezone.localdate(), Destination.UNKNOWN)

    text = see()

    assert str(task(stay, "orientation").pk) in text
    assert str(task(stay, "plan").pk) not in text
    assert gone.household.survivor_code not in text


def test_an_empty_list_says_so(house, see) -> None:
    assert "Nothing is left to do today." in see()


def test_a_task_is_done_from_the_list_and_declined_on_the_page(
    house, client_of
) -> None:
    stay = moved_in(house)
    browser, first, second = client_of(Role.DUTY), task(stay), task(stay, "intake")

    done = browser.post("/tasks/", {"back": "today", "done": first.pk})
    assert done["Location"] == "/today/"
    declined = browser.post("/tasks/", {"back": "household", "declined": second.pk})
    assert declined["Location"] == page(stay)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("done", "declined")
    assert "It costs her nothing." in browser.get(page(stay)).content.decode()


def test_the_same_button_twice_says_so_and_changes_nothing(house, client_of) -> None:
    row, browser = task(moved_in(house)), client_of(Role.DUTY)
    browser.post("/tasks/", {"done": row.pk})
    before = LedgerEntry.objects.count()

    answer = browser.post("/tasks/", {"done": row.pk}, follow=True)

    assert "already been saved" in answer.content.decode()
    assert LedgerEntry.objects.count() == before


def test_a_task_that_ended_otherwise_is_refused_in_words(house, client_of) -> None:
    row, browser = task(moved_in(house)), client_of(Role.DUTY)
    browser.post("/tasks/", {"declined": row.pk})

    answer = browser.post("/tasks/", {"done": row.pk})

    assert answer.status_code == 422
    assert "decided already" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == "declined"


def test_a_forged_task_or_one_of_another_house_is_not_there(house, client_of) -> None:
    browser = client_of(Role.DUTY)
    theirs = task(moved_in(small_house()))

    for forged in (uuid.uuid4(), theirs.pk, "x", ""):
        assert browser.post("/tasks/", {"done": forged}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.state == "open"


def test_the_administrator_does_not_see_them(house, client_of) -> None:
    assert client_of(Role.ADMIN).get("/today/").status_code == 403


def test_a_task_due_today_is_called_so(house, see) -> None:
    stay = moved_in(house)
    yesterday = timezone.localdate() - timedelta(days=1)
    Task.objects.filter(pk=task(stay).pk).update(due_on=yesterday)

    text = see()

    assert text.count("was due on") == 1
    assert "Social worker, today" in text
