"""What she asked for of her file, and whether it is restricted, read only."""

from uuid import UUID

from umay.records.models import Restriction, RightAsked


def is_restricted(household: UUID) -> bool:
    return restriction_of(household) is not None


def restriction_of(household: UUID) -> Restriction | None:
    """Return the one that stands now."""
    found = Restriction.objects.filter(household_id=household, ended_at__isnull=True)
    return found.first()


def rights_of(household: UUID) -> list[RightAsked]:
    """Return all she asked for, the newest first."""
    found = RightAsked.objects.filter(household_id=household)
    return list(found.select_related("answered_by").order_by("-asked_on", "pk"))


def open_rights(center_id: UUID) -> list[RightAsked]:
    """Return what is not answered yet, what is due first before the rest."""
    found = RightAsked.objects.filter(center_id=center_id, answer="")
    return list(found.select_related("household").order_by("due_on", "pk"))
