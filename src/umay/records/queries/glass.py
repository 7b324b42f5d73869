"""Glasses asked for or open now."""

from datetime import datetime
from uuid import UUID

from umay.records.models import BreakGlass


def waiting_for(center_id: UUID, at: datetime) -> list[BreakGlass]:
    """Return what is asked or open at this moment, the newest first."""
    return list(
        BreakGlass.objects.filter(center_id=center_id, until__gt=at)
        .select_related("household", "asked_by", "agreed_by")
        .order_by("-asked_at")
    )
