"""Calibration: what a house's own history says about demand and stays, and how sure.

Each draw is one way the truth may be, given the history; asking the model once for
each draw carries the uncertainty through to the answer. Those turned away are part
of demand: without them a full house looks as if nobody else had asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from umay.forecast.exact import blocking

Floats = NDArray[np.float64]

_ROUNDS = 10_000
_CLOSE = 1e-10
_BEYOND = 1e6  # no house is asked a million times for each family it admits


@dataclass(frozen=True)
class History:
    """``asked`` are requests by size, those turned away too, in so many ``days``.

    ``stays`` are days stayed, ``ended`` whether that stay is over; the others are
    still here and will stay longer (censored).
    """

    days: float
    sizes: Sequence[int]
    asked: Sequence[int]
    stays: Sequence[float]
    ended: Sequence[bool]

    def __post_init__(self) -> None:
        if len(self.sizes) != len(self.asked) or len(self.stays) != len(self.ended):
            raise ValueError("one count a size, and one mark a stay")
        if self.days <= 0 or not any(self.ended):
            raise ValueError("a history has days, and a stay that is over")


@dataclass(frozen=True)
class Draws:
    """Shapes (draws, sizes) and (draws,)."""

    per_day: Floats
    mean_stay_days: Floats


def draws(history: History, count: int, seed: int) -> Draws:
    """Return ``count`` ways the truth may be.

    Arrivals: Jeffreys' Gamma(n + 1/2) over the days. Stays: Kaplan and Meier's mean
    (JASA 53, 1958) with the weights of Rubin's Bayesian bootstrap (Annals of
    Statistics 9, 1981), so neither a shape nor an end is assumed.
    """
    per_day = draws_of_arrivals(history, count, seed)
    weights = weights_of_stays(history, count, seed)
    return Draws(per_day, _mean_stays(history, weights))


def draws_of_arrivals(history: History, count: int, seed: int) -> Floats:
    """Return requests a day, shape (draws, sizes)."""
    rng = np.random.default_rng([seed, 0])
    asked = np.array(history.asked, dtype=np.float64)
    return rng.gamma(asked + 0.5, size=(count, len(asked))) / history.days


def weights_of_stays(history: History, count: int, seed: int) -> Floats:
    """Return the weight of each stay in each draw, shape (draws, stays)."""
    rng = np.random.default_rng([seed, 1])
    return rng.standard_exponential((count, len(history.stays)))


def turned_away(history: History, beds: int, count: int, seed: int) -> Floats:
    """Return the share turned away in a house of ``beds`` for each draw."""
    drawn = draws(history, count, seed)
    sizes = list(history.sizes)
    shares = []
    for per_day, mean in zip(drawn.per_day, drawn.mean_stay_days, strict=True):
        blocked = blocking(beds, sizes, list(per_day * mean))
        shares.append(float(blocked @ per_day / per_day.sum()))
    return np.array(shares)


def interval(values: Floats, level: float) -> tuple[float, float]:
    """Return between which of the draws the truth lies with ``level``.

    Weibull's plotting positions: few draws do not make the interval narrower.
    """
    ends = np.quantile(values, [(1 - level) / 2, (1 + level) / 2], method="weibull")
    return float(ends[0]), float(ends[1])


def demand_behind(
    beds: int, sizes: Sequence[int], admitted_per_day: Sequence[float], mean_stay: float
) -> Floats:
    """Return the requests a day by size when only admissions were written down.

    The demand under which the exact formula admits as many as were admitted, found
    by repeating it. Raises ``ValueError`` if no demand explains so many admissions.
    """
    admitted = np.array(admitted_per_day, dtype=np.float64)
    asked = admitted.copy()
    for _ in range(_ROUNDS):
        blocked = blocking(beds, list(sizes), list(asked * mean_stay))
        after = admitted / np.maximum(1 - blocked, _CLOSE)
        if np.abs(after - asked).max() <= _CLOSE * asked.max():
            return after
        asked = after
        if asked.max() > _BEYOND * admitted.max():
            break
    raise ValueError("more were admitted than such a house can hold")


def _mean_stays(history: History, weights: Floats) -> Floats:
    order = np.argsort(history.stays, kind="stable")
    lengths = np.array(history.stays, dtype=np.float64)[order]
    ended = np.array(history.ended)[order]
    weights = weights[:, order]
    at_risk = np.cumsum(weights[:, ::-1], axis=1)[:, ::-1]
    still = np.cumprod(1 - weights * ended / at_risk, axis=1)
    gaps = np.diff(lengths)
    return np.asarray(lengths[0] + (still[:, :-1] * gaps).sum(axis=1))
