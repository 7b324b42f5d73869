"""A look at the house: as it stands this minute, for the screens that show all of it.

What lapsed is freed first. A full disk must not hide the house: reading leaves out
what lapsed anyway.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone

from umay.records.queries.night import Night, night
from umay.use_cases.bring_up_to_date import bring_up_to_date
from umay.web.acting import today_of, worker_of


@dataclass(frozen=True)
class Look:
    night: Night
    at: datetime
    today: date


def look(request: HttpRequest) -> Look:
    """Return the house of the worker who asks. Eight queries."""
    worker, at, today = worker_of(request), timezone.now(), today_of(request)
    with suppress(DatabaseError):
        bring_up_to_date(at, worker.center_id)
    return Look(night(worker.center, at, today), at, today)
