"""Consents, demands and what left the house, read only."""

from uuid import UUID

from umay.records.models import Consent, Demand, Release


def consents_of(household: UUID) -> list[Consent]:
    """Return every consent of one household, the newest first."""
    return list(Consent.objects.filter(household_id=household).order_by("-asked_at"))


def releases_of(household: UUID) -> list[Release]:
    """Return all that left about one household, the newest first."""
    found = Release.objects.filter(household_id=household).select_related("by")
    return list(found.order_by("-at"))


def demands_of(household: UUID) -> list[Demand]:
    """Return every demand about one household, the newest first."""
    return list(Demand.objects.filter(household_id=household).order_by("-came_on"))
