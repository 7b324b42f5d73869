"""Truths: the ways a house's own history leaves open, each to be drawn from."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from umay.forecast.calibration import History
from umay.forecast.demand import Draws
from umay.forecast.scenario import YEAR, Scenario
from umay.forecast.staying import survival
from umay.forecast.stays import Stays

Floats = NDArray[np.float64]


def truths(
    scenario: Scenario, history: History, count: int, seed: int
) -> Iterator[tuple[Floats, Floats]]:
    """Yield how often each kind asks a year, and how long families stay.

    Gamma(n) over the days of the history for each kind that asked n times; the
    scenario says in ``per_year`` how often that was. Stays as ``survival`` draws them.
    """
    rng = np.random.default_rng([seed, 2])
    per_year = YEAR / history.days
    asked = np.array([kind.per_year / per_year for kind in scenario.kinds])
    for curve in survival(history, count, seed):
        yield rng.gamma(asked) * per_year, curve


def if_true(scenario: Scenario, per_year: Floats, curve: Floats) -> Draws:
    rates = zip(scenario.kinds, per_year, strict=True)
    kinds = tuple(replace(kind, per_year=float(rate)) for kind, rate in rates)
    stays = {"usual": Stays(seen=tuple(curve))}
    return Draws(replace(scenario, kinds=kinds, stays=stays))
