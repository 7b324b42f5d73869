"""This week: how likely each kind of place is free, from tonight's house on.

What a house's history leaves open is drawn first (how many ask, how long they stay),
then a few runs are made of each draw: the chance is over both kinds of luck.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from umay.forecast import year
from umay.forecast.calibration import History
from umay.forecast.numbers import numbers
from umay.forecast.scenario import Scenario
from umay.forecast.tally import SIZES
from umay.forecast.truths import if_true, truths

Floats = NDArray[np.float64]

DRAWS, FEWEST = 40, 6  # ways the truth may be
RUNS = 10  # of each
KINDS_OF_PLACE = 4  # a room for one, for two, for three and more, and a cot
_SINGLE, _DOUBLE, _FAMILY, _COT = range(KINDS_OF_PLACE)


@dataclass(frozen=True)
class Chances:
    """How often a place was free in so many ``runs``, shape (days, kinds of place).

    Day 0 is tonight as it stands.
    """

    free: Floats
    runs: int


def chances(
    scenario: Scenario,
    history: History,
    seed: int,
    clock: Callable[[], float],
    seconds: float = 1.0,
) -> Chances:
    """Return the chances for the days of a scenario that starts tonight.

    Its households say in ``per_year`` how often such asked in the days of the
    ``history``. Once the ``seconds`` of the ``clock`` are over no new draw is made.
    """
    house, began = numbers(scenario), clock()
    rng = np.random.default_rng([seed, 3])
    found, drawn = np.zeros((scenario.days, KINDS_OF_PLACE)), 0
    for per_year, curve in truths(scenario, history, DRAWS, seed):
        truth = if_true(scenario, per_year, curve)
        for _ in range(RUNS):
            run = year.run(house, truth.requests(rng), 0, scenario.days)
            found += _is_free(run.free)
        drawn += 1
        if drawn >= FEWEST and clock() - began >= seconds:
            break
    return Chances(found / (drawn * RUNS), drawn * RUNS)


def _is_free(counted: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for each day whether there is one of each kind of place."""
    places = np.zeros((len(counted), KINDS_OF_PLACE), dtype=np.bool_)
    places[:, _SINGLE] = counted[:, 0] > 0
    places[:, _DOUBLE] = counted[:, 1] > 0
    places[:, _FAMILY] = counted[:, 2:SIZES].any(axis=1)
    places[:, _COT] = counted[:, SIZES] > 0
    return places
