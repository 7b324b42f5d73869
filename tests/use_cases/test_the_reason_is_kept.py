"""Why a rule was bent is kept, whichever way the family came to its beds."""

import pytest

from tests.small_house import CHILD, SmallHouse, small_house
from umay.core.asking import CallSheet, Choice
from umay.core.people import Age, Person
from umay.core.places import Why
from umay.records.models import Hold
from umay.use_cases.admit_household import admit_at_the_door
from umay.use_cases.change_members import join_member
from umay.use_cases.move_household import move_household

TOO_SMALL = frozenset({Why.TOO_SMALL})
WHOLE_HOUSE_FULL = "the last bus has gone"
THREE = (Person(age=Age.ADULT), CHILD, CHILD)


@pytest.fixture
def house(db) -> SmallHouse:
    return small_house()


def kept() -> list[tuple[str, list[str]]]:
    holds = Hold.objects.filter(state=Hold.State.ADMITTED).exclude(bends_why="")
    return [(hold.bends_why, hold.bends) for hold in holds]


def test_at_the_door(house) -> None:
    sheet = CallSheet(programme="violence", people=THREE)
    choice = Choice(("12",), TOO_SMALL, WHOLE_HOUSE_FULL)

    admit_at_the_door(house.order(), sheet, choice)

    assert kept() == [(WHOLE_HOUSE_FULL, ["too_small"])]


def test_when_the_family_moves(house) -> None:
    stay = house.admits(house.asks(CHILD, CHILD), "13")

    move_household(house.order(), stay, Choice(("12",), TOO_SMALL, WHOLE_HOUSE_FULL))

    assert kept() == [(WHOLE_HOUSE_FULL, ["too_small"])]


def test_when_somebody_joins(house) -> None:
    stay = house.admits(house.asks(CHILD), "12")

    join_member(house.order(), stay, CHILD, why=WHOLE_HOUSE_FULL)

    assert kept() == [(WHOLE_HOUSE_FULL, ["too_small"])]


def test_nothing_is_kept_where_nothing_was_bent(house) -> None:
    house.admits(house.asks(CHILD), "12")

    assert kept() == []
