"""An invented house, family by family: one run told as if it had been written down."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from umay.core.waiting import GRAVEST_FIRST, Danger
from umay.forecast import demand, fits, tally, year
from umay.forecast.books import Run
from umay.forecast.demand import Draws
from umay.forecast.numbers import numbers, unit_codes
from umay.forecast.scenario import Kind, Scenario

_BITS = len(fits.WHY)


class Outcome(StrEnum):
    PLACED = "placed"
    PLACED_LATER = "placed_after_waiting"
    DID_NOT_ARRIVE = "did_not_arrive"
    DECLINED = "declined"
    TURNED_AWAY = "turned_away"
    GAVE_UP = "gave_up"
    WAITS = "waits"


class Ending(StrEnum):
    LEFT = "left"
    HOME_FOUND = "home_found"
    LIMIT = "limit"


_ENDINGS = {
    demand.LEFT: Ending.LEFT,
    demand.HOME: Ending.HOME_FOUND,
    demand.LIMIT: Ending.LIMIT,
}


@dataclass(frozen=True)
class Family:
    """Days count from the beginning. ``why`` is the gravest objection of the unit that
    came nearest; ``left`` is empty for who is there at the end."""

    number: int
    kind: Kind
    danger: Danger
    asked: float
    outcome: Outcome
    why: str = ""
    units: tuple[str, ...] = ()
    came: float | None = None
    left: float | None = None
    ending: Ending | None = None


def families(scenario: Scenario, seed: int) -> Iterator[Family]:
    """Yield everybody who asks from the first day that counts on, in their order."""
    requests = Draws(scenario).requests(np.random.default_rng(seed))
    run = year.play(numbers(scenario), requests, scenario.first_day, scenario.days)
    codes, number = unit_codes(scenario), 0
    for who in range(len(requests.times)):
        asked = requests.times[who, demand.AT]
        is_here = requests.facts[who, demand.UNIT] != fits.NOBODY
        if scenario.first_day <= asked < scenario.end_day and not is_here:
            number += 1
            yield _family(scenario, run, codes, who, number)


def _family(
    scenario: Scenario, run: Run, codes: list[str], who: int, number: int
) -> Family:
    times, facts = run.requests.times[who], run.requests.facts[who]
    kind, danger = scenario.kinds[facts[demand.KIND]], facts[demand.DANGER]
    outcome, why = _outcome(run, who)
    asked = float(times[demand.AT]) - scenario.first_day
    told = Family(number, kind, GRAVEST_FIRST[danger], asked, outcome, why)
    if outcome not in {Outcome.PLACED, Outcome.PLACED_LATER}:
        return told
    came = asked + float(run.waited[who]) + run.numbers.travel_days
    left = came + float(times[demand.STAY])
    gone = left < scenario.days
    return replace(
        told,
        units=tuple(codes[u] for u in run.given[who] if u != fits.NOBODY),
        came=came,
        left=left if gone else None,
        ending=_ENDINGS[int(facts[demand.END])] if gone else None,
    )


def _outcome(run: Run, who: int) -> tuple[Outcome, str]:
    fates = run.fates[who]
    away = fates[tally.TURNED_AWAY : tally.TURNED_AWAY + _BITS]
    if away.any():
        return Outcome.TURNED_AWAY, fits.WHY[1 << int(away.argmax())].value
    if fates[tally.LAPSED]:
        return Outcome.DID_NOT_ARRIVE, ""
    by_fate = {
        tally.DECLINED: Outcome.DECLINED,
        tally.AT_ONCE: Outcome.PLACED,
        tally.LATER: Outcome.PLACED_LATER,
        tally.GAVE_UP: Outcome.GAVE_UP,
    }
    return next((by_fate[f] for f in by_fate if fates[f]), Outcome.WAITS), ""
