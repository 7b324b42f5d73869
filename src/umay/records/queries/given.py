"""What is given of the beds: to whom, or kept back, as whoever reads may know it.

A bed given to a household that does not exist for her looks like one the director
keeps back: it can be promised to nobody, and that is all there is to know.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import CharField, Q, UUIDField, Value

from umay.core.nights import Nights
from umay.core.places import ClaimKind
from umay.records import veil
from umay.records.models import Claim, Closure

NOBODY = "-"
KEPT_BACK = ClaimKind.KEPT_BACK.value
STANDS = ("bed_id", "household_id", "kind", "first_night", "until")


@dataclass(frozen=True)
class Span:
    """A bed given for some nights. ``household`` is ``NOBODY`` if it is kept back."""

    bed: UUID
    household: str
    kind: ClaimKind
    nights: Nights

    @property
    def kept_back(self) -> bool:
        return self.kind is ClaimKind.KEPT_BACK


def spans(center: UUID, at: datetime, today: date) -> Iterator[Span]:
    """Yield every span that stands at ``at``. One query."""
    # A lapsed hold is freed by the next act; nobody has to wait for that to see it.
    rows = Claim.unveiled.filter(
        Q(hold=None)
        | Q(hold__lapses_at=None)
        | Q(hold__lapses_at__gt=at)
        | Q(kind="stay"),
        center_id=center,
        is_open=True,
    ).values_list(*STANDS)
    closed = Closure.objects.filter(center_id=center, ended_at=None).annotate(
        household_id=Value(None, UUIDField()), kind=Value(KEPT_BACK, CharField())
    )
    both = rows.union(closed.values_list(*STANDS), all=True)
    for bed, household, code, first, until in both:
        nights = Nights(first, _really_until(code, until, today))
        if code == KEPT_BACK or household in veil.hidden():
            yield Span(bed, NOBODY, ClaimKind.KEPT_BACK, nights)
        else:
            yield Span(bed, str(household), ClaimKind(code), nights)


def kept_back(center: UUID, at: datetime, today: date) -> dict[UUID, list[Nights]]:
    """Return when each bed that is kept back is. One query."""
    found: dict[UUID, list[Nights]] = {}
    for span in spans(center, at, today):
        if span.kept_back:
            found.setdefault(span.bed, []).append(span.nights)
    return found


def _really_until(kind: str, until: date | None, today: date) -> date | None:
    """A stay past its planned leaving is still lived in until she has gone."""
    if kind == ClaimKind.STAY and until is not None:
        return max(until, today + timedelta(days=1))
    return until
