"""Elsewhere: other centers with room, best fit first; never an address."""

import pytest
from django.utils import timezone

from tests.small_house import small_house
from umay.core.roles import Role
from umay.records.models import Center
from umay.use_cases.furnish_house import UnitPlan, set_listed

PATH = "/elsewhere/"


def center(name: str, *units: UnitPlan, listed: bool = True) -> None:
    """Open another center with these units free."""
    other = small_house(units or (UnitPlan("1", 3, "violence"),))
    other.now = timezone.now()
    set_listed(other.order(), listed)
    Center.objects.filter(pk=other.worker.center_id).update(name=name, region="North")


@pytest.fixture
def browser(client_of):
    return client_of(Role.DUTY)


def test_the_question_opens_empty(browser) -> None:
    page = browser.get(PATH).content.decode()

    assert "Beds" in page
    assert "No other center" not in page


def test_the_least_waste_comes_first_and_nothing_tells_where(browser) -> None:
    center("Wide", UnitPlan("1", 5, "violence"))
    center("Close", UnitPlan("1", 2, "violence"), UnitPlan("2", 2, "violence"))
    center("Small", UnitPlan("1", 1, "violence"))

    page = browser.get(PATH, {"beds": 2, "programme": "a"}).content.decode()

    assert page.index("Close") < page.index("Wide")
    assert "2 units with 2 beds" in page
    assert "1 unit with 5 beds" in page
    assert "North" in page
    assert "Small" not in page


def test_our_own_house_and_unlisted_ones_are_not_there(house, browser) -> None:
    house.now = timezone.now()
    house.holds(house.asks(), "11")
    center("Hidden", listed=False)

    page = browser.get(PATH, {"beds": 1, "programme": "a"}).content.decode()

    assert "No other center has a place that fits tonight." in page


def test_cots_steps_and_programme_narrow_the_answer(browser) -> None:
    center("Steps", UnitPlan("1", 2, "violence"))
    center("Flat", UnitPlan("1", 2, "violence", step_free=True))
    center("Other", UnitPlan("1", 2, "hardship"))

    asked = {"beds": 2, "cots": 1, "step_free": "on", "programme": "a"}
    page = browser.get(PATH, asked).content.decode()

    assert "Flat" in page
    assert "Steps" not in page
    assert "Other" not in page
    assert "Flat" not in browser.get(PATH, asked | {"cots": 8}).content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"beds": 0, "programme": "a"},
        {"beds": 1000, "programme": "a"},
        {"beds": "many", "programme": "a"},
        {"beds": 1, "cots": -1, "programme": "a"},
        {"beds": 1, "programme": "violence"},
        {"programme": "a"},
    ],
)
def test_what_cannot_be_asked_is_said(browser, asked) -> None:
    assert browser.get(PATH, asked).status_code == 422


def test_the_administrator_does_not_look(client_of) -> None:
    assert client_of(Role.ADMIN).get(PATH).status_code == 403


def test_the_answer_takes_few_questions(browser, django_assert_max_num_queries) -> None:
    center("Close")
    with django_assert_max_num_queries(6):
        browser.get(PATH, {"beds": 2, "programme": "a"})
