"""The settings of a house: its rules, its limits, its programmes and its units."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from umay.core.limits import Limit
from umay.core.stays import Calendar
from umay.records.models import Bed, Center, Programme, Rules, Unit
from umay.records.queries.clocks import calendar_of
from umay.records.queries.house import programmes, rules, units
from umay.records.queries.limits import limits_of


@dataclass(frozen=True)
class Share:
    """What a programme pays for, and how many beds really stand in its units."""

    code: str
    paid: int
    standing: int


@dataclass(frozen=True)
class Settings:
    """``limits_now`` are the one in force and those to come."""

    rules: Rules
    calendar: Calendar
    limits_now: tuple[Limit, ...]
    limits_before: tuple[Limit, ...]
    shares: tuple[Share, ...]
    units: int
    cots: int


def settings_of(center: Center, today: date) -> Settings:
    """Return everything a house has decided for itself. Five queries."""
    told = rules(center.pk)
    furnished = furnished_units(center.pk)
    limits = sorted(limits_of(center), key=lambda limit: limit.since)
    newest = max(sum(limit.since <= today for limit in limits) - 1, 0)
    standing: Counter[str] = Counter()
    for unit, beds in furnished:
        standing[unit.programme.code] += beds
    return Settings(
        rules=told,
        calendar=calendar_of(told),
        limits_now=tuple(limits[newest:]),
        limits_before=tuple(limits[:newest]),
        shares=tuple(_share(row, standing) for row in programmes(center.pk)),
        units=len(furnished),
        cots=cots(center.pk),
    )


def _share(row: Programme, standing: Counter[str]) -> Share:
    return Share(row.code, row.beds, standing[row.code])


def furnished_units(center_id: UUID) -> list[tuple[Unit, int]]:
    """Return each unit with the number of its own beds. One query."""
    own = Q(beds__kind=Bed.Kind.BED, beds__removed_on=None)
    counted = units(center_id).annotate(count=Count("beds", filter=own))
    return [(unit, vars(unit)["count"]) for unit in counted]


def cots(center_id: UUID) -> int:
    standing = Bed.objects.filter(center_id=center_id, removed_on=None)
    return standing.filter(kind=Bed.Kind.COT).count()
