"""Slowing down: each failure makes the next try wait longer. Nobody is locked out.

Two counts run together: of a name from one address, which grows fast, and of the name
from anywhere, which stays short: a stranger who fails on purpose may delay a worker,
never keep her out.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Pace:
    """``free`` failures cost nothing; then the wait doubles up to ``longest``."""

    free: int
    longest: timedelta


FROM_ONE_ADDRESS = Pace(free=3, longest=timedelta(minutes=15))
FROM_ANYWHERE = Pace(free=10, longest=timedelta(minutes=1))


def wait(pace: Pace, failures: int, last: datetime, at: datetime) -> timedelta:
    """Return how long the next try must still wait; zero when it may be made."""
    if failures < pace.free or at - last >= FORGOTTEN_AFTER:
        return timedelta(0)
    doubled = min(failures - pace.free, 20)
    pause = min(timedelta(seconds=2**doubled), pace.longest)
    return max(last + pause - at, timedelta(0))
