"""One seed and one moment tell one house; anything else tells another."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoDbBlocker

from tests.demo.told import EVENING, told
from umay.commands.demo_house.telling import ZONE
from umay.core.counts import count
from umay.records.models import Claim, Household, LedgerEntry, Member, Request, Stay
from umay.records.queries.house import house as house_now

pytestmark = pytest.mark.slow

SHORT = timedelta(days=16)  # as long as the story of today needs


def everything() -> list[object]:
    """Return all that makes a house but the keys of its rows."""
    code = "household__survivor_code"
    return [
        list(Household.objects.order_by("survivor_code").values_list(
            "survivor_code", "call_name", "reach", "made_at")),
        list(Member.objects.order_by(code, "number").values_list(
            code, "kind", "age", "sex", "birth_month", "whereabouts")),
        list(Request.objects.order_by("taken_at", code).values_list(
            code, "taken_at", "channel", "danger", "outcome")),
        list(Stay.objects.order_by(code).values_list(
            code, "first_day", "exit_day", "destination")),
        list(Claim.objects.order_by(code, "first_night", "bed__code", "until")
             .values_list(code, "bed__code", "kind", "first_night", "until")),
        list(LedgerEntry.objects.order_by("seq").values_list("seq", "at", "act")),
    ]  # fmt: skip


def house_of(seed: int, now: datetime = EVENING) -> list[object]:
    with told(seed, now, SHORT):
        return everything()


def test_the_same_seed_tells_the_same_house(django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        once, again, another = house_of(7), house_of(7), house_of(8)

    assert once == again
    assert all(ours != theirs for ours, theirs in zip(once, another, strict=True))


@pytest.mark.parametrize(
    "now",
    [
        datetime(2027, 1, 1, 0, 0, tzinfo=ZONE),
        datetime(2028, 2, 29, 23, 59, tzinfo=ZONE),
    ],
)
def test_it_can_be_told_at_any_moment(
    now: datetime, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock(), told(now.day, now, SHORT) as house:
        beds = count(house_now(house.center, now, house.today), house.today).beds

        assert (beds.all, beds.lived_in, beds.kept) == (70, 55, 5)
        assert LedgerEntry.objects.filter(at__gt=now).count() == 0
