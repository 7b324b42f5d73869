"""Failures of signing in: counted under a keyed hash, for all processes."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from umay.core.slowing import FORGOTTEN_AFTER, Pace, wait
from umay.records.models import Failure


def take_turn(abouts: Mapping[str, Pace], at: datetime) -> timedelta:
    """Count one try for each, unless one of them must wait; return how long.

    Call it inside a transaction. The try is counted before it is made: many at once
    must not all see the same count.
    """
    rows = {row.about: row for row in _locked(abouts, at)}
    longest = max(
        wait(pace, rows[about].count, rows[about].last_at, at)
        for about, pace in abouts.items()
    )
    if longest:
        return longest
    for row in rows.values():
        stale = at - row.last_at >= FORGOTTEN_AFTER
        row.count, row.last_at = 1 if stale else row.count + 1, at
        row.save(update_fields=["count", "last_at"])
    return longest


def _locked(abouts: Mapping[str, Pace], at: datetime) -> list[Failure]:
    Failure.objects.bulk_create(
        [Failure(about=about, last_at=at) for about in sorted(abouts)],
        ignore_conflicts=True,
    )
    rows = Failure.objects.select_for_update().filter(about__in=list(abouts))
    return list(rows.order_by("about"))


def forget(abouts: Mapping[str, Pace], at: datetime) -> None:
    """Forget the failures of who came in, and of all who have not tried for a day."""
    Failure.objects.filter(about__in=list(abouts)).delete()
    Failure.objects.filter(last_at__lt=at - FORGOTTEN_AFTER).delete()
