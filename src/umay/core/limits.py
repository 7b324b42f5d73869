"""Limits: how long a stay may last, by the rule in force, with its source.

A rule has dated versions. A version reaches the stays that begin from its day, or
those and the stays open on it. The answer keeps where it came from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Reach(StrEnum):
    """Which stays a version of a limit governs."""

    NEW = "new stays"
    NEW_AND_OPEN = "new and open stays"


class NoLimitInForce(Exception):
    """No version of the limit was in force on ``day``: the answer is never zero."""

    def __init__(self, day: date) -> None:
        super().__init__(f"no limit in force on {day.isoformat()}")
        self.day = day


@dataclass(frozen=True)
class Limit:
    """One dated version. ``months`` is counted as in ``core.months``; ``said`` is the
    source in other languages, by their codes."""

    since: date
    months: int
    reach: Reach
    source: str
    reviewed: bool = False
    said: Mapping[str, str] = field(default_factory=dict, compare=False)


def limit_for(first_day: date, on: date, versions: Iterable[Limit]) -> Limit:
    """Return the limit that governs, on day ``on``, a stay begun on ``first_day``.

    Raises ``NoLimitInForce`` if the stay began before every version.
    """
    governing: Limit | None = None
    for version in sorted(versions, key=lambda version: version.since):
        begun_under_it = version.since <= first_day
        reached_while_open = version.reach is Reach.NEW_AND_OPEN and version.since <= on
        if begun_under_it or (reached_while_open and governing is not None):
            governing = version
    if governing is None:
        raise NoLimitInForce(first_day)
    return governing
