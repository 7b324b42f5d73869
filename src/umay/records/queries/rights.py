"""What she asked for of her file, and whether it is restricted, read only."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from umay.core.rights import Answer, Right
from umay.records.models import Restriction, RightAsked, Stay


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


def open_rights(center_id: UUID, today: date) -> list[RightAsked]:
    """Return what is not answered yet, what is due first before the rest.

    What is kept until she leaves comes back the day after; meanwhile it comes last.
    """
    rows = RightAsked.objects.filter(center_id=center_id, answer="")
    rows = rows.annotate(here=Exists(_stays_beyond(today)))
    found = rows.select_related("household").order_by("due_on", "pk")
    return sorted(found, key=is_kept)


def is_kept(asked: RightAsked) -> bool:
    """Whether one of ``open_rights`` waits until she has left."""
    return asked.waits and bool(vars(asked)["here"])


def to_erase(center_id: UUID) -> list[RightAsked]:
    """Return whom she was promised it is erased, and it is not done yet."""
    found = RightAsked.objects.filter(
        center_id=center_id,
        right=Right.ERASE,
        answer=Answer.DONE,
        household__erased_at__isnull=True,
    )
    return list(found.select_related("household").order_by("answered_at", "pk"))


def lives_here(household: UUID) -> bool:
    return Stay.objects.filter(household_id=household, exit_day__isnull=True).exists()


def _stays_beyond(today: date) -> QuerySet[Stay]:
    """Stays that have not ended before today."""
    return Stay.objects.filter(household=OuterRef("household")).filter(
        Q(exit_day__isnull=True) | Q(exit_day__gte=today)
    )
