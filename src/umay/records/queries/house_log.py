"""The log of the house, the newest first, as far as it exists for who asks."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import OuterRef, Subquery

from umay.core.rules import HouseRules
from umay.records.models import Handover, HouseEvent, Rules, Stay

MOST = 100
LATELY = timedelta(days=1)


@dataclass(frozen=True)
class Log:
    """What the first screen tells of it: the oldest handover nobody has signed, by
    whom and when it was given, and when the last event of the last day was."""

    unread: UUID | None = None
    given_by: str = ""
    given_at: datetime | None = None
    happened_at: datetime | None = None


def events(center: UUID, kinds: Iterable[str]) -> list[HouseEvent]:
    """Return the last events of these kinds. One query."""
    rows = HouseEvent.objects.filter(center_id=center, kind__in=list(kinds))
    return list(rows.select_related("household", "other", "by")[:MOST])


def event_of(center: UUID, key: UUID) -> HouseEvent | None:
    rows = HouseEvent.objects.filter(center_id=center, pk=key)
    return rows.select_related("household", "other", "by").first()


def families_here(center: UUID) -> list[tuple[str, str]]:
    """Return key and code of each family that lives here, by code. One query."""
    stays = Stay.objects.filter(center_id=center, exit_day__isnull=True)
    rows = stays.order_by("household__survivor_code")
    found = rows.values_list("household_id", "household__survivor_code")
    return [(str(key), code) for key, code in found]


def rules_and_log(center: UUID, at: datetime) -> tuple[HouseRules, Log]:
    """Return both by one query: a house always has its rules, and the screens of the
    night have no question to spare."""
    of_house = OuterRef("center_id")
    unread = Handover.objects.filter(center_id=of_house, read_at__isnull=True)
    oldest = unread.order_by("given_at")
    lately = HouseEvent.objects.filter(center_id=of_house, at__gte=at - LATELY)
    row = Rules.objects.annotate(
        unread=Subquery(oldest.values("pk")[:1]),
        given_by=Subquery(oldest.values("given_by__username")[:1]),
        given_at=Subquery(oldest.values("given_at")[:1]),
        happened_at=Subquery(lately.order_by("-at").values("at")[:1]),
    ).get(center_id=center)
    told = vars(row)
    named = {f.name: told[f.name] for f in fields(Log)}
    return row.as_core(), Log(**named | {"given_by": told["given_by"] or ""})
