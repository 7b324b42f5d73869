"""Exact answers for one house whose beds are shared, whatever the shape of the stay.

A household of ``size`` beds that does not fit on arrival is turned away. Arrivals are
Poisson. The answers depend on the stay through its mean alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

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
    likely = np.zeros(group.cap + 1)
    likely[0] = 1.0
    weights = [(s, s * load) for s, load in zip(group.sizes, group.loads, strict=True)]
    for taken in range(1, group.cap + 1):
        summed = sum(w * likely[taken - s] for s, w in weights if s <= taken)
        likely[taken] = summed / taken
        if likely[taken] > _HUGE:
            likely /= likely[taken]
    return np.asarray(likely / likely.sum())


def blocking(beds: int, sizes: Sequence[int], loads: Sequence[float]) -> Floats:
    """Return the share turned away of each size when all share all beds."""
    return blocking_in_groups(beds, [Group(sizes, loads, beds)])[0]


def blocking_in_groups(beds: int, groups: Sequence[Group]) -> list[Floats]:
    """Return the share turned away, by group and size, each group under its cap.

    The product form stays under any rule that only cuts away states for good
    (Kaufman 1981, coordinate-convex sharing), so groups are convolved.
    """
    likely = [_within(taken_beds(group), beds) for group in groups]
    answers = []
    for i, group in enumerate(groups):
        rest = likely[:i] + likely[i + 1 :]
        others = reduce(lambda a, b: np.convolve(a, b)[: beds + 1], rest, np.ones(1))
        answers.append(_blocked(beds, group, likely[i], others))
    return answers


def mean_taken(beds: int, groups: Sequence[Group]) -> float:
    """Return the mean number of taken beds."""
    likely = [_within(taken_beds(group), beds) for group in groups]
    together = reduce(lambda a, b: np.convolve(a, b)[: beds + 1], likely)
    return float(together @ np.arange(len(together)) / together.sum())


def _within(likely: Floats, beds: int) -> Floats:
    return likely[: beds + 1]


def _blocked(beds: int, group: Group, own: Floats, others: Floats) -> Floats:
    upto = np.concatenate(([0.0], np.cumsum(others)))
    taken = np.arange(len(own))

    def weight(free: int) -> float:
        """Return how likely ``free`` more beds may still be given to the group."""
        room = np.clip(beds - free - taken + 1, 0, len(others))
        allowed = taken <= group.cap - free
        return float((own * upto[room] * allowed).sum())

    return np.array([1.0 - weight(size) / weight(0) for size in group.sizes])
