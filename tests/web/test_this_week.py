"""This week on the screen: night by night, from the house as it stands."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from tests.small_house import CHILD, SmallHouse
from umay.core.places import Condition
from umay.core.roles import Role
from umay.core.waiting import Danger
from umay.records.models import Stay, Unit
from umay.records.queries.own_numbers import own_numbers
from umay.records.queries.this_week import standing
from umay.use_cases.asking_week import this_week
from umay.use_cases.wait import put_on_waiting_list

ClientOf = Callable[..., Client]
ONE, TWO, MORE, COT = range(4)


def week(house: SmallHouse) -> list[list[float]]:
    center, today = house.worker.center, timezone.localdate()
    tonight = standing(center, timezone.now(), today)
    return [[*day] for day in this_week(tonight, own_numbers(center, today)).days]


def test_without_history_it_says_what_is_missing(client_of: ClientOf) -> None:
    page = client_of(Role.DUTY).get("/limits/this-week/").content.decode()

    assert "too little behind it" in page
    assert "<table" not in page


def test_the_night_shift_sees_fourteen_days_and_what_they_are_made_of(
    lived_in: SmallHouse, client_of: ClientOf
) -> None:
    page = client_of(Role.DUTY).get("/limits/this-week/").content.decode()

    assert page.count("<tr>") == 1 + 15
    assert "22 stays" in page
    assert "It promises nothing to anybody" in page


def test_tonight_is_the_board(lived_in: SmallHouse) -> None:
    assert week(lived_in)[0] == [1, 1, 1, 1]

    lived_in.now = timezone.now()
    lived_in.admits(lived_in.asks(), "11")
    lived_in.holds(lived_in.asks(CHILD), "12")
    Unit.objects.filter(code="13").update(condition=Condition.CLOSED)

    # Rooms for four, one of them shared, are left.
    assert week(lived_in)[0] == [0, 0, 1, 1]


def test_a_planned_day_counts_and_the_room_is_ready_the_day_after(
    lived_in: SmallHouse,
) -> None:
    lived_in.now = timezone.now()
    stay = lived_in.admits(lived_in.asks(), "11")
    leaves = timezone.localdate() + timedelta(days=3)
    Stay.objects.filter(pk=stay).update(planned_leaving=leaves)

    free = [day[ONE] for day in week(lived_in)]

    assert free[:4] == [0, 0, 0, 0]
    assert free[4] > 0.7


def test_a_family_that_waits_comes_before_whoever_asks(lived_in: SmallHouse) -> None:
    lived_in.now = timezone.now()
    stay = lived_in.admits(lived_in.asks(), "11")
    leaves = timezone.localdate() + timedelta(days=3)
    Stay.objects.filter(pk=stay).update(planned_leaving=leaves)
    Unit.objects.exclude(code="11").update(condition=Condition.CLOSED)
    before = week(lived_in)[4][ONE]

    put_on_waiting_list(lived_in.order(), lived_in.asks(), Danger.HIGH)

    assert week(lived_in)[4][ONE] < before / 2
