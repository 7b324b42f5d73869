"""What if: one house's own question, played through from tonight for a year.

Both answers are made of the same ways the truth may be and meet the same families, so
their difference is surer than either.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from umay.forecast import year
from umay.forecast.calibration import History
from umay.forecast.demand import Draws
from umay.forecast.numbers import Numbers, numbers
from umay.forecast.rebuilt import Rebuilding
from umay.forecast.scenario import YEAR, Scenario
from umay.forecast.staying import under_limit, with_homes_sooner
from umay.forecast.tally import GAVE_UP, TURNED_AWAY, Tally
from umay.forecast.truths import if_true, truths

Floats = NDArray[np.float64]

DRAWS, FEWEST = 100, 24  # fewer draws tell nothing about nine times of ten


@dataclass(frozen=True)
class Change:
    """``demand`` is a factor, 1 as it is."""

    rooms: Rebuilding = field(default_factory=Rebuilding)
    limit_days: int | None = None
    sooner_days: int = 0
    demand: float = 1.0


@dataclass(frozen=True)
class Answer:
    """By draw: families a year who found no place at once or in the end, and how many
    waited on average; ``taken`` beds have the shape (draws, days)."""

    refused: Floats
    waiting: Floats
    taken: Floats

    def taken_by_part(self, parts: int) -> list[Floats]:
        """Return the mean of each of so many equal parts of the time, by draw."""
        return [part.mean(axis=1) for part in np.array_split(self.taken, parts, axis=1)]


def both(
    scenario: Scenario,
    history: History,
    limit_days: int,
    change: Change,
    seed: int,
    clock: Callable[[], float],
    seconds: float = 1.0,
) -> tuple[Answer, Answer]:
    """Return how it is and how it would be; ``limit_days`` is the limit now.

    The scenario starts tonight, and says in ``per_year`` how often each kind asked.
    Once the ``seconds`` of the ``clock`` are over no new draw is made.
    """
    began, runs = clock(), list[tuple[Tally, Tally]]()
    changed = change.rooms.of(scenario)
    now, then = numbers(scenario), numbers(changed)
    for per_year, curve in truths(scenario, history, DRAWS, seed):
        other = _changed(curve, limit_days, change)
        as_it_is = if_true(scenario, per_year, curve)
        as_it_would_be = if_true(changed, per_year * change.demand, other)
        chance = [seed, len(runs)]
        runs.append((_year(now, as_it_is, chance), _year(then, as_it_would_be, chance)))
        if len(runs) >= FEWEST and clock() - began >= seconds:
            break
    return _answer([run for run, _ in runs]), _answer([run for _, run in runs])


def _changed(curve: Floats, limit_days: int, change: Change) -> Floats:
    staying = curve[None, :]
    if change.limit_days is not None and change.limit_days != limit_days:
        staying = under_limit(staying, limit_days, change.limit_days)
    return np.asarray(with_homes_sooner(staying, change.sooner_days)[0])


def _year(house: Numbers, truth: Draws, chance: list[int]) -> Tally:
    requests = truth.requests(np.random.default_rng(chance))
    return year.run(house, requests, 0, truth.scenario.days)


def _answer(runs: list[Tally]) -> Answer:
    a_year = YEAR / len(runs[0].waiting)
    return Answer(
        refused=np.array([_refused(run) for run in runs]) * a_year,
        waiting=np.array([run.waiting.mean() for run in runs]),
        taken=np.array([run.taken.sum(axis=1) for run in runs], dtype=np.float64),
    )


def _refused(run: Tally) -> int:
    in_vain = run.outcomes[:, TURNED_AWAY:].sum() + run.outcomes[:, GAVE_UP].sum()
    return int(in_vain)
