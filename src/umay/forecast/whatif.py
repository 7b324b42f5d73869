"""What if: one house's own question, answered from its own history at once.

The exact formula for shared beds, once for each way the truth may be. Both answers are
made of the same draws, so their difference is surer than either.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from umay.forecast.calibration import History, draws_of_arrivals, weights_of_stays
from umay.forecast.exact import Group, blocking, mean_taken

Floats = NDArray[np.float64]

YEAR = 365.0
HORIZON = 730  # days; who is here longer counts as leaving then
BEFORE = 90  # days before the limit: how fast they left then, they go on leaving


@dataclass(frozen=True)
class House:
    """``beds`` that are shared; ``limit_days`` is how long a stay may last now."""

    beds: int
    limit_days: int
    history: History


@dataclass(frozen=True)
class Change:
    """``more_beds`` may be fewer; ``demand`` is a factor, 1 as it is."""

    more_beds: int = 0
    limit_days: int | None = None
    sooner_days: int = 0
    demand: float = 1.0


AS_IT_IS = Change()


@dataclass(frozen=True)
class Answer:
    """Shape (draws,): families turned away a year, beds taken on average, days of a
    stay on average."""

    refused: Floats
    taken: Floats
    stay: Floats


def both(house: House, change: Change, count: int, seed: int) -> tuple[Answer, Answer]:
    """Return how it is and how it would be, each by ``count`` draws."""
    arrivals = draws_of_arrivals(house.history, count, seed)
    staying = survival(house.history, count, seed)
    return (
        _answer(house, AS_IT_IS, arrivals, staying),
        _answer(house, change, arrivals, staying),
    )


def survival(history: History, count: int, seed: int) -> Floats:
    """Return the share still here after 0, 1, ... ``HORIZON`` days, for each draw.

    Kaplan and Meier (JASA 53, 1958) with the weights of Rubin's Bayesian bootstrap.
    """
    order = np.argsort(history.stays, kind="stable")
    lengths = np.array(history.stays)[order]
    ended = np.array(history.ended)[order]
    weights = weights_of_stays(history, count, seed)[:, order]
    at_risk = np.cumsum(weights[:, ::-1], axis=1)[:, ::-1]
    still = np.cumprod(1 - weights * ended / at_risk, axis=1)
    upto = np.searchsorted(lengths, np.arange(HORIZON + 1), side="right")
    padded = np.concatenate([np.ones((count, 1)), still], axis=1)
    return np.asarray(padded[:, upto])


def under_limit(staying: Floats, now: int, then: int) -> Floats:
    """Return the same curve under another limit.

    A shorter one ends stays on its day. Past the old one they go on leaving as fast as
    in the ``BEFORE`` days before it: nobody has seen what a longer limit would do.
    """
    changed, now = staying.copy(), min(now, HORIZON)
    if then > now:
        begin, end = max(now - BEFORE, 0), max(now - 2, 1)
        kept = np.clip(staying[:, end] / np.maximum(staying[:, begin], 1e-9), 0.01, 1)
        daily = kept ** (1 / max(end - begin, 1))
        days = np.arange(HORIZON + 1 - end)
        changed[:, end:] = staying[:, end, None] * daily[:, None] ** days
    if then < HORIZON:
        changed[:, then:] = 0
    return changed


def _answer(house: House, change: Change, arrivals: Floats, staying: Floats) -> Answer:
    limit = change.limit_days
    if limit is not None and limit != house.limit_days:
        staying = under_limit(staying, house.limit_days, limit)
    stay = _mean(staying, change.sooner_days)
    per_day = arrivals * change.demand
    beds, sizes = max(house.beds + change.more_beds, 0), list(house.history.sizes)
    refused, taken = np.zeros(len(stay)), np.zeros(len(stay))
    for draw, (asked, days) in enumerate(zip(per_day, stay, strict=True)):
        loads = list(asked * days)
        refused[draw] = YEAR * float(blocking(beds, sizes, loads) @ asked)
        taken[draw] = mean_taken(beds, [Group(sizes, loads, beds)])
    return Answer(refused, taken, stay)


def _mean(staying: Floats, sooner: int) -> Floats:
    """Return the mean; whoever stays past ``sooner`` days leaves so much sooner."""
    whole = staying.sum(axis=1)
    return np.asarray(np.maximum(whole - sooner * staying[:, sooner], 0.5))
