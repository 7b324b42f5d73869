"""The quick model: a house whose beds are shared, no list, no rooms.

It answers what the formulas cannot (beds kept back for some), and is held against
them where they can. There is no queue of events: whoever comes counts who is still
here, which a processor does faster than keeping an order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from umay.forecast.compiled import compiled

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_BLOCK = 8192  # households drawn at once: memory stays flat however long the run
_SPARE = 16  # departed households that may lie about before a sweep
_FIELD = 16  # bits of a counter; three groups and the total share 64
GROUPS = 3


@dataclass(frozen=True)
class Kind:
    """One kind of household: beds, arrivals a day, its group, its row of stays.

    It is let in only while ``reserve`` beds stay free behind it.
    """

    size: int
    arrivals_per_day: float
    group: int = 0
    stays: int = 0
    reserve: int = 0


@dataclass(frozen=True)
class SharedBeds:
    """``beds`` in all; group g may use ``caps[g]``. ``tables`` are equally likely
    lengths of stay in days, one row each, shape (rows, cells)."""

    beds: int
    caps: Sequence[int]
    kinds: Sequence[Kind]
    tables: Floats

    def __post_init__(self) -> None:
        if not 1 <= len(self.caps) <= GROUPS:
            raise ValueError(f"one to {GROUPS} groups, not {len(self.caps)}")
        if not 0 < self.beds < 2 ** (_FIELD - 1):
            raise ValueError("the beds of a house are 1 to 32767")


@dataclass(frozen=True)
class Counts:
    """By kind and batch, shape (batches, kinds)."""

    arrived: Integers
    turned_away: Integers


def simulate(
    house: SharedBeds, households: int, seed: int, batches: int = 30
) -> Counts:
    """Let about ``households`` come, in equal batches after one to warm up."""
    rng = np.random.Generator(np.random.SFC64(seed))
    kinds = house.kinds
    per_day = sum(kind.arrivals_per_day for kind in kinds)
    threshold, sides, starts, stretches = _alias(
        [kind.arrivals_per_day / per_day for kind in kinds]
    )
    numbers = _numbers(house)
    leaves, packed = _room(house.beds)
    arrived = np.zeros((batches + 1, len(kinds)), dtype=np.int64)
    turned_away = np.zeros_like(arrived)
    tables = np.ascontiguousarray(house.tables)
    here, now = 0, 0.0
    for batch in range(batches + 1):
        for _ in range(max(1, round(households / batches / _BLOCK))):
            gaps = rng.standard_exponential(_BLOCK)
            gaps *= 1 / per_day
            here, now = _play(
                gaps,
                rng.random(_BLOCK),
                threshold,
                sides,
                starts,
                stretches,
                numbers,
                tables,
                leaves,
                packed,
                here,
                now,
                arrived[batch],
                turned_away[batch],
            )
    return Counts(arrived[1:], turned_away[1:])


def _numbers(house: SharedBeds) -> Integers:
    """Return for each kind what the loop asks for.

    Beds in both counters; the most that may be taken in all and in its group; where
    its group is counted; its row of stays.
    """
    rows = [
        (
            kind.size | kind.size << _FIELD * (kind.group + 1),
            house.beds - kind.size - kind.reserve,
            house.caps[kind.group] - kind.size,
            _FIELD * (kind.group + 1),
            kind.stays,
        )
        for kind in house.kinds
    ]
    return np.array(rows, dtype=np.int64)


def _room(beds: int) -> tuple[Floats, Integers]:
    """Return arrays for everyone who can be here, and some who have left."""
    return np.zeros(beds + _SPARE), np.zeros(beds + _SPARE, dtype=np.int64)


def _alias(shares: Sequence[float]) -> tuple[Floats, Integers, Floats, Floats]:
    """Return tables to draw a kind in one step (Walker 1977, Vose 1991).

    A threshold for each cell; then for its two sides the kind, and where the side
    starts and how it is stretched to give a fresh number from 0 to 1.
    """
    count = len(shares)
    scaled = [share * count for share in shares]
    threshold, alias = np.ones(count), np.arange(count)
    small = [i for i, s in enumerate(scaled) if s < 1]
    large = [i for i, s in enumerate(scaled) if s >= 1]
    while small and large:
        low, high = small.pop(), large[-1]
        threshold[low], alias[low] = scaled[low], high
        scaled[high] -= 1 - scaled[low]
        if scaled[high] < 1:
            small.append(large.pop())
    start = np.stack((np.zeros(count), threshold), axis=1)
    width = np.stack((threshold, 1 - threshold), axis=1)
    stretch = 1 / np.where(width > 0, width, 1.0)
    drawn = np.stack((np.arange(count), alias), axis=1)
    return threshold, drawn.ravel(), start.ravel(), stretch.ravel()


@compiled
def _play(  # long: because the loop is the program; calls would be inlined anyway
    gaps: Floats,
    words: Floats,
    threshold: Floats,
    drawn: Integers,
    start: Floats,
    stretch: Floats,
    numbers: Integers,
    tables: Floats,
    leaves: Floats,
    packed: Integers,
    here: int,
    now: float,
    arrived: Integers,
    turned_away: Integers,
) -> tuple[int, float]:
    kinds, cells, full = len(threshold), tables.shape[1], len(leaves)
    for i in range(len(gaps)):
        now += gaps[i]
        scaled = words[i] * kinds
        kind = int(scaled)
        rest = scaled - kind
        side = 2 * kind + (rest >= threshold[kind])
        rest = (rest - start[side]) * stretch[side]
        kind = drawn[side]
        taken = 0
        for j in range(here):
            taken += packed[j] if leaves[j] > now else 0
        in_group = (taken >> numbers[kind, 3]) & 0xFFFF
        fits = (taken & 0xFFFF) <= numbers[kind, 1] and in_group <= numbers[kind, 2]
        arrived[kind] += 1
        if not fits:
            turned_away[kind] += 1
            continue
        if here == full:
            here = 0
            for j in range(full):
                stays = leaves[j] > now  # no branch: nobody could guess it
                leaves[here] = leaves[j]
                packed[here] = packed[j]
                here += stays
        cell = min(int(rest * cells), cells - 1)
        leaves[here] = now + tables[numbers[kind, 4], cell]
        packed[here] = numbers[kind, 0]
        here += 1
    return here, now
