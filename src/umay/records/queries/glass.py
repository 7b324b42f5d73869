"""Glasses: asked for, open now, broken before, and who must be told of it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet

from umay.core.policy import INTAKE
from umay.records.models import BreakGlass, Grant, Holder, Worker

NOTICED_FOR = timedelta(days=30)


def waiting_for(center_id: UUID, at: datetime) -> list[BreakGlass]:
    """Return what is asked or open at this moment, the newest first."""
    return list(
        BreakGlass.objects.filter(center_id=center_id, until__gt=at)
        .select_related("household", "asked_by", "agreed_by")
        .order_by("-asked_at")
    )


def broken_of(household: UUID) -> list[BreakGlass]:
    """Return every time two opened this household, the newest first."""
    return list(_broken().filter(household_id=household))


def to_tell(center_id: UUID) -> list[BreakGlass]:
    """Return of what no woman has been told yet, the oldest first."""
    found = _broken().filter(center_id=center_id, told_at__isnull=True)
    return list(found.order_by("agreed_at"))


def concerning(worker: Worker, at: datetime) -> list[BreakGlass]:
    """Return what was opened of the families this worker holds keys of, lately.

    What the intake holds concerns each of the intake.
    """
    hers = Q(holder__worker=worker, holder__ended_at__isnull=True)
    if worker.role in INTAKE:
        hers |= Q(holder__kind=Holder.Kind.INTAKE, center_id=worker.center_id)
    alive = Q(until__isnull=True) | Q(until__gt=at)
    held = Grant.objects.filter(hers, alive).values("key__household")
    found = _broken().filter(center_id=worker.center_id, agreed_at__gt=at - NOTICED_FOR)
    return list(found.filter(Q(household__own_worker=worker) | Q(household__in=held)))


def untold_of(household: UUID | OuterRef) -> QuerySet[BreakGlass]:
    """Return of what she has not been told yet."""
    return BreakGlass.unveiled.filter(
        household=household, agreed_at__isnull=False, told_at__isnull=True
    )


def _broken() -> QuerySet[BreakGlass]:
    return (
        BreakGlass.objects.filter(agreed_at__isnull=False)
        .select_related("household", "asked_by", "agreed_by")
        .order_by("-agreed_at")
    )
