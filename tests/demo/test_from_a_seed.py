"""One seed and one day tell one house; another seed tells another."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoDbBlocker

from tests.demo.told import EVENING, told
from umay.commands.demo_house.telling import ZONE, Telling
from umay.core.counts import count
from umay.records.models import Claim, Household, LedgerEntry, Member, Request, Stay
from umay.records.queries.house import house as house_now

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]

SHORT = timedelta(days=16)  # as long as the story of today needs
FIRST_MOMENT = datetime(2028, 2, 29, 0, 0, tzinfo=ZONE)
LAST_MINUTE = FIRST_MOMENT.replace(hour=23, minute=59)

CODE = "household__survivor_code"


def who_lives_here() -> list[object]:
    """Return people, days and beds of everybody who ever stayed."""
    stayed = Member.objects.filter(household__stays__isnull=False).distinct()
    people = ("kind", "age", "sex", "birth_month", "whereabouts")
    slept = Claim.objects.filter(kind="stay")
    nights = ("bed__code", "first_night", "until")
    return [
        list(stayed.order_by(CODE, "number").values_list(CODE, *people)),
        list(
            Stay.objects.order_by(CODE, "first_day").values_list(
                CODE, "first_day", "exit_day", "destination", "planned_leaving"
            )
        ),
        list(slept.order_by(CODE, *nights).values_list(CODE, *nights)),
    ]


def who_asked() -> list[object]:
    asked = ("taken_at", "channel", "danger", "outcome")
    told = ("survivor_code", "programme__code", "made_at")
    return [
        list(Request.objects.order_by("taken_at", CODE).values_list(CODE, *asked)),
        list(Household.objects.order_by("survivor_code").values_list(*told)),
    ]


def acts(house: Telling) -> list[object]:
    entries = LedgerEntry.objects.filter(center_id=house.center)
    return list(entries.order_by("seq").values_list("seq", "at", "act"))


def everything(seed: int) -> list[object]:
    """Return all that makes a house but the keys of its rows."""
    with told(seed, EVENING, SHORT) as house:
        return [*who_lives_here(), *who_asked(), acts(house)]


def test_the_same_seed_tells_the_same_house(django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        once, again, another = everything(7), everything(7), everything(8)

    assert once == again
    assert all(ours != theirs for ours, theirs in zip(once, another, strict=True))


def test_the_hour_at_which_it_is_told_changes_nobody(
    django_db_blocker: DjangoDbBlocker,
) -> None:
    families = []
    with django_db_blocker.unblock():
        for now in (FIRST_MOMENT, LAST_MINUTE):
            with told(7, now, SHORT) as house:
                seen = house_now(house.center, now, house.today)
                beds = count(seen, house.today).beds
                assert (beds.all, beds.lived_in, beds.kept) == (70, 55, 5)
                assert not LedgerEntry.objects.filter(at__gt=now).exists()
                families.append(who_lives_here())

    assert families[0] == families[1]
