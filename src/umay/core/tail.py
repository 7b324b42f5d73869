"""The tail: entries no witness has seen yet. It must stay short, and silence alarms.

The bounds are the house's own: a minute or 64 entries with a line, a shift without one
(``docs/ledger.md``).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MOST_ENTRIES = 64
LONGEST = timedelta(seconds=60)
SHIFT = timedelta(hours=12)
EVERY = timedelta(hours=1)  # a head goes out even if nothing was written
ROUNDED_TO = 16  # entries: a witness learns how many only as a multiple of this


class Alarm(StrEnum):
    """What is wrong with the tail, the worst first."""

    NOBODY = "nobody"  # no witness was named
    SILENT = "silent"  # the witnesses have not answered for too long
    LONG = "long"  # more was written than they have seen


@dataclass(frozen=True)
class Tail:
    """``oldest`` is when the first entry nobody has seen was written; ``seen_at`` when
    a quorum of witnesses last signed; ``online`` whether they are asked over a line."""

    length: int
    oldest: datetime | None
    seen_at: datetime | None
    online: bool = True
    named: bool = True


def wants_witness(tail: Tail, now: datetime) -> bool:
    """Whether the witnesses are to be asked now: well before the bounds are reached."""
    if not tail.named:
        return False
    if tail.seen_at is None or now - tail.seen_at >= EVERY:
        return True
    waited = tail.oldest is not None and now - tail.oldest >= LONGEST / 2
    return tail.length > 0 and (waited or tail.length >= MOST_ENTRIES // 2)


def padding(size: int) -> int:
    """Return how many empty entries make ``size`` tell less."""
    return -size % ROUNDED_TO


def alarm(tail: Tail, now: datetime) -> Alarm | None:
    """Return what the director must be told, if anything."""
    if not tail.named:
        return Alarm.NOBODY
    bound = LONGEST if tail.online else SHIFT
    if tail.seen_at is None or now - tail.seen_at > EVERY + bound:
        return Alarm.SILENT
    late = tail.oldest is not None and now - tail.oldest > bound
    too_many = tail.online and tail.length > MOST_ENTRIES
    return Alarm.LONG if late or too_many else None
