"""The timeline: every open stay with its clock, its units and what comes next."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from umay.core.limits import Limit, NoLimitInForce
from umay.core.stays import Milestone, StayClock
from umay.records.models import Center, Claim, Stay
from umay.records.queries.clocks import clock_of, terms_of


@dataclass(frozen=True)
class Row:
    """One open stay. ``clock`` is missing when no limit is known for it."""

    stay: Stay
    units: tuple[str, ...]
    clock: StayClock | None
    milestones: tuple[Milestone, ...]

    @property
    def next_mark(self) -> Milestone | None:
        """The first day from today on when somebody must act, before the last."""
        if self.clock is None:
            return None
        ahead = (m for m in self.milestones[:-1] if m.day >= self.clock.today)
        return next(ahead, None)


def timeline(center: Center, today: date) -> list[Row]:
    """Return every open stay, the nearest to its last day first. Four queries."""
    limits, calendar = terms_of(center)
    units = _units(center.pk)
    rows = []
    for stay in _open_stays(center.pk):
        clock = _clock(stay, today, limits)
        marks = clock.milestones(calendar) if clock else ()
        rows.append(Row(stay, tuple(units[stay.pk]), clock, marks))
    return sorted(rows, key=_urgency)


def _urgency(row: Row) -> tuple[int, str]:
    """Over the limit first; a stay without a known limit is as urgent as any."""
    left = row.clock.days_left if row.clock else -1
    return left, row.stay.household.survivor_code


def _clock(stay: Stay, today: date, limits: list[Limit]) -> StayClock | None:
    try:
        return clock_of(stay, today, limits)
    except NoLimitInForce:
        return None


def _open_stays(center_id: UUID) -> list[Stay]:
    stays = Stay.objects.filter(center_id=center_id, exit_day__isnull=True)
    return list(stays.select_related("household").prefetch_related("extensions"))


def _units(center_id: UUID) -> defaultdict[UUID | None, list[str]]:
    units: defaultdict[UUID | None, list[str]] = defaultdict(list)
    rows = (
        Claim.objects.filter(center_id=center_id, is_open=True, stay__isnull=False)
        .order_by("unit__code")
        .values_list("stay_id", "unit__code")
        .distinct()
    )
    for stay, code in rows:
        units[stay].append(code)
    return units
