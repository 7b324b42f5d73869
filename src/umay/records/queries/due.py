"""Which centers have something to settle."""

from datetime import datetime
from uuid import UUID

from umay.records.models import Center, Hold, Promise


def centers_due(at: datetime, center: UUID | None = None) -> list[tuple[UUID, str]]:
    """Return key and time zone of centers with a lapsed hold or, asked for one
    center, a promise that has no unit yet. One query."""
    lapsed = Hold.objects.filter(state=Hold.State.OPEN, lapses_at__lte=at)
    due = lapsed.values("center_id")
    if center is not None:
        pending = Promise.objects.filter(state=Promise.State.PENDING, center_id=center)
        due = (
            lapsed.filter(center_id=center)
            .values("center_id")
            .union(pending.values("center_id"))
        )
    keys = [row["center_id"] for row in due]
    if not keys:
        return []
    return list(Center.objects.filter(pk__in=keys).values_list("pk", "time_zone"))
