"""Answers: as many runs as it takes, and how sure each number is.

The same scenario, seed and number of replications give the same answer to the last
digit. Where time decides, the answer says how many replications it had.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from umay.forecast import fits, tally, year
from umay.forecast.demand import Draws
from umay.forecast.intervals import Floats, Measure, chance, measure
from umay.forecast.numbers import numbers
from umay.forecast.scenario import YEAR, Scenario

_FEWEST = 30  # replications below which no interval is believed
_LARGE = 4  # beds from which a family counts as large
AIM = "turned_away_share"


class Stopped(StrEnum):
    NARROW = "the interval is narrow enough"
    TIME = "the time is over"
    DONE = "all replications are done"


@dataclass(frozen=True)
class Precision:
    """When to stop: ``half_width`` of the share turned away, or after ``seconds``.

    A number of ``replications`` is run in full, and time does not matter.
    """

    level: float = 0.95
    half_width: float = 0.005
    seconds: float = 1.0
    replications: int | None = None


@dataclass(frozen=True)
class Answer:
    """Values by measure and replication; ``free`` counts, by day and size, the
    replications in which such a unit is free (the last column: a cot)."""

    values: dict[str, Floats]
    free: Floats
    level: float
    stopped: Stopped

    @property
    def replications(self) -> int:
        return len(self.values[AIM])

    @property
    def measures(self) -> dict[str, Measure]:
        return {name: measure(v, self.level) for name, v in self.values.items()}

    def chance_free(self, day: int, beds: int) -> Measure:
        """How likely a unit of just ``beds`` beds (0: a cot) is free on ``day``."""
        hits = int(self.free[day, beds - 1])
        return chance(hits, self.replications, self.level)


def answer(
    scenario: Scenario,
    seed: int,
    precision: Precision,
    clock: Callable[[], float],
    progress: Callable[[float], object] = lambda _: None,
) -> Answer:
    """Run the scenario until ``precision`` is reached; ``clock`` gives seconds."""
    house, draws = numbers(scenario), Draws(scenario)
    free = np.zeros((scenario.days, tally.SIZES + 1))
    tallies: list[Floats] = []
    began, stopped = clock(), None
    while stopped is None:
        rng = np.random.default_rng((seed, len(tallies)))
        requests = draws.requests(rng)
        run = year.run(house, requests, scenario.first_day, scenario.days)
        free += run.free > 0
        tallies.append(_flat(run))
        if len(tallies) == 1:
            began = clock()  # compiling is not counted
        stopped = _stopped(scenario, tallies, precision, clock() - began)
        if precision.replications:
            progress(len(tallies) / precision.replications)
    values = _values(scenario, np.array(tallies))
    return Answer(values, free, precision.level, stopped)


def difference(one: Answer, other: Answer) -> dict[str, Measure]:
    """Return how much more ``other`` has of everything, replication by replication.

    Both must have the same seed: the families are the same then, and luck cancels.
    """
    shared = min(one.replications, other.replications)
    return {
        name: measure(other.values[name][:shared] - values[:shared], one.level)
        for name, values in one.values.items()
        if name in other.values
    }


def _stopped(
    scenario: Scenario, tallies: list[Floats], precision: Precision, seconds: float
) -> Stopped | None:
    count = len(tallies)
    if precision.replications is not None:
        return Stopped.DONE if count >= precision.replications else None
    if count >= _FEWEST and count & (count - 1) == 0:
        values = _values(scenario, np.array(tallies))[AIM]
        if measure(values, precision.level).half_width <= precision.half_width:
            return Stopped.NARROW
    if count > 1 and seconds >= precision.seconds:
        return Stopped.TIME
    return None


def _flat(run: tally.Tally) -> Floats:
    """Return one run in one row: outcomes by kind, days waited, taken, waiting."""
    return np.concatenate(
        (
            run.outcomes.ravel().astype(np.float64),
            (run.waited_days.sum(), run.taken.sum(axis=1).mean()),
            (run.waiting.mean(),),
        )
    )


def _values(scenario: Scenario, runs: Floats) -> dict[str, Floats]:
    kinds = scenario.kinds
    outcomes = runs[:, :-3].reshape(len(runs), len(kinds), tally.OUTCOMES)
    waited, taken, waiting = runs[:, -3], runs[:, -2], runs[:, -1]
    total = outcomes.sum(axis=1)
    a_year = YEAR / scenario.days
    asked = _asked(outcomes)
    away = _away(outcomes)
    placed = total[:, tally.AT_ONCE] + total[:, tally.LATER]
    values = {
        AIM: _share(away.sum(axis=1), asked.sum(axis=1)),
        "turned_away_a_year": away.sum(axis=1) * a_year,
        "requests_a_year": total[:, tally.REQUESTS] * a_year,
        "same_day_share": _share(total[:, tally.SAME_DAY], asked.sum(axis=1)),
        "occupancy": taken / scenario.beds,
        "waiting": waiting,
        "waited_days": _share(waited, placed),
    }
    for name, column in _COUNTED.items():
        values[f"{name}_a_year"] = total[:, column] * a_year
    for bit, why in enumerate(fits.WHY.values()):
        reason = total[:, tally.TURNED_AWAY + bit] * a_year
        if reason.any():
            values[f"turned_away_a_year.{why}"] = reason
    large = [k for k, kind in enumerate(kinds) if kind.beds >= _LARGE]
    values["turned_away_share.large"] = _share(
        away[:, large].sum(axis=1), asked[:, large].sum(axis=1)
    )
    for k, kind in enumerate(kinds):
        values[f"turned_away_share.{kind.name}"] = _share(away[:, k], asked[:, k])
    return values


_COUNTED = {
    "gave_up": tally.GAVE_UP,
    "still_waiting": tally.STILL_WAITS,
    "declined": tally.DECLINED,
    "hold_lapsed": tally.LAPSED,
    "other_programme": tally.OVERFLOWED,
    "farther_house": tally.WENT_FAR,
    "transferred": tally.TRANSFERRED,
    "home_found": tally.HOMES_FOUND,
    "at_the_limit": tally.AT_THE_LIMIT,
}


def _asked(outcomes: Floats) -> Floats:
    return outcomes[:, :, tally.REQUESTS] - outcomes[:, :, tally.DECLINED]


def _away(outcomes: Floats) -> Floats:
    """Turned away for want of room, at once or after waiting in vain."""
    refused = outcomes[:, :, tally.TURNED_AWAY :].sum(axis=2)
    return np.asarray(refused + outcomes[:, :, tally.GAVE_UP])


def _share(parts: Floats, wholes: Floats) -> Floats:
    """Return values whose mean is sum(parts) / sum(wholes).

    Their spread gives the interval of a ratio (Cochran, Sampling Techniques, ch. 6).
    """
    whole = wholes.mean()
    if whole == 0:
        return np.zeros(len(parts))
    share = parts.mean() / whole
    return np.asarray(share + (parts - share * wholes) / whole)
