"""Claims: giving beds, and ending what was given."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from umay.core.nights import Nights
from umay.core.places import ClaimKind
from umay.core.proposals import Proposal
from umay.records.models import Bed, Claim, Hold, Member, Stay, Unit
from umay.records.models.claims import FIRST_COT_SLOT, WHOLE_UNIT


def give(
    proposal: Proposal,
    *,
    center_id: UUID,
    household_id: UUID,
    kind: ClaimKind,
    nights: Nights,
    hold: Hold | None = None,
    stay: Stay | None = None,
) -> list[Claim]:
    """Claim every bed and cot of ``proposal``; fold-out beds are put up for it."""
    units = {u.code: u for u in _units(center_id, proposal.units)}
    first = units[proposal.units[0]]
    beds = list(_beds(center_id, proposal.beds))
    beds += _fold_outs(first, proposal.fold_outs)
    beds += _beds(center_id, proposal.cots)
    return Claim.objects.bulk_create(
        Claim(
            center_id=center_id,
            household_id=household_id,
            bed=bed,
            unit_id=bed.unit_id or first.pk,
            hold=hold,
            stay=stay,
            kind=kind,
            first_night=nights.first,
            until=nights.until,
            **_slots(bed, whole=proposal.whole),
        )
        for bed in beds
    )


def _units(center_id: UUID, codes: Iterable[str]) -> Iterable[Unit]:
    return Unit.objects.filter(center_id=center_id, code__in=list(codes))


def _beds(center_id: UUID, codes: Sequence[str]) -> list[Bed]:
    found = Bed.objects.filter(
        center_id=center_id, code__in=list(codes), removed_on__isnull=True
    )
    return sorted(found, key=lambda bed: codes.index(bed.code))


def _slots(bed: Bed, *, whole: bool) -> dict[str, int]:
    if whole and bed.kind != Bed.Kind.COT:
        return {"slot_from": WHOLE_UNIT[0], "slot_until": WHOLE_UNIT[1]}
    slot = bed.slot + (FIRST_COT_SLOT if bed.kind == Bed.Kind.COT else 0)
    return {"slot_from": slot, "slot_until": slot + 1}


def _fold_outs(unit: Unit, count: int) -> list[Bed]:
    """Put up ``count`` beds on top of the unit's own; they go when she goes."""
    last = max(Bed.unveiled.filter(unit=unit).values_list("slot", flat=True), default=0)
    return [
        Bed.objects.create(
            center_id=unit.center_id,
            unit=unit,
            kind=Bed.Kind.FOLD_OUT,
            code=f"{unit.code}+{slot}",
            slot=slot,
        )
        for slot in range(last + 1, last + 1 + count)
    ]


def settle(
    claims: Iterable[Claim], members: Iterable[Member], sleep_in_cot: set[UUID]
) -> None:
    """Say who sleeps where: babies in cots while there are cots, the rest in beds."""
    free = sorted(claims, key=lambda c: (c.bed.kind != Bed.Kind.COT, c.bed.slot))
    for member in sorted(members, key=lambda m: (m.pk not in sleep_in_cot, m.number)):
        wants_cot = member.pk in sleep_in_cot
        place = next(
            (c for c in free if (c.bed.kind == Bed.Kind.COT) == wants_cot), None
        )
        if place is not None:
            free.remove(place)
            place.member = member
            place.save(update_fields=["member"])


def close_hold_claims(hold: Hold, today: date) -> None:
    """A hold that ended was never slept in: its span becomes empty."""
    for claim in Claim.objects.filter(hold=hold, is_open=True).select_related("bed"):
        claim.until = claim.first_night
        _close(claim, today)


def close_stay_claims(claims: Iterable[Claim], day: date) -> None:
    """End claims: ``day`` is the first night the bed is free again."""
    for claim in claims:
        claim.until = max(day, claim.first_night)
        _close(claim, day)


def _close(claim: Claim, day: date) -> None:
    claim.is_open = False
    claim.save(update_fields=["until", "is_open"])
    if claim.bed.kind == Bed.Kind.FOLD_OUT:
        claim.bed.removed_on = day
        claim.bed.save(update_fields=["removed_on"])
