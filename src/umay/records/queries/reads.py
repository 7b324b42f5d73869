"""Reads of sealed fields over a span of time, as far as they exist for who asks."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Min, QuerySet

from umay.core.roles import Role
from umay.core.secrets import BY_THE_PROGRAM, Reason
from umay.core.unusual import Read, week_of, who_reviews_directors
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
Whose = ReadsReview.Whose

# Written out, so that both databases find the openings by their own index.
OPENED = "act = 'fields.opened'"


def reads_of_week(
    center: UUID, zone: str, monday: date, whose: Whose = Whose.OTHERS
) -> list[Read]:
    """Return the week's openings, but the program's own and the resident's."""
    begins = _midnight(monday, zone)
    ends = _midnight(monday + timedelta(days=7), zone)
    entries = _openings(center, whose).filter(at__gte=begins, at__lt=ends)
    return _as_reads(center, zone, entries)


def weeks_read(center: UUID, zone: str, whose: Whose) -> set[date]:
    """Return the Mondays of the weeks in which something was opened."""
    reads = _as_reads(center, zone, _openings(center, whose))
    return {week_of(read.at.date()) for read in reads}


def reviewer_of(center: UUID, week: date) -> UUID | None:
    """Return who signs what the directors opened in this week."""
    able = Worker.objects.filter(center_id=center, is_active=True)
    return who_reviews_directors(week, dict(able.values_list("pk", "role")))


def _openings(center: UUID, whose: Whose) -> QuerySet[LedgerEntry]:
    of_directors = Worker.objects.filter(center_id=center, role=Role.DIRECTOR)
    directors = list(of_directors.values_list("pk", flat=True))
    entries = LedgerEntry.objects.filter(center_id=center, facts__isnull=False)
    entries = entries.extra(where=[OPENED])  # noqa: S610 (our own words)
    if whose is Whose.DIRECTORS:
        return entries.filter(by__in=directors)
    return entries.exclude(by__in=directors)


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


def signed_weeks(center: UUID, whose: Whose = Whose.OTHERS) -> list[ReadsReview]:
    """Return the reviews there are, the newest first."""
    rows = ReadsReview.objects.filter(center_id=center, whose=whose)
    rows = rows.select_related("by")
    return list(rows.order_by("-week"))


def likenesses(center: UUID) -> list[LikeName]:
    """Return the likenesses nobody has asked about, the oldest first."""
    rows = LikeName.objects.filter(center_id=center, asked_at=None)
    return list(rows.select_related("worker", "household").order_by("since"))


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(zone))
