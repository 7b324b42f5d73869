"""One unit and one bed: who sleeps there, who comes, and who was there before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from umay.core.places import ClaimKind
from umay.core.refusals import Ground, Refused
from umay.records.models import Bed, Claim, Hold, Unit
from umay.records.queries.given import kept_back


@dataclass(frozen=True)
class BedNow:
    """A bed and the claim it has tonight, if any, or that it is kept back."""

    bed: Bed
    claim: Claim | None
    kept_back: bool


@dataclass(frozen=True)
class UnitPage:
    """``coming`` are promises for later nights, one claim a household."""

    beds: tuple[BedNow, ...]
    coming: tuple[Claim, ...]


def unit_page(unit: Unit, at: datetime, today: date) -> UnitPage:
    """Return the beds of a unit with who has them. Four queries."""
    tonight: dict[UUID, Claim] = {}
    later: dict[UUID, Claim] = {}
    for claim in _standing(unit, at):
        if _tonight(claim, today):
            tonight.setdefault(claim.bed_id, claim)
        elif claim.first_night > today:
            later.setdefault(claim.household_id, claim)
    beds = Bed.objects.filter(unit=unit, removed_on__isnull=True).order_by("slot")
    back = kept_back(unit.center_id, at, today)
    shut = {key for key, spans in back.items() if any(n.includes(today) for n in spans)}
    return UnitPage(
        beds=tuple(BedNow(b, tonight.get(b.pk), b.pk in shut) for b in beds),
        coming=tuple(later.values()),
    )


def _standing(unit: Unit, at: datetime) -> Iterable[Claim]:
    not_lapsed = Q(hold__lapses_at=None) | Q(hold__lapses_at__gt=at)
    return (
        Claim.objects.filter(not_lapsed, unit=unit, is_open=True)
        .exclude(bed__kind=Bed.Kind.COT)
        .select_related("household", "hold", "stay")
        .order_by("first_night", "pk")
    )


def _tonight(claim: Claim, today: date) -> bool:
    """A stay past its planned leaving is still lived in until she has gone."""
    if claim.kind == ClaimKind.STAY:
        return claim.first_night <= today
    ends = claim.until
    return claim.first_night <= today and (ends is None or today < ends)


@dataclass(frozen=True)
class Span:
    """One line of a bed's history: what was claimed, for whom, and how it ended."""

    kind: str
    code: str
    household: UUID
    first_night: date
    until: date | None
    is_open: bool
    ended: str

    @property
    def empty(self) -> bool:
        """Nobody slept here: a promise that ended on the day it began."""
        return self.until == self.first_night


def bed_of(center_id: UUID, key: UUID) -> Bed:
    """Return a bed with its unit. Raises ``Refused``: another center's is not there."""
    bed = Bed.objects.filter(center_id=center_id, pk=key).select_related("unit").first()
    if bed is None:
        raise Refused(Ground.NOT_FOUND)
    return bed


def history(bed: Bed) -> list[Span]:
    """Return every claim the bed ever had, the latest first. One query."""
    claims = Claim.objects.filter(bed=bed).select_related("household", "hold")
    return [_span(claim) for claim in sorted(claims, key=_in_time, reverse=True)]


def _in_time(claim: Claim) -> tuple[date, bool, float]:
    """A stay follows the promise it began with."""
    placed = claim.hold.placed_at.timestamp() if claim.hold else 0
    return claim.first_night, claim.kind == ClaimKind.STAY, placed


def _span(claim: Claim) -> Span:
    promised = claim.kind != ClaimKind.STAY and claim.hold is not None
    state = claim.hold.state if promised and claim.hold else ""
    return Span(
        kind=claim.kind,
        code=claim.household.survivor_code,
        household=claim.household_id,
        first_night=claim.first_night,
        until=claim.until,
        is_open=claim.is_open,
        ended="" if state == Hold.State.OPEN else state,
    )
