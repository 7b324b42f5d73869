"""Turned away: counted in twenty seconds, and looked at without anybody's name."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.small_house import CHILD, SmallHouse
from tests.web.living import sent
from umay.core.roles import Role
from umay.records.models import Household, TurnAway
from umay.use_cases.end_request import turn_away

QUICK = "/calls/quick/"
LIST = "/turned-away/"


def caller(**typed: object) -> dict[str, object]:
    usual = {"adults": "1", "programme": "violence", "step_free": "unknown"}
    return sent(**usual | typed)


def turned_away(house: SmallHouse, reason: str, *, days_ago: int = 0) -> None:
    house.now = timezone.now() - timedelta(days=days_ago)
    turn_away(house.order(), house.asks(CHILD), reason)


def test_a_call_is_counted_by_numbers_and_one_reason(client_of) -> None:
    form = caller(children_0="1", children_3="2", reason="full")

    answer = client_of(Role.DUTY).post(QUICK, form)

    row = TurnAway.objects.get()
    assert answer["Location"] == f"/calls/{row.request_id}/"
    assert (row.adults, row.children, row.beds, row.cots) == (1, 3, 3, 1)
    assert Household.objects.get().call_name is None


def test_without_a_reason_it_is_not_counted_and_the_numbers_stay(client_of) -> None:
    answer = client_of(Role.DUTY).post(QUICK, caller(children_3="7"))

    assert answer.status_code == 422
    assert 'value="7"' in answer.content.decode()
    assert not TurnAway.objects.exists()


def test_a_thousand_children_are_too_many(client_of) -> None:
    answer = client_of(Role.DUTY).post(QUICK, caller(children_3="1000", reason="full"))

    assert answer.status_code == 422
    assert "At most 20 people fit on one sheet." in answer.content.decode()


def test_counting_twice_counts_once(client_of) -> None:
    form = caller(reason="full")
    client_of(Role.DUTY).post(QUICK, form)

    page = client_of(Role.DUTY).post(QUICK, form, follow=True).content.decode()

    assert "already been saved" in page
    assert TurnAway.objects.count() == 1


def test_the_list_counts_by_month_and_reason(house, client_of) -> None:
    for _each in range(3):
        turned_away(house, "full")
    turned_away(house, "pets", days_ago=100)
    turned_away(house, "steps", days_ago=500)

    page = client_of(Role.SOCIAL).get(LIST).content.decode()

    assert "These are requests, not people" in page
    assert page.count("The house is full") == 1 + 3  # the month, and the last rows
    assert page.count("No step-free unit") == 1  # older than a year: only a row
    assert f"{timezone.localdate():%B %Y}: 3" in page


def test_the_list_names_nobody(house, client_of) -> None:
    turned_away(house, "full")

    page = client_of(Role.DIRECTOR).get(LIST).content.decode()

    assert "1 adult, 1 child; 2 beds" in page
    assert Household.objects.get().survivor_code not in page


def test_an_empty_list_says_so(client_of) -> None:
    page = client_of(Role.DIRECTOR).get(LIST).content.decode()

    assert "Nobody was turned away in the last year." in page


@pytest.mark.parametrize("role", [Role.DUTY, Role.ADMIN])
def test_the_list_is_not_for_the_night(client_of, role) -> None:
    assert client_of(role).get(LIST).status_code == 403


def test_the_pages_ask_few_questions_of_the_records(
    house, client_of, django_assert_max_num_queries
) -> None:
    turned_away(house, "full")
    browser = client_of(Role.DIRECTOR)
    for path in (QUICK, LIST):
        with django_assert_max_num_queries(10):
            browser.get(path)
