"""The stay clock as a picture: one bar, from the first day to the last."""

from dataclasses import dataclass
from datetime import date, timedelta

from umay.core.months import last_day
from umay.core.stays import Mark, Milestone, StayClock

CLOSE = 16  # two numbers nearer than a 16th of the bar would touch on a phone


@dataclass(frozen=True)
class Tick:
    """A mark on the bar, ``at`` so many per cent from its left end.

    Where the next mark is close, ``anchor`` moves its number aside, or it is ``low``.
    """

    at: str
    number: int
    anchor: str = "middle"

    @property
    def low(self) -> bool:
        return self.anchor == "low"


@dataclass(frozen=True)
class Picture:
    """Where things stand on the bar; its ends are the first day and ``end``."""

    clock: StayClock
    end: date
    today: str
    limit: str
    reviews: tuple[Tick, ...]
    notices: tuple[Tick, ...]

    @property
    def height(self) -> int:
        """In pixels; a second row of numbers needs more."""
        return 80 if any(tick.low for tick in self.notices) else 66

    @property
    def length(self) -> int:
        """The days of the whole stay, the first and the last included."""
        return (self.clock.last_day - self.clock.first_day).days + 1


def picture(clock: StayClock, milestones: tuple[Milestone, ...]) -> Picture:
    """Draw a stay; the bar is longer than the stay once it is over its limit."""
    end = max(clock.last_day, clock.today)
    by_limit = min(last_day(clock.first_day, clock.limit.months), clock.last_day)

    span = (end - clock.first_day).days + 1

    def at(day: date) -> str:
        return f"{(day - clock.first_day).days * 100 / span:.1f}%"

    def ticks(mark: Mark) -> tuple[Tick, ...]:
        found = [m for m in milestones if m.mark is mark]
        return tuple(Tick(at(m.day), m.number, _aside(m, found, span)) for m in found)

    return Picture(
        clock=clock,
        end=end,
        today=at(clock.today + timedelta(days=1)),
        limit=at(min(by_limit, end) + timedelta(days=1)),
        reviews=ticks(Mark.REVIEW),
        notices=ticks(Mark.NOTICE),
    )


def _aside(mark: Milestone, row: list[Milestone], span: int) -> str:
    """Where the number of a mark goes so that it does not cover its neighbour's."""
    near = [m for m in row if abs((m.day - mark.day).days) * CLOSE < span]
    before, after = near[0] < mark, near[-1] > mark
    if before and after:
        return "low"
    return "end" if after else "start" if before else "middle"
