"""What happened to one family, and whom she told; what was reported in a period."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from umay.records.models import Center, Incident


def incidents_of(household: UUID) -> list[Incident]:
    """Return the incidents with their statements. Two queries."""
    rows = Incident.objects.filter(household=household)
    return list(rows.prefetch_related("statements"))


def reported_in(center: Center, first: date, last: date) -> list[Incident]:
    """Return what was reported from one day to another, family by family. One query."""
    begins = datetime.combine(first, time.min, center.zone)
    ends = datetime.combine(last + timedelta(days=1), time.min, center.zone)
    rows = Incident.objects.filter(
        center=center, reported_at__gte=begins, reported_at__lt=ends
    )
    return list(rows.order_by("household", "number"))
