"""Handover: what a shift has done and leaves, and the handovers that were given."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Min, Q

from umay.core.handover import What
from umay.core.house_log import AT_THE_GATE
from umay.records.models import (
    Absence,
    Claim,
    Handover,
    HandoverLine,
    Hold,
    HouseEvent,
    LedgerEntry,
    Stay,
    Task,
)

MOST = 30
OF_STAYS = {"stay.opened": What.ADMITTED, "stay.ended": What.LEFT}


@dataclass(frozen=True)
class Line:
    """One line; ``codes`` are of the families, ``detail`` units, a kind or a number."""

    what: What
    codes: tuple[str, ...] = ()
    household: UUID | None = None
    event: UUID | None = None
    at: datetime | None = None
    day: date | None = None
    detail: str = ""


def lines_since(center: UUID, since: datetime, at: datetime, today: date) -> list[Line]:
    """Return what the next shift must know, in the order it is read. Nine queries."""
    found = [
        *_absences(center, at),
        *_events(center, since, at),
        *_holds(center, at),
        *_stays(center, since),
        *_tasks(center, today),
        *_over_full(center),
    ]
    order = list(What)
    return sorted(found, key=lambda line: order.index(line.what))


def _absences(center: UUID, at: datetime) -> Iterator[Line]:
    rows = Absence.objects.filter(center_id=center, back_at__isnull=True)
    for row in rows.select_related("stay__household").order_by("expected_at"):
        what = What.LATE if row.expected_at < at else What.OUT
        family = row.stay.household
        yield Line(what, (family.survivor_code,), family.pk, at=row.expected_at)


def _events(center: UUID, since: datetime, at: datetime) -> Iterator[Line]:
    rows = HouseEvent.objects.filter(
        center_id=center, written_at__gt=since, written_at__lte=at
    )
    for row in rows.select_related("household", "other"):
        yield _of_event(row)


def _of_event(row: HouseEvent) -> Line:
    what = What.GATE if row.kind in AT_THE_GATE else What.EVENT
    families = [one for one in (row.household, row.other) if one]
    codes = tuple(one.survivor_code for one in families)
    return Line(what, codes, event=row.pk, at=row.at, detail=row.kind)


def _holds(center: UUID, at: datetime) -> Iterator[Line]:
    stands = Q(lapses_at__isnull=True) | Q(lapses_at__gt=at)
    rows = Hold.objects.filter(stands, center_id=center, state=Hold.State.OPEN)
    rows = rows.select_related("household").prefetch_related("claim_set__unit")
    for row in rows.order_by("first_night", "lapses_at"):
        yield Line(
            What.KEPT,
            (row.household.survivor_code,),
            row.household_id,
            at=row.lapses_at,
            day=row.first_night,
            detail=_units(row.claim_set.all()),
        )


def _stays(center: UUID, since: datetime) -> Iterator[Line]:
    entries = LedgerEntry.objects.filter(
        center_id=center, at__gt=since, act__in=list(OF_STAYS)
    ).order_by("seq")
    acts = [(UUID(entry.subject), entry.act, entry.at) for entry in entries]
    rows = Stay.objects.filter(pk__in=[stay for stay, _act, _at in acts])
    rows = rows.select_related("household").prefetch_related("claim_set__unit")
    stays = {row.pk: row for row in rows}
    for key, act, at in acts:
        if key in stays:
            family = stays[key].household
            units = _units(stays[key].claim_set.all())
            yield Line(
                OF_STAYS[act], (family.survivor_code,), family.pk, at=at, detail=units
            )


def _units(claims: Iterable[Claim]) -> str:
    return " + ".join(dict.fromkeys(claim.unit.code for claim in claims))[:60]


def _tasks(center: UUID, today: date) -> Iterator[Line]:
    """Yield one line a family: how many are due, and since when."""
    rows = (
        Task.objects.filter(
            center_id=center,
            state=Task.State.OPEN,
            due_on__lte=today,
            household__stays__exit_day__isnull=True,
            household__stays__isnull=False,
        )
        .values("household", "household__survivor_code")
        .annotate(number=Count("pk"), oldest=Min("due_on"))
        .order_by("oldest", "household__survivor_code")
    )
    for row in rows:
        yield Line(
            What.TASK,
            (row["household__survivor_code"],),
            row["household"],
            day=row["oldest"],
            detail=str(row["number"]),
        )


def _over_full(center: UUID) -> Iterator[Line]:
    rows = Claim.objects.filter(
        center_id=center, is_open=True, stay__isnull=False, bed__kind="fold_out"
    ).select_related("household", "unit")
    counted = Counter((row.unit.code, row.household) for row in rows)
    for (unit, family), beds in sorted(counted.items(), key=lambda one: one[0][0]):
        yield Line(
            What.OVER_FULL,
            (family.survivor_code,),
            family.pk,
            detail=f"{unit} +{beds}",
        )


def last_given(center: UUID) -> datetime | None:
    rows = Handover.objects.filter(center_id=center)
    return rows.values_list("given_at", flat=True).first()


def given(center: UUID) -> list[Handover]:
    """Return the last handovers, the newest first. One query."""
    rows = Handover.objects.filter(center_id=center)
    return list(rows.select_related("given_by", "read_by")[:MOST])


def handover_of(center: UUID, key: UUID) -> Handover | None:
    rows = Handover.objects.filter(center_id=center, pk=key)
    return rows.select_related("given_by", "read_by").first()


def kept_lines(handover: UUID) -> list[Line]:
    """Return its lines as far as they exist for who reads. One query."""
    rows = HandoverLine.objects.filter(handover=handover)
    return [
        _of_event(row.event) if row.event else _kept(row)
        for row in rows.select_related("household", "event__household", "event__other")
    ]


def _kept(row: HandoverLine) -> Line:
    codes = (row.household.survivor_code,) if row.household else ()
    return Line(
        What(row.what),
        codes,
        row.household_id,
        at=row.at,
        day=row.day,
        detail=row.detail,
    )
