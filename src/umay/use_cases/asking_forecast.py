"""Asking the forecast: tonight's house and its own numbers go in, plain measures come.

Its arithmetic is loaded only when somebody asks; a house without it is told so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from umay.core import published
from umay.core.shapes import Shape
from umay.records.models import Programme
from umay.records.queries.own_numbers import A_YEAR, OwnNumbers
from umay.records.queries.this_week import Standing

if TYPE_CHECKING:
    from umay.forecast.calibration import Floats, History
    from umay.forecast.rebuilt import Rebuilding
    from umay.forecast.whatif import Answer

LEVEL = 0.9
MONTHS = 12
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
    """Families a year who found no place, families waiting, and beds taken by month."""

    refused: Measure
    waiting: Measure
    taken: tuple[Measure, ...]


@dataclass(frozen=True)
class WhatIf:
    """``fewer`` is how many families less are turned away in a year; ``enough`` if
    all draws were made before the second was over."""

    now: Told
    then: Told
    fewer: Measure
    draws: int
    enough: bool


@dataclass(frozen=True)
class Change:
    """``rooms`` of ``beds`` each are added for a programme, ``turned`` ones go over to
    it, ``next_rooms`` stand in a second house; each room there is now gets ``wider``
    by so many beds; ``demand`` is a factor."""

    rooms: int
    beds: int
    programme: str
    wider: int
    turned: int
    next_rooms: int
    limit_days: int
    sooner_days: int
    demand: float


def has_history(numbers: OwnNumbers) -> bool:
    ended = sum(over for _days, over in numbers.stays)
    asked = sum(count for _beds, count in numbers.asked)
    return ended >= FEWEST_ENDED and asked >= FEWEST_ASKED


def as_published(
    numbers: OwnNumbers,
    paid: Sequence[Programme],
    families: int,
    mean_days: int,
    limit_days: int,
) -> OwnNumbers:
    """Return numbers of a year as others have published them, for this house's beds.

    Each programme is asked for as its share of the beds says.
    """
    whole = sum(one.beds for one in paid) or 1
    shapes = [
        (Shape(one.code, beds, 0, False, False, False, False), count)
        for one in paid
        for beds, count in published.beds_asked(
            round(families * one.beds / whole)
        ).items()
        if count
    ]
    stayed = published.stays(mean_days, limit_days)
    return OwnNumbers(
        beds=numbers.beds,
        days=A_YEAR.days,
        shapes=tuple(sorted(shapes)),
        stays=tuple((days, True) for days in stayed),
    )


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
    standing: Standing, numbers: OwnNumbers, limit_days: int, change: Change
) -> WhatIf:
    """Return both answers for a year from tonight. Raises ``NoArithmetic``."""
    try:
        from umay.forecast import whatif
        from umay.use_cases.tonight_as_scenario import scenario_of
    except ImportError:
        raise NoArithmetic from None
    added = whatif.Change(
        rooms=_rebuilding(change),
        limit_days=change.limit_days,
        sooner_days=change.sooner_days,
        demand=change.demand,
    )
    scenario = scenario_of(standing, numbers, A_YEAR.days)
    now, then = whatif.both(
        scenario, history_of(numbers), limit_days, added, SEED, monotonic
    )
    fewer = _measure(now.refused - then.refused)
    draws = len(now.refused)
    return WhatIf(_told(now), _told(then), fewer, draws, draws == whatif.DRAWS)


def _rebuilding(change: Change) -> "Rebuilding":
    from umay.forecast.rebuilt import Rebuilding
    from umay.forecast.scenario import Unit

    def rooms(mark: str, count: int) -> tuple[Unit, ...]:
        return tuple(
            Unit(f"{mark}{number}", change.beds, change.programme)
            for number in range(count)
        )

    return Rebuilding(
        units=rooms("+", change.rooms),
        beds=change.wider,
        turned=change.turned,
        programme=change.programme,
        next_house=rooms(">", change.next_rooms),
    )


def _told(answer: "Answer") -> Told:
    return Told(
        _measure(answer.refused),
        _measure(answer.waiting),
        tuple(_measure(month) for month in answer.taken_by_part(MONTHS)),
    )


def _measure(values: "Floats") -> Measure:
    from umay.forecast.calibration import interval

    low, high = interval(values, LEVEL)
    return Measure(float(values.mean()), low, high)
