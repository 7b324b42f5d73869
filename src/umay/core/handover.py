"""Handover: what one shift leaves to the next. Codes and times; the rest is a note."""

from datetime import datetime, timedelta
from enum import StrEnum

LONGEST = timedelta(hours=24)  # an older handover says nothing of this shift
USUAL = timedelta(hours=12)


class What(StrEnum):
    """The kinds of lines, in the order they are read."""

    LATE = "late"
    GATE = "gate"
    EVENT = "event"
    OUT = "out"
    KEPT = "kept"  # a place kept for who is on her way or comes later
    ADMITTED = "admitted"
    LEFT = "left"
    TASK = "task"
    OVER_FULL = "over_full"


def begins(last: datetime | None, at: datetime) -> datetime:
    """Return since when this shift has run: from the last handover, if it is fresh."""
    if last is None or last < at - LONGEST:
        return at - USUAL
    return last
