"""Bounds: what a reader may conclude beyond the sums of a table.

Who lives here in the evening was counted among the people; a family that left had an
adult; there are no more nights than people times days. A bound the house's own rows
break, as when somebody left twice, tells a reader nothing true and is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from umay.core.reports.counts import HELP, Count
from umay.core.reports.hiding import Counts

Cell = tuple[int, Count]  # the number of a step in its year, and a count
World = Sequence[Counts]
LIVES_HERE = (
    (Count.HERE, Count.PEOPLE),
    (Count.HERE_ADULTS, Count.ADULTS),
    (Count.HERE_CHILDREN, Count.CHILDREN),
)


@dataclass(frozen=True)
class Bound:
    """``less`` together are no more than ``more`` together, ``times`` over."""

    less: tuple[Cell, ...]
    more: tuple[Cell, ...]
    times: int = 1

    def holds(self, world: World) -> bool:
        more = sum(world[number][count] for number, count in self.more)
        less = sum(world[number][count] for number, count in self.less)
        return less <= self.times * more


def bounds_of(world: World, days: Sequence[int]) -> list[Bound]:
    """Return every bound of a year, ``days`` long each step, that its counts keep."""
    every = (one for n in range(len(world)) for one in _of_step(n, days[n]))
    return [bound for bound in every if bound.holds(world)]


def _of_step(number: int, days: int) -> Iterator[Bound]:
    people = _so_far(Count.PEOPLE, number)
    left = _so_far(Count.LEFT, number)
    yield Bound(left, _so_far(Count.ADULTS, number))
    yield Bound((*left, (number, Count.HERE)), people)
    yield Bound(((number, Count.NIGHTS),), people, days)
    for kind in HELP:
        yield Bound(_so_far(kind, number), people)
    for here, came in LIVES_HERE:
        yield Bound(((number, here),), _so_far(came, number))
        if number:  # nobody lives here who neither lived here before nor came
            before = (number - 1, here)
            yield Bound(((number, here),), (before, (number, came)))


def _so_far(count: Count, number: int) -> tuple[Cell, ...]:
    return tuple((one, count) for one in range(number + 1))
