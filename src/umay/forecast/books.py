"""The books of one run: what becomes of each household, and each day's count."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from umay.forecast import demand, fits
from umay.forecast.compiled import compiled
from umay.forecast.numbers import Numbers
from umay.forecast.tally import SIZES, Tally
from umay.forecast.town import Town, usable

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

WAIT, LIVE_FAR, ASKED = range(3)  # of ``so_far``


class Run(NamedTuple):
    """One run's books: ``fates`` and days ``waited`` have a row a household.

    ``given`` holds the units she was placed in, ``waiting`` lists those who wait,
    ``far`` those who live far away; ``so_far`` says how many do, and have asked.
    """

    numbers: Numbers
    requests: demand.Requests
    town: Town
    tally: Tally
    fates: Integers
    waited: Floats
    given: Integers
    waiting: Integers
    far: Integers
    so_far: Integers
    first_day: float


@compiled
def sum_up(run: Run) -> None:
    """Add up what became of those who asked on the days that count."""
    for who in range(len(run.fates)):
        if run.requests.times[who, demand.AT] >= run.first_day:
            kind = run.requests.facts[who, demand.KIND]
            run.tally.outcomes[kind] += run.fates[who]
            run.tally.waited_days[kind] += run.waited[who]


@compiled
def note(run: Run, day: int) -> None:
    """Write down how the houses stand at the beginning of a day."""
    first, units, tally = run.numbers.first, run.town.units, run.tally
    for house in range(len(first) - 1):
        for u in range(first[house], first[house + 1]):
            tally.taken[day, house] += units[u, fits.BEDS] - units[u, fits.FREE]
            if usable(units, u):
                tally.free[day, min(units[u, fits.BEDS], SIZES) - 1] += 1
    tally.free[day, SIZES] = run.town.free_cots.sum()
    for j in range(run.so_far[WAIT]):
        who = run.waiting[j]
        patience = (
            run.requests.times[who, demand.AT]
            + run.requests.times[who, demand.PATIENCE]
        )
        tally.waiting[day] += patience >= run.first_day + day
