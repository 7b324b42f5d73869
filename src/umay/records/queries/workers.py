"""Workers of a house and their sessions, read only."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from umay.records.backends import OpenAccounts
from umay.records.models import Invitation, Session, Worker


def workers_of(center: UUID, at: datetime) -> QuerySet[Worker]:
    """Return all workers of a house, those who may come in first."""
    invited = Invitation.objects.filter(
        worker=OuterRef("pk"), ended_at__isnull=True, until__gt=at
    )
    return (
        Worker.objects.filter(center_id=center)
        .annotate(invited=Exists(invited))
        .order_by("-is_active", "username")
    )


def worker_in(center: UUID, worker: UUID) -> Worker | None:
    return Worker.objects.filter(center_id=center, pk=worker).first()


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def may_come_in(worker: str) -> Worker | None:
    """Return a worker by her key, if her account is open."""
    return OpenAccounts().get_user(worker)


def open_invitation(token: str, at: datetime) -> Invitation | None:
    """Return the invitation of a link, if it still works."""
    return (
        Invitation.objects.select_related("worker__center")
        .filter(token=hashed(token), ended_at__isnull=True, until__gt=at)
        .filter(worker__is_active=True)
        .first()
    )


def sessions_of(worker: UUID, at: datetime) -> list[Session]:
    """Return her open sessions, the latest first."""
    open_now = Session.objects.filter(worker_id=worker, expire_date__gt=at)
    return list(open_now.order_by("-seen_at"))
