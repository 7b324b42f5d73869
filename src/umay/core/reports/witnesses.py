"""Witnesses: another house that would have told exactly the same.

A count stays unknown if there is a second world with another number in its place, in
which all that is told is the same, every table adds up, every bound is kept, and the
same counts would have been hidden. It is looked for a few people from the true one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, product

from umay.core.reports.bounds import Bound, Cell, bounds_of
from umay.core.reports.counts import TABLES, Count, total_of
from umay.core.reports.figures import Counted
from umay.core.reports.giving_up import given_up
from umay.core.reports.hiding import Counts, Hidden, hide

Change = Mapping[Count, int]
BY = (1, -1, 2, -2, 3, -3)
REPAIRS = 3  # steps away from a world that only breaks a bound
MOST_WORLDS = 2000  # looked at for one count; with none found it counts as found out


class Year:
    """A year as it was told, and the worlds that cannot be told from it."""

    def __init__(self, steps: Sequence[Counted]) -> None:
        self.steps = steps
        self.true = [dict(one.counts) for one in steps]
        self.free = [given_up(one.hidden) for one in steps]
        self.patterns = [hide(one.counts) - given_up(one.hidden) for one in steps]
        self.looked_at = 0
        self.bounds: dict[Cell, list[Bound]] = defaultdict(list)
        for bound in bounds_of(self.true, [one.step.days for one in steps]):
            for cell in (*bound.less, *bound.more):
                self.bounds[cell].append(bound)

    def found_out(self) -> Iterator[Cell]:
        """Yield every hidden count no second world is found for."""
        for number, one in enumerate(self.steps):
            for count in sorted(one.hidden):
                if not self.is_unknown((number, count)):
                    yield number, count

    def is_unknown(self, cell: Cell) -> bool:
        number, count = cell
        hidden, self.looked_at = self.steps[number].hidden, 0
        return any(
            self._leads_to_another(cell, self._changed(self.true, number, change))
            for change in _changes(hidden, count, (*BY, *self._swaps(cell)))
        )

    def _swaps(self, cell: Cell) -> Iterator[int]:
        """The numbers of two parts changed over: often the one world that looks so."""
        number, count = cell
        for other in _siblings(count):
            if other in self.steps[number].hidden:
                yield self.true[number][other] - self.true[number][count]

    def _leads_to_another(
        self, cell: Cell, world: list[Counts] | None, repairs: int = REPAIRS
    ) -> bool:
        if world is None or world[cell[0]][cell[1]] == self.true[cell[0]][cell[1]]:
            return False
        self.looked_at += 1
        if self.looked_at > MOST_WORLDS:
            return False
        broken = self._broken(world)
        if broken is None:
            return self._looks_the_same(world)
        if not repairs:
            return False
        return any(
            self._leads_to_another(cell, mended, repairs - 1)
            for mended in self._mended(world, broken)
        )

    def _mended(self, world: list[Counts], broken: Bound) -> Iterator[list[Counts]]:
        ways = [(cell, (1,)) for cell in reversed(broken.more)]
        ways += [(cell, (-1,)) for cell in broken.less]
        for (number, count), by in ways:
            for change in _changes(self.steps[number].hidden, count, by):
                mended = self._changed(world, number, change)
                if mended is not None and broken.holds(mended):
                    yield mended

    def _changed(
        self, world: Sequence[Counts], number: int, change: Change
    ) -> list[Counts] | None:
        step = {count: world[number][count] + change.get(count, 0) for count in Count}
        if min(step.values()) < 0:
            return None
        return [*world[:number], step, *world[number + 1 :]]

    def _broken(self, world: Sequence[Counts]) -> Bound | None:
        for number, (now, was) in enumerate(zip(world, self.true, strict=True)):
            for count in Count if now is not was else ():
                if now[count] != was[count]:
                    for bound in self.bounds.get((number, count), ()):
                        if not bound.holds(world):
                            return bound
        return None

    def _looks_the_same(self, world: Sequence[Counts]) -> bool:
        return all(
            now is was or hide(now) - free == pattern
            for now, was, free, pattern in zip(
                world, self.true, self.free, self.patterns, strict=True
            )
        )


def _changes(hidden: Hidden, count: Count, by: Iterable[int]) -> Iterator[Change]:
    """Yield how ``count`` may change while every sum that is told stays."""
    if count not in hidden:
        return
    partners = [other for other in _siblings(count) if other in hidden]
    total = total_of(count)
    for much in filter(None, dict.fromkeys(by)):
        for partner in partners:
            for one, two in product(_shifts(count, much), _shifts(partner, -much)):
                yield {**one, **two}
        if total is None:
            yield from _shifts(count, much)
        else:
            above = _changes(hidden, total, (much,))
            yield from (change for change in above if change.get(count) == much)


def _siblings(count: Count) -> Iterator[Count]:
    for table in TABLES:
        if count in table.parts:
            yield from (part for part in table.parts if part is not count)


@cache
def _shifts(count: Count, by: int) -> tuple[Change, ...]:
    """``count`` changes, and with it one part of each table it is the total of."""
    below = [
        tuple(chain.from_iterable(_shifts(part, by) for part in table.parts))
        for table in TABLES
        if table.total is count
    ]
    return tuple(_joined(({count: by}, *one)) for one in product(*below))


def _joined(changes: Iterable[Change]) -> Change:
    return {count: by for change in changes for count, by in change.items()}
