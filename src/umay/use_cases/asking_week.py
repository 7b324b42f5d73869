"""Asking for the next days: how likely each kind of place is free."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from umay.records.queries.own_numbers import OwnNumbers
from umay.records.queries.this_week import Standing
from umay.use_cases.asking_forecast import NoArithmetic, history_of

DAYS, SEED = 15, 1  # tonight among them


@dataclass(frozen=True)
class Week:
    """Chances by day, tonight first: a room for one, for two, for three and more, and
    a cot; over so many ``runs``."""

    days: Sequence[Sequence[float]]
    runs: int


def this_week(standing: Standing, numbers: OwnNumbers) -> Week:
    """Return the chances for tonight and fourteen days. Raises ``NoArithmetic``."""
    try:
        from umay.forecast import week
        from umay.use_cases.tonight_as_scenario import scenario_of
    except ImportError:
        raise NoArithmetic from None
    scenario = scenario_of(standing, numbers, DAYS)
    found = week.chances(scenario, history_of(numbers), SEED, monotonic)
    return Week(found.free.tolist(), found.runs)
