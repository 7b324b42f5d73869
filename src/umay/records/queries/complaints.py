"""Complaints, read only by her who made one and by whom she chose.

Nothing here counts or lists them for anybody else.
"""

from uuid import UUID

from umay.core.policy import POLICY
from umay.records.models import Complaint, Holder, Worker


def complaints_of(household: UUID) -> list[Complaint]:
    """Return those she made, for her own page."""
    rows = Complaint.objects.filter(household_id=household)
    return list(rows.select_related("to"))


def complaints_to(worker: UUID) -> list[Complaint]:
    """Return those made to this worker, unanswered first."""
    rows = Complaint.objects.filter(to_id=worker).select_related("household")
    return list(rows.order_by("answered_at", "due_on"))


def workers_of(center: UUID) -> list[Worker]:
    """Return everybody she may complain of."""
    rows = Worker.objects.filter(center_id=center, is_active=True)
    return list(rows.order_by("role", "username"))


def who_may_answer(center: UUID) -> list[Worker]:
    """Return to whom she may complain: those with keys whose role may answer."""
    able = Holder.objects.filter(ended_at__isnull=True).values("worker_id")
    rows = Worker.objects.filter(
        center_id=center,
        is_active=True,
        vouched=True,
        role__in=POLICY["complaint.answer"],
        pk__in=able,
    )
    return list(rows.order_by("role", "username"))
