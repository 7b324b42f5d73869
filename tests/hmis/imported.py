"""Import an invented export, and look at what the book says afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.apps import apps
from django.db import connection

from tests.hmis.exports import Export
from tests.races.contest import DOUBLES
from umay.core.hmis.plan import HousePlan, Plan
from umay.core.places import House
from umay.records.models import Bed, Center, Claim, Member, Stay
from umay.records.queries.census import Census, census
from umay.records.queries.house import house as house_now
from umay.use_cases.import_hmis.book import noon
from umay.use_cases.import_hmis.import_houses import Imported, import_houses

ENDS_ON = date(2022, 9, 30)
Dump = dict[str, list[tuple[object, ...]]]


def import_plan(plan: Plan, *, keep: bool = True) -> list[Imported]:
    return import_houses(plan.houses, ENDS_ON, lambda part: None, keep=keep)


def import_one(export: Export) -> Center:
    """Import an export of one project, and return its center."""
    (imported,) = import_plan(export.plan())
    return Center.objects.get(pk=imported.center)


def house_on(center: Center, day: date = ENDS_ON) -> House:
    return house_now(center.pk, noon(day, center.time_zone), day)


def rooms_of(center: Center) -> dict[str, int]:
    """The beds of each room that stands there now."""
    return {unit.code: unit.size for unit in house_on(center).units}


def live_in(center: Center) -> dict[str, int]:
    """How many people of a household live in each room now."""
    there = Claim.objects.filter(center=center, is_open=True, member__isnull=False)
    codes = list(there.values_list("unit__code", flat=True))
    return {code: codes.count(code) for code in codes}


def expected(house: HousePlan, night: date) -> Census:
    """The truth: entered on or before the night and not yet left."""
    there = [s for s in house.spells if s.first <= night < s.end]
    households = {spell.household for spell in there}
    return Census(len(households), len(there))


def check_census(house: HousePlan, center: Center, nights: Iterator[date]) -> None:
    for night in nights:
        assert census(center, night) == expected(house, night), night


def check_beds(center: Center) -> None:
    """Nothing is given twice; who lives there has a bed; who has left has none."""
    with connection.cursor() as cursor:
        cursor.execute(DOUBLES)
        assert cursor.fetchone()[0] == 0
    given = Claim.objects.filter(center=center, is_open=True, kind="stay")
    assert not given.exclude(stay__exit_day=None).exists()
    here = Stay.objects.filter(center=center, exit_day=None, form="round_the_clock")
    people = Member.objects.filter(household__stays__in=here, whereabouts="here")
    assert set(people.values_list("pk", flat=True)) == set(
        given.filter(member__isnull=False).values_list("member", flat=True)
    )
    standing = Bed.objects.filter(center=center, removed_on=None)
    assert not given.exclude(bed__in=standing).exists()


def nights(first: str, count: int) -> Iterator[date]:
    return (date.fromisoformat(first) + timedelta(days=n) for n in range(count))


def dump() -> Dump:
    """Every value of every row of every table."""
    return {
        model._meta.label: sorted(model._default_manager.values_list(), key=str)
        for model in apps.get_models()
    }


@contextmanager
def nothing_changes() -> Iterator[None]:
    before = dump()
    yield
    assert dump() == before
