"""Nights: spans of days a bed is given for.

A span runs from its first night up to, but not including, ``until``: the day she
leaves is free for somebody else the same night. ``until`` is ``None`` while nobody
knows when it ends.
"""

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Nights:
    """The nights ``first <= night < until``. Raises ``ValueError`` if reversed."""

    first: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.first:
            raise ValueError("a span of nights cannot end before it begins")

    @property
    def empty(self) -> bool:
        return self.until == self.first

    def overlaps(self, other: "Nights") -> bool:
        if self.empty or other.empty:
            return False
        return (other.until is None or self.first < other.until) and (
            self.until is None or other.first < self.until
        )

    def includes(self, night: date) -> bool:
        return self.first <= night and (self.until is None or night < self.until)
