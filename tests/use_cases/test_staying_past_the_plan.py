"""Who stays past the day she planned to leave is still a family like any other."""

from datetime import date, timedelta

import pytest

from tests.small_house import BABY, CHILD, TODAY, SmallHouse, small_house
from umay.core.asking import Choice
from umay.core.nights import Nights
from umay.core.refusals import Ground, Refused
from umay.records.models import Claim, Stay
from umay.use_cases.admit_household import admit_household
from umay.use_cases.change_members import join_member, record_birth
from umay.use_cases.exit_household import plan_leaving
from umay.use_cases.extend_stay import ask_extension
from umay.use_cases.move_household import move_household

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> SmallHouse:
    return small_house()


@pytest.fixture
def stay(house: SmallHouse) -> Stay:
    """A family that planned to leave two days ago and is still here."""
    stay = house.admits(house.asks(CHILD), "13")
    plan_leaving(house.order(), stay, TODAY + timedelta(days=3), None)
    house.later(days=5)
    return Stay.objects.get(pk=stay)


def test_her_nights_are_open_ended_once_the_planned_day_has_come(stay: Stay) -> None:
    planned = stay.planned_leaving
    assert planned is not None

    assert stay.nights_from(TODAY) == Nights(TODAY, planned)
    assert stay.nights_from(planned) == Nights(planned)


def test_she_moves_and_the_new_beds_are_hers_until_somebody_knows(house, stay) -> None:
    move_household(house.order(), stay.pk, Choice(("12",)))

    claims = Claim.objects.filter(stay=stay, is_open=True)
    assert {claim.until for claim in claims} == {None}


def test_a_child_is_born_and_another_joins(house, stay) -> None:
    born = (house.now + timedelta(days=1)).date().replace(day=1)

    record_birth(house.order(), stay.pk, born)
    join_member(house.order(), stay.pk, BABY)

    assert Claim.objects.filter(stay=stay, bed__kind="cot").count() == 2


def test_a_daytime_stay_has_no_bed_to_move_from(house) -> None:
    order = house.order()
    day = admit_household(order, house.asks(), form=Stay.Form.DAY).subject

    with pytest.raises(Refused) as refusal:
        move_household(house.order(), day, Choice(("11",)))

    assert refusal.value.ground is Ground.NOT_FOUND
    assert not Claim.objects.exists()


def test_a_refused_day_names_the_earliest_one_allowed(house, stay) -> None:
    with pytest.raises(Refused) as planned:
        plan_leaving(house.order(), stay.pk, house.order().today, None)
    with pytest.raises(Refused) as asked:
        ask_extension(house.order(), stay.pk, date(2026, 9, 1), "school")

    assert planned.value.day == house.order().today + timedelta(days=1)
    assert asked.value.day == date(2026, 9, 2)
