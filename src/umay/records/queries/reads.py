"""Reads of sealed fields over a span of time, as far as they exist for who asks."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Min

from umay.core.secrets import BY_THE_PROGRAM, Reason
from umay.core.unusual import Read
from umay.records.models import (
    Grant,
    Household,
    LedgerEntry,
    LikeName,
    ReadsReview,
    Wall,
    Worker,
)

NOT_REVIEWED = BY_THE_PROGRAM | {Reason.HERSELF}
# Written out, so that both databases find the openings by their own index.
OPENED = "act = 'fields.opened'"


def reads_of_week(center: UUID, zone: str, monday: date) -> list[Read]:
    """Return the week's openings, but the program's own and the resident's."""
    begins = _midnight(monday, zone)
    ends = _midnight(monday + timedelta(days=7), zone)
    entries = LedgerEntry.objects.filter(
        center_id=center, at__gte=begins, at__lt=ends, facts__isnull=False
    ).extra(where=[OPENED])  # noqa: S610 (our own words)
    return _as_reads(center, zone, entries)


def _as_reads(center: UUID, zone: str, entries: Iterable[LedgerEntry]) -> list[Read]:
    told = [one for one in entries if one.said["why"] not in NOT_REVIEWED]
    households = {UUID(one.subject) for one in told}
    exist = set(
        Household.objects.filter(pk__in=households).values_list("pk", flat=True)
    )
    own_since = dict(
        Grant.objects.filter(key__household_id__in=exist, because=Grant.Because.OWN)
        .values_list("key__household_id")
        .annotate(Min("since"))
    )
    roles = dict(Worker.objects.filter(center_id=center).values_list("pk", "role"))
    return [
        Read(
            at=one.at.astimezone(ZoneInfo(zone)),
            worker=one.by,
            role=roles.get(one.by, ""),
            household=household,
            held=frozenset(one.said.get("as", ())),
            settled=household in own_since and own_since[household] < one.at,
        )
        for one in told
        if (household := UUID(one.subject)) in exist
    ]


def names_alike(center: UUID) -> set[tuple[UUID, UUID]]:
    """Return the pairs of worker and household that names have brought together."""
    walls = Wall.objects.filter(center_id=center, because=Wall.Because.NAMES)
    likes = LikeName.objects.filter(center_id=center)
    return {
        *walls.values_list("worker_id", "household_id"),
        *likes.values_list("worker_id", "household_id"),
    }


def first_read(center: UUID) -> datetime | None:
    entries = LedgerEntry.objects.filter(center_id=center).extra(  # noqa: S610 (our own words)
        where=[OPENED]
    )
    return entries.aggregate(first=Min("at"))["first"]


def signed_weeks(center: UUID) -> list[ReadsReview]:
    """Return the reviews there are, the newest first."""
    rows = ReadsReview.objects.filter(center_id=center).select_related("by")
    return list(rows.order_by("-week"))


def likenesses(center: UUID) -> list[LikeName]:
    """Return the likenesses nobody has asked about, the oldest first."""
    rows = LikeName.objects.filter(center_id=center, asked_at=None)
    return list(rows.select_related("worker", "household").order_by("since"))


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(zone))
