"""Journals: what an inspector may ask for, by codes and days, never by a name.

A journal tells no more than an inspector may have: neither where anybody went, nor in
which unit she lives, nor whom somebody at the gate asked for.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST = timedelta(days=366)


class Journal(StrEnum):
    ADMISSIONS = "admissions"
    EXITS = "exits"
    ABSENCES = "absences"
    GATE = "gate"
    EVENTS = "events"
    TURNED_AWAY = "turned_away"


@dataclass(frozen=True)
class Period:
    """Both days are part of it."""

    first: date
    last: date

    @property
    def fits(self) -> bool:
        """Whether it ends after it begins, and is a year at the most."""
        return timedelta() <= self.last - self.first <= LONGEST
