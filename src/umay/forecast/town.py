"""The houses as they stand in the middle of a run: who is where, what is free."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from umay.forecast import fits
from umay.forecast.compiled import compiled
from umay.forecast.numbers import Numbers

Integers = NDArray[np.int64]

NOWHERE = -1
FIRST, SECOND, BEDS_OF_FIRST, BEDS_OF_SECOND, COTS, HOUSE = range(6)


class Town(NamedTuple):
    """``lives`` has a row a household: its units, beds there, cots and house."""

    units: Integers
    free_cots: Integers
    lives: Integers


def empty_town(numbers: Numbers, households: int) -> Town:
    """Return a town of its own, nobody in it."""
    lives = np.full((households, 6), NOWHERE, dtype=np.int64)
    return Town(numbers.units.copy(), numbers.cots.copy(), lives)


@compiled
def ask_of(numbers: Numbers, kind: int) -> fits.Ask:
    row = numbers.asks[kind]
    return fits.Ask(
        row[0], row[1], row[2], row[3] != 0, row[4] != 0, row[5] != 0, row[6] != 0
    )


@compiled
def house_of(numbers: Numbers, unit: int) -> int:
    return int(np.searchsorted(numbers.first, unit, side="right")) - 1


@compiled
def find(
    numbers: Numbers, town: Town, kind: int, below: int, first_house: int, end: int
) -> tuple[int, fits.Choice]:
    """Return the house and units for this kind, nearer than ``below``.

    Houses from ``first_house`` up to ``end`` are looked at. Unbent before bent, near
    before far, then as in one house.
    """
    ask = ask_of(numbers, kind)
    house, best = NOWHERE, fits.Choice(fits.NOBODY, fits.NOBODY, 0, 0, 0)
    for near in range(min(below, numbers.groups)):
        for h in range(first_house, end):
            if numbers.nearness[kind, h] != near:
                continue
            one = fits.choose(
                town.units,
                numbers.adjoins,
                numbers.first[h],
                numbers.first[h + 1],
                ask,
                numbers.rules,
                town.free_cots[h],
            )
            if one.first == fits.NOBODY:
                continue
            if house != NOWHERE:
                farther = numbers.nearness[kind, house] < near
                if farther and one.weight // 4 >= best.weight // 4:
                    continue
                if not farther and not fits.better(one, best):
                    continue
            house, best = h, one
        if house != NOWHERE and best.weight == 0:
            break
    return house, best


@compiled
def in_the_way(numbers: Numbers, town: Town, kind: int) -> int:
    """Return what stood in the way at the unit that came nearest, as bits."""
    ask, least = ask_of(numbers, kind), 2 * fits.TAKEN - 1
    for h in range(len(numbers.cots)):
        if numbers.nearness[kind, h] < numbers.groups:
            first, end = numbers.first[h], numbers.first[h + 1]
            cots = town.free_cots[h]
            bits = fits.nearest(town.units, first, end, ask, numbers.rules, cots)
            least = min(least, bits)
    return least


@compiled
def take(
    numbers: Numbers, town: Town, who: int, kind: int, house: int, one: int, two: int
) -> None:
    """Give the units (``two`` may be nobody) and as many cots as there are."""
    ask, lives = ask_of(numbers, kind), town.lives[who]
    lives[FIRST], lives[SECOND], lives[HOUSE] = one, two, house
    units = town.units
    singly = two == fits.NOBODY and units[one, fits.SHARED] and ask.may_share
    lives[BEDS_OF_FIRST] = units[one, fits.FREE]
    if singly:
        lives[BEDS_OF_FIRST] = min(ask.beds, units[one, fits.FREE])
    units[one, fits.FREE] -= lives[BEDS_OF_FIRST]
    if two != fits.NOBODY:
        lives[BEDS_OF_SECOND] = units[two, fits.FREE]
        units[two, fits.FREE] = 0
    lives[COTS] = min(ask.cots, town.free_cots[house])
    town.free_cots[house] -= lives[COTS]


@compiled
def leave(town: Town, who: int, to_clean: bool) -> None:
    """Free everything of hers; a whole unit waits to be cleaned if ``to_clean``."""
    lives = town.lives[who]
    for unit, beds in ((FIRST, BEDS_OF_FIRST), (SECOND, BEDS_OF_SECOND)):
        u = lives[unit]
        if u != fits.NOBODY:
            town.units[u, fits.FREE] += lives[beds]
            if to_clean and lives[beds] == town.units[u, fits.BEDS]:
                town.units[u, fits.CLEAN] = 0
            lives[unit] = fits.NOBODY
    town.free_cots[lives[HOUSE]] += lives[COTS]
    lives[HOUSE] = NOWHERE


@compiled
def usable(units: Integers, u: int) -> bool:
    """Whether nobody is in the unit and it may be given at once."""
    ready = units[u, fits.OPEN] and units[u, fits.CLEAN]
    return bool(ready and units[u, fits.FREE] == units[u, fits.BEDS])
