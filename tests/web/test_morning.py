"""The morning: one page for the director, and each number opens its list."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from tests.small_house import SmallHouse
from tests.web.living import moved_in, today
from umay.core.exits import Destination
from umay.core.roles import Role
from umay.use_cases.end_request import turn_away
from umay.use_cases.exit_household import plan_leaving
from umay.use_cases.extend_stay import appeal, ask_extension, decide_extension
from umay.web.wording.asking import REASON

ClientOf = Callable[..., Client]


def morning(client_of: ClientOf) -> str:
    return client_of(Role.DIRECTOR).get("/morning/").content.decode()


def test_it_says_how_full_the_house_is(house: SmallHouse, client_of: ClientOf) -> None:
    moved_in(house, unit="13")

    page = morning(client_of)

    assert "3 of 14 beds" in page
    assert 'href="/board/"' in page


def test_who_nears_a_mark_without_a_destination_is_named(
    house: SmallHouse, client_of: ClientOf
) -> None:
    near = moved_in(house, unit="12", days_ago=85)
    planned = moved_in(house, unit="13", days_ago=85)
    day = today() + timedelta(days=30)
    plan_leaving(house.order(), planned.pk, day, Destination.RENTED)

    page = morning(client_of)

    assert near.household.survivor_code in page
    assert "Review on day 90" in page
    assert planned.household.survivor_code not in page


def test_who_has_just_come_is_not_on_it(house: SmallHouse, client_of: ClientOf) -> None:
    stay = moved_in(house, unit="12", days_ago=20)

    assert stay.household.survivor_code not in morning(client_of)


def test_who_is_over_the_limit_stays_on_it(
    house: SmallHouse, client_of: ClientOf
) -> None:
    over = moved_in(house, unit="12", days_ago=300)

    page = morning(client_of)

    assert over.household.survivor_code in page
    assert "over the limit" in page


def test_what_was_refused_since_yesterday_is_counted_by_reason(
    house: SmallHouse, client_of: ClientOf
) -> None:
    moved_in(house, unit="12")
    turn_away(house.order(), house.asks(), "full")
    house.later(days=-3)
    turn_away(house.order(), house.asks(), "pets")

    page = morning(client_of)

    assert str(REASON["full"]) in page
    assert str(REASON["pets"]) not in page


def test_an_extension_and_an_appeal_wait_until_somebody_decides(
    house: SmallHouse, client_of: ClientOf, workers
) -> None:
    stay = moved_in(house, unit="12")
    asked = ask_extension(
        house.order(), stay.pk, today() + timedelta(days=300), "No home yet"
    ).subject
    assert "Asked for until" in morning(client_of)

    decide_extension(house.order(), asked, "No room", None)
    assert "Asked for until" not in morning(client_of)
    appeal(house.order(), asked, "Look again")
    assert "Somebody else looks at it" in morning(client_of)


def test_it_is_for_nobody_but_the_director(client_of: ClientOf) -> None:
    for role in set(Role) - {Role.DIRECTOR}:
        assert client_of(role).get("/morning/").status_code == 403
