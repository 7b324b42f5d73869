"""A request as its page shows it: who asks, what was told, what became of it."""

from dataclasses import dataclass
from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.records.models import Claim, Hold, Request, WaitingMove


@dataclass(frozen=True)
class Kept:
    """An open hold and the codes of its units."""

    hold: Hold
    units: tuple[str, ...]


def call(center_id: UUID, key: UUID) -> Request:
    """Return a request with its household and members. Two queries.

    Raises ``Refused`` if the center has no such request.
    """
    found = (
        Request.objects.filter(center_id=center_id, pk=key)
        .select_related("household__programme", "turnaway", "waitingentry")
        .prefetch_related("household__members")
        .first()
    )
    if found is None:
        raise Refused(Ground.NOT_FOUND)
    return found


def kept_for(request: Request) -> Kept | None:
    """Return what is kept for this request now. One query."""
    claims = list(
        Claim.objects.filter(
            hold__request=request.pk,
            hold__state=Hold.State.OPEN,
            is_open=True,
        )
        .select_related("hold", "unit")
        .order_by("bed__slot", "pk")
    )
    if not claims or claims[0].hold is None:
        return None
    return Kept(claims[0].hold, tuple(dict.fromkeys(c.unit.code for c in claims)))


def moves_of(request: Request) -> list[WaitingMove]:
    """Return who moved this family on the waiting list, the earliest first."""
    moves = WaitingMove.objects.filter(entry__request=request)
    return list(moves.select_related("by").order_by("at"))
