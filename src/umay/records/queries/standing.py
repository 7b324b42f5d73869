"""How the keys of a house stand: who has them, what was proved, and when."""

from datetime import datetime
from uuid import UUID

from umay.core.missing import Standing
from umay.records.models import Holder, LedgerEntry
from umay.records.queries.keys import holder_of_house

MONTH_BEGUN = "epoch.begun"
DRILLED = "recovery.drilled"


def standing(center: UUID) -> Standing:
    """Return how they stand. Five queries."""
    cards = holder_of_house(center, Holder.Kind.RECOVERY)
    drilled = LedgerEntry.objects.filter(center_id=center, act=DRILLED)
    return Standing(
        intake=can_seal(center),
        supervisors=_supervisors(center),
        cards_made=cards.since if cards else None,
        drilled=drilled.order_by("-at").values_list("at", flat=True).first(),
        month_begun=begun_at(),
    )


def can_seal(center: UUID) -> bool:
    """Whether somebody reads what is sealed of a new family. One query."""
    return holder_of_house(center, Holder.Kind.INTAKE) is not None


def begun_at() -> datetime | None:
    """Return when the month's secret was made; all houses here share it."""
    begun = LedgerEntry.objects.filter(act=MONTH_BEGUN)
    return begun.order_by("-at").values_list("at", flat=True).first()


def _supervisors(center: UUID) -> int:
    return Holder.objects.filter(
        center_id=center,
        ended_at__isnull=True,
        worker__is_active=True,
        worker__vouched=True,
        worker__supervisor=True,
    ).count()
