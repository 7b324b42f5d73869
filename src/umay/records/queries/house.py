"""The house as it stands, in ``core``'s types."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from umay.core import places
from umay.core.rules import HouseRules
from umay.records.models import Bed, Center, Programme, Rules, Unit
from umay.records.queries.given import spans


def center(center_id: UUID) -> Center:
    return Center.objects.get(pk=center_id)


def rules(center_id: UUID) -> Rules:
    return Rules.objects.get(center_id=center_id)


def programmes(center_id: UUID) -> list[Programme]:
    """Return the programmes, the one with the largest share first."""
    return list(Programme.objects.filter(center_id=center_id).order_by("-beds", "code"))


def house(center_id: UUID, at: datetime, today: date) -> places.House:
    """Return units, cots and rules with every claim open at ``at``. Three queries."""
    return house_and_keys(center_id, at, today)[0]


def house_and_keys(
    center_id: UUID,
    at: datetime,
    today: date,
    known: HouseRules | None = None,
) -> tuple[places.House, dict[str, UUID]]:
    """Return the house, and the key of each unit by its code, for links to it.

    A unit whose beds were all taken out is no longer there. ``known`` are its rules,
    if somebody has asked for them already.
    """
    claims = _open_claims(center_id, at, today)
    beds: defaultdict[UUID | None, list[places.Bed]] = defaultdict(list)
    rows: dict[UUID | None, Unit] = {}
    for bed in _beds(center_id):
        fold_out = bed.kind == Bed.Kind.FOLD_OUT
        if bed.unit is not None:
            rows[bed.unit_id] = bed.unit
        beds[bed.unit_id].append(
            places.Bed(bed.code, tuple(claims[bed.pk]), fold_out=fold_out)
        )
    found = places.House(
        units=tuple(_as_core(unit, beds[key]) for key, unit in rows.items()),
        today=today,
        cots=tuple(beds[None]),
        rules=known or rules(center_id).as_core(),
    )
    return found, {unit.code: unit.pk for unit in rows.values()}


def units(center_id: UUID) -> QuerySet[Unit]:
    return (
        Unit.objects.filter(center_id=center_id)
        .select_related("programme")
        .order_by("floor", "code")
    )


def _beds(center_id: UUID) -> Iterable[Bed]:
    standing = Bed.objects.filter(center_id=center_id, removed_on__isnull=True)
    with_units = standing.select_related("unit__programme")
    return with_units.order_by("unit__floor", "unit__code", "slot", "code")


def _as_core(unit: Unit, beds: list[places.Bed]) -> places.Unit:
    return places.Unit(
        code=unit.code,
        floor=unit.floor,
        programme=unit.programme.code,
        beds=tuple(beds),
        step_free=unit.step_free,
        shared=unit.shared,
        condition=places.Condition(unit.condition),
        closed_until=unit.closed_until,
        adjoins=frozenset(unit.adjoins),
    )


def _open_claims(
    center_id: UUID, at: datetime, today: date
) -> dict[UUID, list[places.Claim]]:
    by_bed: defaultdict[UUID, list[places.Claim]] = defaultdict(list)
    for span in spans(center_id, at, today):
        claim = places.Claim(span.household, span.kind, span.nights)
        by_bed[span.bed].append(claim)
    return by_bed
