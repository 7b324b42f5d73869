"""Those turned away: how many a month and why, and the last rows, without anybody."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.db.models.functions import TruncMonth

from umay.records.models import Center, TurnAway

A_YEAR = timedelta(days=366)
LAST_ROWS = 30


@dataclass(frozen=True)
class Month:
    """Requests turned away in the month that begins on ``first``, by reason."""

    first: date
    reasons: tuple[tuple[str, int], ...]

    @property
    def all(self) -> int:
        return sum(count for _reason, count in self.reasons)


def by_month(center: Center, at: datetime) -> list[Month]:
    """Return the months of the last year, the newest first. One query."""
    rows = (
        TurnAway.objects.filter(center=center, at__gt=at - A_YEAR)
        .annotate(month=TruncMonth("at", tzinfo=center.zone))
        .values_list("month", "reason")
        .annotate(count=Count("pk"))
        .order_by("-month")
    )
    months: dict[date, Counter[str]] = {}
    for month, reason, count in rows:
        months.setdefault(month.date(), Counter())[reason] = count
    return [Month(first, tuple(told.most_common())) for first, told in months.items()]


def last_rows(center: Center) -> list[dict[str, object]]:
    """Return the last rows as shapes and reasons: nothing that leads to a person."""
    told = ("at", "reason", "adults", "children", "beds", "cots")
    rows = TurnAway.objects.filter(center=center).order_by("-at", "pk")
    return list(rows.values(*told)[:LAST_ROWS])
