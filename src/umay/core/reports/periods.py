"""Periods: a calendar year is counted in one step, and a report is a run of steps.

The step, a month, a quarter, half a year or a year, is chosen with a year's first
report and kept. So two reports never cut the same days differently, and a longer period
is the sum of what its steps show: subtracting one report from another gives a step, of
which everything is known already.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = 12
STEPS = (1, 3, 6, 12)  # months


@dataclass(frozen=True, order=True)
class Step:
    """``months`` calendar months from the first day of ``month``."""

    year: int
    month: int
    months: int

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        year, month0 = divmod(self.month - 1 + self.months, MONTHS)
        return date(self.year + year, month0 + 1, 1) - timedelta(days=1)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def steps_of(year: int, months: int) -> tuple[Step, ...]:
    """Return the steps of a year. Raises ``ValueError`` if it has no such steps."""
    if months not in STEPS:
        raise ValueError("a year is counted in months, quarters, halves, or whole")
    return tuple(Step(year, m, months) for m in range(1, MONTHS + 1, months))


@dataclass(frozen=True)
class Period:
    """Whole calendar months of one year. ``month`` is the first of ``months``."""

    year: int
    month: int
    months: int

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return Step(self.year, self.month, self.months).last

    def steps(self, months: int) -> tuple[Step, ...]:
        """Return its steps, or none if they do not make it up exactly."""
        mine = tuple(
            step
            for step in steps_of(self.year, months)
            if self.first <= step.first and step.last <= self.last
        )
        return mine if sum(step.months for step in mine) == self.months else ()


def nested(year: int) -> Iterator[Period]:
    """Yield the year, its halves, quarters and months."""
    for months in sorted(STEPS, reverse=True):
        for step in steps_of(year, months):
            yield Period(year, step.month, months)


def ended(year: int, today: date) -> list[Period]:
    """Return the periods of a year that are over: of an open one nothing is told."""
    return [period for period in nested(year) if period.last < today]
