"""What happened to one family, and whom she told."""

from uuid import UUID

from umay.records.models import Incident


def incidents_of(household: UUID) -> list[Incident]:
    """Return the incidents with their statements. Two queries."""
    rows = Incident.objects.filter(household=household)
    return list(rows.prefetch_related("statements"))
