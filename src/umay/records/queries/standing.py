"""How the keys of a house stand: who has them, what was proved, and when."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q, Subquery

from umay.core.missing import Standing
from umay.records.models import Center, Holder, HouseholdKey, LedgerEntry
from umay.records.queries.keys import holder_of_house

MONTH_BEGUN = "epoch.begun"
DRILLED = "recovery.drilled"


def standing(center: UUID) -> Standing:
    """Return how they stand. Two queries."""
    supervisor = Q(
        worker__is_active=True, worker__vouched=True, worker__supervisor=True
    )
    holders = Holder.objects.filter(center_id=center, ended_at__isnull=True).aggregate(
        intake=Count("pk", filter=Q(kind=Holder.Kind.INTAKE)),
        cards=Max("since", filter=Q(kind=Holder.Kind.RECOVERY)),
        supervisors=Count("pk", filter=supervisor),
    )
    begun = LedgerEntry.objects.filter(act=MONTH_BEGUN).order_by("-at")
    drilled = LedgerEntry.objects.filter(act=DRILLED, center_id=center).order_by("-at")
    waits = HouseholdKey.unveiled.filter(center_id=center, renew_since__isnull=False)
    lately = Center.objects.filter(pk=center).values_list(
        Subquery(begun.values("at")[:1]),
        Subquery(drilled.values("at")[:1]),
        Subquery(waits.order_by("renew_since").values("renew_since")[:1]),
    )
    month, proved, waiting = lately.get()
    return Standing(
        intake=holders["intake"] > 0,
        supervisors=holders["supervisors"],
        cards_made=holders["cards"],
        drilled=proved,
        month_begun=month,
        renewal_waits=waiting,
    )


def can_seal(center: UUID) -> bool:
    """Whether somebody reads what is sealed of a new family. One query."""
    return holder_of_house(center, Holder.Kind.INTAKE) is not None


def begun_at() -> datetime | None:
    """Return when the month's secret was made; all houses here share it."""
    begun = LedgerEntry.objects.filter(act=MONTH_BEGUN)
    return begun.order_by("-at").values_list("at", flat=True).first()
