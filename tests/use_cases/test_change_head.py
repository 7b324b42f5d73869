"""Another member becomes the head, so that the first may leave before the others."""

from uuid import UUID

import pytest

from tests.small_house import CHILD, WOMAN, SmallHouse, small_house
from umay.core.people import Whereabouts
from umay.core.refusals import Ground, Refused
from umay.records.models import Member
from umay.use_cases.change_head import change_head
from umay.use_cases.change_members import change_whereabouts, join_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> SmallHouse:
    house = small_house()
    house.admits(house.asks(WOMAN, CHILD), "13")
    return house


def member(number: int) -> UUID:
    return Member.objects.get(number=number).pk


def kinds() -> list[str]:
    return list(Member.objects.order_by("number").values_list("kind", flat=True))


def test_the_head_may_leave_once_another_leads(house: SmallHouse) -> None:
    change_head(house.order(), member(1))
    change_whereabouts(house.order(), member(0), Whereabouts.LEFT)

    assert kinds() == ["adult", "head", "child"]


def test_the_head_stays_the_head(house: SmallHouse) -> None:
    change_head(house.order(), member(0))

    assert kinds() == ["head", "adult", "child"]


def test_somebody_who_has_left_cannot_lead(house: SmallHouse) -> None:
    change_whereabouts(house.order(), member(1), Whereabouts.LEFT)

    with pytest.raises(Refused) as refused:
        change_head(house.order(), member(1))

    assert refused.value.ground is Ground.NOT_HERE
    assert kinds() == ["head", "adult", "child"]


def test_a_member_joins_in_a_shared_unit_and_nobody_else_loses_a_bed() -> None:
    house = small_house()
    stay = house.admits(house.asks(may_share=True), "15")
    house.admits(house.asks(may_share=True), "15")

    join_member(house.order(), stay, WOMAN, "adult")
    join_member(house.order(), stay, WOMAN, "adult")
    with pytest.raises(Refused) as refused:
        join_member(house.order(), stay, WOMAN, "adult")
    join_member(house.order(), stay, WOMAN, "adult", why="no bed is free")

    assert refused.value.ground is Ground.NO_BED_FOR_MEMBER
