"""Exact answers for one house whose beds are shared, whatever the shape of the stay.

A household of ``size`` beds that does not fit on arrival is turned away. Arrivals are
Poisson. The answers depend on the stay through its mean alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from umay.forecast.compiled import compiled

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

_HUGE = 1e200  # where the recursion is scaled down before it overflows


@dataclass(frozen=True)
class Group:
    """Households under one cap: ``sizes`` in beds, ``loads`` as long, ``cap`` in beds.

    A load is arrivals a day times mean days of stay.
    """

    sizes: Sequence[int]
    loads: Sequence[float]
    cap: int

    def __post_init__(self) -> None:
        if len(self.sizes) != len(self.loads):
            raise ValueError("each size needs one load")
        if any(size < 1 for size in self.sizes) or self.cap < 0:
            raise ValueError("sizes are at least 1 bed, a cap at least 0")
        if any(not 0 <= load < np.inf for load in self.loads):
            raise ValueError("a load is a number from 0")


def erlang_b(beds: int, load: float) -> float:
    """Return the share turned away when every household needs one bed.

    Erlang 1917; the recursion as in Jagerman, Bell System Technical Journal 53, 1974.
    """
    blocked = 1.0
    for bed in range(1, beds + 1):
        blocked = load * blocked / (bed + load * blocked)
    return blocked


def taken_beds(group: Group) -> Floats:
    """Return how likely 0, 1, ... ``cap`` beds are taken (they sum to 1).

    Kaufman, IEEE Trans. Communications 29(10), 1981; Roberts 1981:
    j q(j) = sum over k of a_k s_k q(j - s_k).
    """
    return _taken(np.array(group.sizes), np.array(group.loads, float), group.cap)


def blocking(beds: int, sizes: Sequence[int], loads: Sequence[float]) -> Floats:
    """Return the share turned away of each size when all share all beds."""
    return blocking_in_groups(beds, [Group(sizes, loads, beds)])[0]


def blocking_in_groups(beds: int, groups: Sequence[Group]) -> list[Floats]:
    """Return the share turned away, by group and size, each group under its cap.

    The product form stays under any rule that only cuts away states for good
    (Kaufman 1981, coordinate-convex sharing), so groups are convolved.
    """
    caps = np.array([group.cap for group in groups])
    ends = np.cumsum([0] + [len(group.sizes) for group in groups])
    sizes = np.array([size for group in groups for size in group.sizes])
    loads = np.array([load for group in groups for load in group.loads], float)
    away = _turned_away(beds, caps, ends, sizes, loads)
    return [away[ends[g] : ends[g + 1]] for g in range(len(groups))]


def mean_taken(beds: int, groups: Sequence[Group]) -> float:
    """Return the mean number of taken beds."""
    likely = [taken_beds(group)[: beds + 1] for group in groups]
    together = reduce(lambda a, b: np.convolve(a, b)[: beds + 1], likely)
    return float(together @ np.arange(len(together)) / together.sum())


@compiled
def _taken(sizes: Whole, loads: Floats, cap: int) -> Floats:
    likely = np.zeros(cap + 1)
    likely[0] = 1.0
    for taken in range(1, cap + 1):
        for kind in range(len(sizes)):
            if sizes[kind] <= taken:
                weight = sizes[kind] * loads[kind] / taken
                likely[taken] += weight * likely[taken - sizes[kind]]
        if likely[taken] > _HUGE:
            likely /= likely[taken]
    likely /= likely.sum()
    return likely


@compiled
def _turned_away(
    beds: int, caps: Whole, ends: Whole, sizes: Whole, loads: Floats
) -> Floats:
    """Return the share turned away of each kind; group g has those up to its end."""
    likely = np.zeros((len(caps), beds + 1))
    for g in range(len(caps)):
        of_g = slice(ends[g], ends[g + 1])
        own = _taken(sizes[of_g], loads[of_g], caps[g])[: beds + 1]
        likely[g, : len(own)] = own
    away = np.zeros(len(sizes))
    for g in range(len(caps)):
        upto = np.cumsum(_others(likely, g))
        whole = _room_for(0, likely[g], upto, caps[g])
        for kind in range(ends[g], ends[g + 1]):
            away[kind] = 1 - _room_for(sizes[kind], likely[g], upto, caps[g]) / whole
    return away


@compiled
def _others(likely: Floats, without: int) -> Floats:
    """Return how likely 0, 1, ... beds are taken by all groups but one."""
    beds = likely.shape[1]
    together = np.zeros(beds)
    together[0] = 1.0
    for g in range(len(likely)):
        if g != without:
            before, together = together, np.zeros(beds)
            for taken in range(beds):
                if before[taken]:
                    together[taken:] += before[taken] * likely[g, : beds - taken]
    return together


@compiled
def _room_for(size: int, own: Floats, upto: Floats, cap: int) -> float:
    """Return how likely ``size`` more beds may still be given to the group."""
    room = 0.0
    for taken in range(min(cap, len(own) - 1) - size + 1):
        room += own[taken] * upto[len(own) - 1 - size - taken]
    return room
