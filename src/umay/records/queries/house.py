"""The house as it stands, in ``core``'s types."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
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
    standing: dict[UUID, _Standing] = {}
    for bed in map(_Standing._make, _beds(center_id)):
        if bed.unit is not None:
            standing[bed.unit] = bed
        fold_out = bed.kind == Bed.Kind.FOLD_OUT
        beds[bed.unit].append(
            places.Bed(bed.code, tuple(claims[bed.key]), fold_out=fold_out)
        )
    found = places.House(
        units=tuple(_as_core(bed, beds[key]) for key, bed in standing.items()),
        today=today,
        cots=tuple(beds[None]),
        rules=known or rules(center_id).as_core(),
    )
    return found, {bed.unit_code: key for key, bed in standing.items()}


def units(center_id: UUID) -> QuerySet[Unit]:
    return (
        Unit.objects.filter(center_id=center_id)
        .select_related("programme")
        .order_by("floor", "code")
    )


class _Standing(NamedTuple):
    """A bed and the unit it stands in; a cot stands in none. No model: too many."""

    key: UUID
    code: str
    kind: str
    unit: UUID | None
    unit_code: str
    floor: int
    programme: str
    step_free: bool
    shared: bool
    condition: str
    closed_until: date | None
    adjoins: list[str]


def _beds(center_id: UUID) -> Iterable[tuple[Any, ...]]:
    standing = Bed.objects.filter(center_id=center_id, removed_on__isnull=True)
    in_order = standing.order_by("unit__floor", "unit__code", "slot", "code")
    return in_order.values_list(
        "pk", "code", "kind", "unit_id", "unit__code", "unit__floor",
        "unit__programme__code", "unit__step_free", "unit__shared", "unit__condition",
        "unit__closed_until", "unit__adjoins",
    )  # fmt: skip


def _as_core(stands: _Standing, beds: list[places.Bed]) -> places.Unit:
    return places.Unit(
        code=stands.unit_code,
        floor=stands.floor,
        programme=stands.programme,
        beds=tuple(beds),
        step_free=stands.step_free,
        shared=stands.shared,
        condition=places.Condition(stands.condition),
        closed_until=stands.closed_until,
        adjoins=frozenset(stands.adjoins),
    )


def _open_claims(
    center_id: UUID, at: datetime, today: date
) -> dict[UUID, list[places.Claim]]:
    by_bed: defaultdict[UUID, list[places.Claim]] = defaultdict(list)
    for span in spans(center_id, at, today):
        claim = places.Claim(span.household, span.kind, span.nights)
        by_bed[span.bed].append(claim)
    return by_bed
