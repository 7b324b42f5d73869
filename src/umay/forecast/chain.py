"""A small house as a Markov chain: beds kept back, and a waiting list.

For what has no product form. Stays and patience are exponential here; the chain is
solved to the last digit (Kolmogorov's balance equations), so it can judge a
simulation. Trunk reservation as in Kelly, Annals of Applied Probability 1, 1991.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
State = tuple[int, ...]

MOST_STATES = 20_000


class TooLarge(Exception):
    """The chain has too many states to be solved at once."""


@dataclass(frozen=True)
class Sort:
    """Households of ``size`` beds, let in while ``reserve`` beds stay free behind."""

    size: int
    arrivals_per_day: float
    mean_stay_days: float
    reserve: int = 0


@dataclass(frozen=True)
class SmallHouse:
    """``waiting`` households may wait, in the order of ``sorts``, the gravest first.

    ``patience_days`` is how long one waits on average before giving up.
    """

    beds: int
    sorts: Sequence[Sort]
    waiting: int = 0
    patience_days: float = np.inf


@dataclass(frozen=True)
class Outcome:
    """Shares of each sort's requests, and the mean number of taken beds."""

    turned_away: Floats
    gave_up: Floats
    taken_beds: float


def solve(house: SmallHouse) -> Outcome:
    """Return the outcome in the long run; raises ``TooLarge``."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.linalg import spsolve

    states = _states(house)
    rows, columns, rates = [], [], []
    for state, number in states.items():
        for rate, after in _moves(house, state):
            rows += [states[after], number]
            columns += [number, number]
            rates += [rate, -rate]
    size = len(states)
    balance = csr_matrix((rates, (rows, columns)), shape=(size, size)).tolil()
    balance[0, :] = 1.0  # the likelihoods sum to one, in place of a redundant line
    wanted = np.zeros(size)
    wanted[0] = 1.0
    likely = np.atleast_1d(spsolve(balance.tocsc(), wanted))
    return _outcome(house, states, likely)


def _states(house: SmallHouse) -> dict[State, int]:
    start = (0,) * (2 * len(house.sorts))
    numbers = {start: 0}
    todo = [start]
    while todo:
        for _, after in _moves(house, todo.pop()):
            if after not in numbers:
                numbers[after] = len(numbers)
                todo.append(after)
                if len(numbers) > MOST_STATES:
                    raise TooLarge(f"more than {MOST_STATES} states")
    return numbers


def _moves(house: SmallHouse, state: State) -> Iterator[tuple[float, State]]:
    """Yield what may happen next, and how often a day."""
    count = len(house.sorts)
    for i, sort in enumerate(house.sorts):
        after = _arrival(house, state, i)
        if after is not None and sort.arrivals_per_day:
            yield sort.arrivals_per_day, after
        if state[i]:
            left = _changed(state, i, -1)
            yield state[i] / sort.mean_stay_days, _served(house, left)
        if state[count + i] and house.patience_days < np.inf:
            left = _changed(state, count + i, -1)
            yield state[count + i] / house.patience_days, _served(house, left)


def _arrival(house: SmallHouse, state: State, i: int) -> State | None:
    if _fits(house, state, i):
        return _changed(state, i, 1)
    count = len(house.sorts)
    if sum(state[count:]) < house.waiting:
        return _changed(state, count + i, 1)
    return None


def _served(house: SmallHouse, state: State) -> State:
    """Let in whoever waits and fits, in the order of the list."""
    count = len(house.sorts)
    for i in range(count):
        while state[count + i] and _fits(house, state, i):
            state = _changed(_changed(state, count + i, -1), i, 1)
    return state


def _fits(house: SmallHouse, state: State, i: int) -> bool:
    sort = house.sorts[i]
    return _taken(house, state) + sort.size + sort.reserve <= house.beds


def _taken(house: SmallHouse, state: State) -> int:
    return sum(n * s.size for n, s in zip(state, house.sorts, strict=False))


def _changed(state: State, at: int, by: int) -> State:
    return (*state[:at], state[at] + by, *state[at + 1 :])


def _outcome(house: SmallHouse, states: dict[State, int], likely: Floats) -> Outcome:
    count = len(house.sorts)
    away, waiting, taken = np.zeros(count), np.zeros(count), 0.0
    for state, number in states.items():
        for i in range(count):
            away[i] += likely[number] * (_arrival(house, state, i) is None)
            waiting[i] += likely[number] * state[count + i]
        taken += float(likely[number]) * _taken(house, state)
    arrivals = np.array([max(s.arrivals_per_day, 1e-300) for s in house.sorts])
    return Outcome(away, waiting / house.patience_days / arrivals, taken)
