"""Rules that place a family in one room of one center, and who checks them."""

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from bench.towns import Town

FIRST_DAY = 365.0
NOWHERE = -1
Placed = NDArray[np.int64]
Rule = Callable[["State", int, Placed], int]


@dataclass(frozen=True)
class Groups:
    """Rooms of one size in one center; ``first`` is the lowest room number."""

    center: Placed
    beds: Placed
    count: Placed


@dataclass(frozen=True)
class State:
    town: Town
    groups: Groups
    free: Placed
    wanted: NDArray[np.float64]


def groups_of(town: Town) -> Groups:
    pairs = np.stack((town.center, town.beds), axis=1)
    kinds, count = np.unique(pairs, axis=0, return_counts=True)
    return Groups(kinds[:, 0], kinds[:, 1], count)


def first_big_enough(state: State, _: int, fitting: Placed) -> int:
    """Call the centers in the order of the list; take whatever is big enough."""
    return int(fitting[0])


def least_waste(state: State, size: int, fitting: Placed) -> int:
    """Give the room that wastes fewest beds, where most rooms of its size are free."""
    rank = (-state.free[fitting], state.groups.beds[fitting] - size)
    return int(fitting[np.lexsort(rank)[0]])


def most_left(state: State, size: int, fitting: Placed) -> int:
    """Give the room that wastes fewest beds, where most are left for those who ask.

    Free rooms of its size, divided by how many families may come to that center.
    """
    left = state.free[fitting] / state.wanted[state.groups.center[fitting]]
    rank = (-left, state.groups.beds[fitting] - size)
    return int(fitting[np.lexsort(rank)[0]])


def place(town: Town, rule: Rule, warm_up: Placed | None = None) -> Placed:
    """Return the group of each family, ``NOWHERE`` if turned away.

    With ``warm_up`` the first year is as given there.
    """
    groups = groups_of(town)
    free, placed = groups.count.copy(), np.full(len(town.at), NOWHERE)
    wanted = town.allowed.sum(axis=0) / len(town.at)
    state = State(town, groups, free, wanted)
    leaving: list[tuple[float, int]] = []
    for who, at in enumerate(town.at):
        while leaving and leaving[0][0] <= at:
            free[heappop(leaving)[1]] += 1
        if warm_up is not None and at < FIRST_DAY:
            chosen = int(warm_up[who])
        else:
            size = int(town.size[who])
            fits = town.allowed[who, groups.center] & (groups.beds >= size)
            fitting = np.flatnonzero(fits & (free > 0))
            chosen = rule(state, size, fitting) if len(fitting) else NOWHERE
        if chosen != NOWHERE:
            placed[who] = chosen
            free[chosen] -= 1
            heappush(leaving, (float(town.leaves[who]), chosen))
    return placed


def check(town: Town, placed: Placed) -> None:
    """Replay every decision without the rule; raises ``AssertionError``."""
    groups = groups_of(town)
    for who in np.flatnonzero(town.at >= FIRST_DAY):
        here = (town.at[:who] <= town.at[who]) & (town.leaves[:who] > town.at[who])
        there = placed[:who][here]
        taken = np.bincount(there[there >= 0], minlength=len(groups.count))
        fits = town.allowed[who, groups.center] & (groups.beds >= town.size[who])
        possible = fits & (taken < groups.count)
        group = placed[who]
        if group == NOWHERE and possible.any():
            raise AssertionError(f"{who} was refused but would fit")
        if group != NOWHERE and not possible[group]:
            raise AssertionError(f"{who} is where she cannot be")
