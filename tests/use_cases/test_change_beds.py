"""Beds are put into a unit and taken out; nobody loses the one she sleeps in."""

from uuid import UUID

import pytest

from tests.small_house import CHILD, SmallHouse, small_house
from umay.core.refusals import Ground, Refused
from umay.records.models import Bed, Programme, Unit
from umay.records.queries.house import house as house_now
from umay.use_cases.furnish_house import MOST_BEDS, change_beds

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> SmallHouse:
    return small_house()


def unit(code: str) -> UUID:
    return Unit.objects.get(code=code).pk


def beds_of(house: SmallHouse, code: str) -> list[str]:
    order = house.order()
    found = house_now(order.center, order.at, order.today).unit(code)
    return [bed.code for bed in found.beds] if found else []


@pytest.mark.parametrize(
    ("beds", "codes"),
    [
        (5, ["13.1", "13.2", "13.3", "13.4", "13.5"]),
        (3, ["13.1", "13.2", "13.3"]),
        (1, ["13.1"]),
        (0, []),
    ],
)
def test_an_empty_unit_has_as_many_beds_as_are_said(
    house: SmallHouse, beds: int, codes: list[str]
) -> None:
    share = Programme.objects.get(code="violence").beds

    change_beds(house.order(), unit("13"), beds)

    assert beds_of(house, "13") == codes
    assert Programme.objects.get(code="violence").beds == share + beds - 3


def test_a_unit_without_beds_is_no_longer_there_and_may_come_back(
    house: SmallHouse,
) -> None:
    change_beds(house.order(), unit("13"), 0)
    order = house.order()
    assert house_now(order.center, order.at, order.today).unit("13") is None

    change_beds(house.order(), unit("13"), 2)

    assert beds_of(house, "13") == ["13.1", "13.2"]
    assert Bed.objects.filter(unit__code="13").count() == 5


@pytest.mark.parametrize("beds", [0, 2, 4])
def test_a_unit_that_is_lived_in_stays_as_it_is(house: SmallHouse, beds: int) -> None:
    house.admits(house.asks(CHILD), "13")

    with pytest.raises(Refused) as refused:
        change_beds(house.order(), unit("13"), beds)

    assert refused.value.ground is Ground.LIVED_IN


def test_a_shared_unit_loses_only_free_beds(house: SmallHouse) -> None:
    for _ in range(2):
        house.admits(house.asks(may_share=True), "15")

    change_beds(house.order(), unit("15"), 3)
    change_beds(house.order(), unit("15"), 2)
    for beds in (1, 0):
        with pytest.raises(Refused) as refused:
            change_beds(house.order(), unit("15"), beds)
        assert refused.value.ground is Ground.LIVED_IN
    change_beds(house.order(), unit("15"), 6)

    assert len(beds_of(house, "15")) == 6


@pytest.mark.parametrize("beds", [-1, MOST_BEDS + 1])
def test_there_is_a_most_and_a_least(house: SmallHouse, beds: int) -> None:
    with pytest.raises(Refused) as refused:
        change_beds(house.order(), unit("13"), beds)

    assert refused.value.ground is Ground.TOO_MANY
