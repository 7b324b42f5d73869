"""Keys: writing down who holds what. All bytes arrive sealed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from umay.records.models import (
    Grant,
    Holder,
    Household,
    HouseholdKey,
    HouseSecret,
    Lock,
    Mark,
    Piece,
    SharedKey,
)


def end_holder(holder: Holder, at: datetime) -> None:
    """Destroy everything a pair could open; the row stays, as what it was.

    What it could open waits to be sealed anew: she may have kept a copy.
    """
    to_renew(Grant.unveiled.filter(holder=holder), at)
    Grant.unveiled.filter(holder=holder).delete()
    SharedKey.objects.filter(holder=holder).delete()
    HouseSecret.objects.filter(holder=holder).delete()
    Piece.unveiled.filter(holder=holder).delete()
    Piece.unveiled.filter(other=holder).delete()
    Lock.objects.filter(holder=holder).delete()
    holder.ended_at = at
    holder.save(update_fields=["ended_at"])


def to_renew(held: QuerySet[Grant], at: datetime) -> None:
    """Let the keys of these copies wait for whoever can seal their words anew."""
    keys = HouseholdKey.unveiled.filter(pk__in=held.values("key"), renew_since=None)
    keys.update(renew_since=at)


def write_grants(grants: Iterable[Grant]) -> None:
    """Write copies; one for a holder who has one already takes its place."""
    Grant.objects.bulk_create(
        grants,
        update_conflicts=True,
        unique_fields=["key", "holder"],
        update_fields=["sealed", "epoch", "because", "since", "until", "by"],
    )


def write_pieces(key: HouseholdKey, pieces: Iterable[Piece]) -> None:
    Piece.objects.filter(key=key).delete()
    Piece.objects.bulk_create(pieces)


def write_marks(household: Household, marks: Iterable[int]) -> None:
    """Write the marks of a household anew."""
    Mark.objects.filter(household=household).delete()
    Mark.objects.bulk_create(
        Mark(center_id=household.center_id, household=household, mark=mark)
        for mark in marks
    )


def end_grants(
    household: UUID, holders: Iterable[UUID], categories: Iterable[str]
) -> int:
    """Destroy copies; return how many there were."""
    gone, _ = Grant.unveiled.filter(
        key__household_id=household,
        holder_id__in=list(holders),
        key__category__in=list(categories),
    ).delete()
    return gone


def end_overdue(center: UUID, at: datetime) -> int:
    gone, _ = Grant.unveiled.filter(center_id=center, until__lte=at).delete()
    return gone


def destroy_keys(household: UUID) -> int:
    """Destroy every key of a household with all its copies, halves and marks."""
    Mark.objects.filter(household_id=household).delete()
    keys = HouseholdKey.objects.filter(household_id=household)
    count = keys.count()
    keys.delete()
    return count
