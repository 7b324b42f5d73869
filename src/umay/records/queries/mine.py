"""The families a worker holds keys of."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from umay.records.models import Grant, Worker


@dataclass(frozen=True)
class Mine:
    """One family, the categories she may open and until when the first of them ends."""

    household: UUID
    code: str
    own: bool
    categories: tuple[str, ...]
    until: datetime | None


def families_of(worker: Worker, at: datetime) -> list[Mine]:
    """Return her families by code; her own first. One query."""
    rows = (
        Grant.objects.filter(
            Q(until__isnull=True) | Q(until__gt=at),
            holder__worker=worker,
            holder__ended_at__isnull=True,
        )
        .select_related("key__household")
        .order_by("key__household__survivor_code")
    )
    found: dict[UUID, list[Grant]] = {}
    for row in rows:
        found.setdefault(row.key.household_id, []).append(row)
    families = [
        Mine(
            household=key,
            code=grants[0].key.household.survivor_code,
            own=grants[0].key.household.own_worker_id == worker.pk,
            categories=tuple(sorted({g.key.category for g in grants})),
            until=min((g.until for g in grants if g.until), default=None),
        )
        for key, grants in found.items()
    ]
    return sorted(families, key=lambda one: not one.own)
