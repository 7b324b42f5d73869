"""A scenario in numbers a processor can run through."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from umay.core.places import Why
from umay.core.rules import OlderBoys, Overflow
from umay.forecast import fits
from umay.forecast.scenario import Kind, Scenario

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

FAR = 99  # the group of a house this kind cannot go to


class Numbers(NamedTuple):
    """``units`` has the columns of ``fits``, house by house; ``first`` is the number of
    each house's first unit, and one entry more.

    ``asks`` has one row a kind, as ``fits.Ask``; ``nearness`` the shape (kinds,
    houses), 0 for the nearest, below ``groups``;
    ``closures`` rows of unit, first day, until day.
    """

    units: Integers
    adjoins: NDArray[np.bool_]
    first: Integers
    cots: Integers
    asks: Integers
    nearness: Integers
    groups: int
    rules: fits.Rules
    closures: Floats
    clean_days: float
    hold_days: float
    travel_days: float
    transfers: bool


def numbers(scenario: Scenario) -> Numbers:
    """Return the scenario in numbers, with every unit free, clean and open."""
    sizes = [len(house.units) for house in scenario.houses]
    programmes = _programmes(scenario)
    return Numbers(
        units=_units(scenario, programmes),
        adjoins=_adjoins(scenario),
        first=np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
        cots=np.array([house.cots for house in scenario.houses], dtype=np.int64),
        asks=np.array([_ask(k, programmes) for k in scenario.kinds], dtype=np.int64),
        nearness=_nearness(scenario),
        groups=max(len(kind.houses) or 1 for kind in scenario.kinds),
        rules=_rules(scenario),
        closures=_closures(scenario),
        clean_days=scenario.clean_days,
        hold_days=scenario.holds.hours / 24,
        travel_days=scenario.holds.travel_hours / 24,
        transfers=scenario.transfers,
    )


def unit_codes(scenario: Scenario) -> list[str]:
    return [unit.code for house in scenario.houses for unit in house.units]


def _programmes(scenario: Scenario) -> list[str]:
    paid = {unit.programme for house in scenario.houses for unit in house.units}
    return sorted(paid | {kind.programme for kind in scenario.kinds})


def _units(scenario: Scenario, programmes: list[str]) -> Integers:
    rows = [
        (
            unit.beds,
            programmes.index(unit.programme),
            unit.step_free,
            unit.shared,
            unit.beds,
            1,
            1,
            len(unit.adjoins),
        )
        for house in scenario.houses
        for unit in house.units
    ]
    return np.array(rows, dtype=np.int64)


def _adjoins(scenario: Scenario) -> NDArray[np.bool_]:
    units = [unit for house in scenario.houses for unit in house.units]
    return np.array([[v.code in u.adjoins for v in units] for u in units])


def _ask(kind: Kind, programmes: list[str]) -> fits.Ask:
    return fits.Ask(
        kind.beds,
        kind.cots,
        programmes.index(kind.programme),
        kind.step_free,
        kind.older_boy,
        kind.may_share,
        kind.may_split,
    )


def _nearness(scenario: Scenario) -> Integers:
    codes = [house.code for house in scenario.houses]
    near = np.full((len(scenario.kinds), len(codes)), FAR, dtype=np.int64)
    for k, kind in enumerate(scenario.kinds):
        for group, houses in enumerate(kind.houses or (tuple(codes),)):
            for code in houses:
                near[k, codes.index(code)] = group
    return near


def _rules(scenario: Scenario) -> fits.Rules:
    rules = scenario.rules
    bits: dict[Why, int] = {why: bit for bit, why in fits.WHY.items()}
    return fits.Rules(
        older_boys=list(OlderBoys).index(rules.older_boys),
        overflow=list(Overflow).index(rules.overflow),
        fold_outs=rules.fold_outs_per_unit,
        bends=sum(bits[why] for why in scenario.bends),
    )


def _closures(scenario: Scenario) -> Floats:
    units = [unit for house in scenario.houses for unit in house.units]
    rows = [
        (u, closure.first_day, closure.until_day)
        for u, unit in enumerate(units)
        for closure in unit.closures
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, 3)
