"""Asking the forecast: the house's own numbers into the exact formula, and back.

Its arithmetic is loaded only when somebody asks; a house without it is told so.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from umay.records.queries.own_numbers import OwnNumbers

if TYPE_CHECKING:
    from umay.forecast.calibration import History
    from umay.forecast.whatif import Change

DRAWS = 120  # within a second on the machine of a small house
LEVEL = 0.9
SEED = 1
FEWEST_ENDED = 20  # stays that are over; with fewer the house has no history yet
FEWEST_ASKED = 20


class NoArithmetic(Exception):
    """NumPy is not installed: ``./umay forecast`` brings it once."""


@dataclass(frozen=True)
class Measure:
    """``low`` and ``high`` hold the truth as often as ``LEVEL`` says."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Told:
    refused: Measure
    taken: Measure
    stay: Measure


@dataclass(frozen=True)
class WhatIf:
    """``fewer`` is how many families less are turned away in a year."""

    now: Told
    then: Told
    fewer: Measure
    draws: int = DRAWS


def has_history(numbers: OwnNumbers) -> bool:
    ended = sum(over for _days, over in numbers.stays)
    asked = sum(count for _beds, count in numbers.asked)
    return ended >= FEWEST_ENDED and asked >= FEWEST_ASKED


def history_of(numbers: OwnNumbers) -> "History":
    """Return the same numbers for the forecast, whose arithmetic must be there."""
    from umay.forecast.calibration import History

    return History(
        days=numbers.days,
        sizes=[beds for beds, _count in numbers.asked],
        asked=[count for _beds, count in numbers.asked],
        stays=[float(days) for days, _over in numbers.stays],
        ended=[over for _days, over in numbers.stays],
    )


def what_if(
    numbers: OwnNumbers,
    limit_days: int,
    *,
    more_beds: int,
    new_limit_days: int,
    sooner_days: int,
    demand: float,
) -> WhatIf:
    """Return both answers. Raises ``NoArithmetic``."""
    try:
        from umay.forecast import calibration, whatif
    except ImportError:
        raise NoArithmetic from None
    house = whatif.House(numbers.beds, limit_days, history_of(numbers))
    change: Change = whatif.Change(more_beds, new_limit_days, sooner_days, demand)
    now, then = whatif.both(house, change, DRAWS, SEED)

    def measure(values: object) -> Measure:
        low, high = calibration.interval(values, LEVEL)  # type: ignore[arg-type]
        return Measure(float(values.mean()), low, high)  # type: ignore[attr-defined]

    def told(answer: whatif.Answer) -> Told:
        return Told(
            measure(answer.refused), measure(answer.taken), measure(answer.stay)
        )

    return WhatIf(told(now), told(then), measure(now.refused - then.refused))
