"""The house as it stands, in ``core``'s types."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from umay.core import places
from umay.core.nights import Nights
from umay.records.models import Bed, Center, Claim, Programme, Rules, Unit


def center(center_id: UUID) -> Center:
    return Center.objects.get(pk=center_id)


def rules(center_id: UUID) -> Rules:
    return Rules.objects.get(center_id=center_id)


def programmes(center_id: UUID) -> list[Programme]:
    """Return the programmes, the one with the largest share first."""
    return list(Programme.objects.filter(center_id=center_id).order_by("-beds", "code"))


def house(center_id: UUID, at: datetime, today: date) -> places.House:
    """Return units, cots and rules with every claim open at ``at``. Four queries."""
    return house_and_keys(center_id, at, today)[0]


def house_and_keys(
    center_id: UUID, at: datetime, today: date
) -> tuple[places.House, dict[str, UUID]]:
    """Return the house, and the key of each unit by its code, for links to it.

    A unit whose beds were all taken out is no longer there.
    """
    claims = _open_claims(center_id, at, today)
    beds: defaultdict[UUID | None, list[places.Bed]] = defaultdict(list)
    for bed in _beds(center_id):
        fold_out = bed.kind == Bed.Kind.FOLD_OUT
        beds[bed.unit_id].append(
            places.Bed(bed.code, tuple(claims[bed.pk]), fold_out=fold_out)
        )
    rows = [unit for unit in units(center_id) if beds[unit.pk]]
    found = places.House(
        units=tuple(_as_core(unit, beds[unit.pk]) for unit in rows),
        today=today,
        cots=tuple(beds[None]),
        rules=rules(center_id).as_core(),
    )
    return found, {unit.code: unit.pk for unit in rows}


def units(center_id: UUID) -> QuerySet[Unit]:
    return (
        Unit.objects.filter(center_id=center_id)
        .select_related("programme")
        .order_by("floor", "code")
    )


def _beds(center_id: UUID) -> Iterable[Bed]:
    standing = Bed.objects.filter(center_id=center_id, removed_on__isnull=True)
    return standing.order_by("slot", "code")


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
    standing = Claim.objects.filter(center_id=center_id, is_open=True)
    # A lapsed hold is freed by the next act; nobody has to wait for that to see it.
    standing = standing.filter(
        Q(hold=None)
        | Q(hold__lapses_at=None)
        | Q(hold__lapses_at__gt=at)
        | Q(kind="stay")
    )
    rows = standing.values_list(
        "bed_id", "household_id", "kind", "first_night", "until"
    )
    for bed, household, code, first_night, until in rows:
        kind = places.ClaimKind(code)
        nights = Nights(first_night, _really_until(kind, until, today))
        by_bed[bed].append(places.Claim(str(household), kind, nights))
    return by_bed


def _really_until(
    kind: places.ClaimKind, until: date | None, today: date
) -> date | None:
    """A stay past its planned leaving is still lived in until she has gone."""
    if kind is places.ClaimKind.STAY and until is not None:
        return max(until, today + timedelta(days=1))
    return until
