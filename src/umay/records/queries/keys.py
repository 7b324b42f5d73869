"""Who holds which key, read only."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from umay.records.models import (
    Grant,
    Holder,
    HouseholdKey,
    Lock,
    Piece,
    SharedKey,
    Worker,
)
from umay.records.queries.walls import walled_workers


def holder_of(worker: UUID) -> Holder | None:
    """Return the holder of a worker's own pair, if she has made it."""
    return Holder.objects.filter(worker_id=worker, ended_at__isnull=True).first()


def holder_of_house(center: UUID, kind: Holder.Kind) -> Holder | None:
    return Holder.objects.filter(
        center_id=center, kind=kind, ended_at__isnull=True
    ).first()


def holders_with(center: UUID, roles: Iterable[str]) -> list[Holder]:
    """Return the holders of all vouched workers of these roles."""
    return list(
        Holder.objects.filter(
            center_id=center,
            ended_at__isnull=True,
            worker__is_active=True,
            worker__vouched=True,
            worker__role__in=list(roles),
        ).select_related("worker")
    )


def supervisors(center: UUID, household: UUID) -> list[Holder]:
    """Return the holders of those who may break this glass, in a fixed order."""
    return list(
        Holder.objects.filter(
            center_id=center,
            ended_at__isnull=True,
            worker__is_active=True,
            worker__vouched=True,
            worker__supervisor=True,
        )
        .exclude(worker_id__in=walled_workers(household))
        .select_related("worker")
        .order_by("pk")
    )


def locks_of(worker: UUID, kind: Lock.Kind) -> list[Lock]:
    return list(
        Lock.objects.filter(
            holder__worker_id=worker, holder__ended_at__isnull=True, kind=kind
        ).select_related("holder")
    )


def opens_by_passkey(worker: UUID) -> bool:
    """Whether one of her passkeys opens her keys. One query."""
    return Lock.objects.filter(
        holder__worker_id=worker,
        holder__ended_at__isnull=True,
        kind=Lock.Kind.PASSKEY,
    ).exists()


def keys_of(household: UUID, category: str | None = None) -> list[HouseholdKey]:
    keys = HouseholdKey.objects.filter(household_id=household)
    if category is not None:
        keys = keys.filter(category=category)
    return list(keys.order_by("made_at", "pk"))


def keys_without(holder: UUID, of: Iterable[UUID]) -> QuerySet[HouseholdKey]:
    """Return keys that one of ``of`` holds and this holder does not."""
    theirs = HouseholdKey.objects.filter(grants__holder_id__in=list(of)).distinct()
    hers = Grant.objects.filter(holder_id=holder).values("key")
    return theirs.exclude(pk__in=hers).order_by("made_at")


def keys_to_renew(center: UUID, holders: Iterable[UUID]) -> list[HouseholdKey]:
    """Return those that wait and one of these holders has, the longest first."""
    theirs = Grant.objects.filter(holder_id__in=list(holders)).values("key")
    waiting = HouseholdKey.objects.filter(center_id=center, renew_since__isnull=False)
    return list(waiting.filter(pk__in=theirs).order_by("renew_since", "pk"))


def live_grants(
    holders: Iterable[UUID], household: UUID, categories: Iterable[str], at: datetime
) -> list[Grant]:
    """Return the copies these holders may open now, the oldest key first. One query."""
    alive = Q(until__isnull=True) | Q(until__gt=at)
    return list(
        Grant.objects.filter(
            alive,
            holder_id__in=list(holders),
            key__household_id=household,
            key__category__in=list(categories),
        )
        .select_related("key")
        .order_by("key__made_at", "key_id")
    )


def grants_of_household(household: UUID, at: datetime) -> list[Grant]:
    """Return who may open what of a household now, workers first by name."""
    alive = Q(until__isnull=True) | Q(until__gt=at)
    return list(
        Grant.objects.filter(alive, key__household_id=household)
        .select_related("key", "holder__worker")
        .order_by("holder__worker__username", "key__category", "until")
    )


def shared_keys(holder: UUID) -> list[SharedKey]:
    return list(SharedKey.objects.filter(holder_id=holder))


def pieces_of(holder: UUID, keys: Iterable[UUID]) -> list[Piece]:
    return list(
        Piece.objects.filter(holder_id=holder, key_id__in=list(keys)).select_related(
            "key", "other__worker"
        )
    )


def worker(pk: UUID) -> Worker:
    return Worker.objects.get(pk=pk)
