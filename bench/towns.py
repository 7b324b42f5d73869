"""Ten invented centers and a year of families, for rules of allocation.

Generator of the notes: five regions with two centers each, demand by region, season
and weekday; violence: 45 % must leave the region, 35 % own or neighbouring region,
20 % own; hardship: 80 % own or neighbouring, 20 % own.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.peers import SHARES, STAYS
from umay.forecast.stays import CELLS, quantiles

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

PLACES = (70, 70, 60, 60, 50, 50, 40, 40, 30, 30)
REGIONS = np.repeat(np.arange(5), 2)
DEMAND = np.array([0.30, 0.24, 0.20, 0.15, 0.11])
WEEKDAY = np.array([1.35, 1.1, 1.0, 0.95, 1.0, 0.8, 0.8])
ROOMS = {1: 0.22, 2: 0.30, 3: 0.24, 4: 0.16, 5: 0.08}
YEAR = 365.0


@dataclass(frozen=True)
class Town:
    """Rooms (center, beds) and families (day, beds, days, allowed centers), by day."""

    center: Integers
    beds: Integers
    at: Floats
    size: Integers
    stay: Floats
    allowed: NDArray[np.bool_]

    @property
    def leaves(self) -> Floats:
        return self.at + self.stay


def town(load: float, seed: int) -> Town:
    rng = np.random.default_rng((seed, 2026))
    center, beds = _rooms()
    people = list(SHARES.values())
    mean_size = float(np.dot(list(SHARES), people))
    rate = load * beds.sum() / (mean_size * STAYS.mean_days)
    highest = rate * 1.15 * WEEKDAY.max()
    count = rng.poisson(highest * 2 * YEAR)
    at = np.sort(rng.random(count)) * 2 * YEAR
    season = 1 + 0.15 * np.sin(2 * np.pi * at / YEAR)
    factor = season * WEEKDAY[at.astype(int) % 7] / WEEKDAY.mean()
    at = at[rng.random(count) * 1.15 * WEEKDAY.max() / WEEKDAY.mean() < factor]
    size = rng.choice(list(SHARES), len(at), p=people)
    table = quantiles(STAYS, STAYS.limit_days)
    stay = table[rng.integers(0, CELLS, len(at))]
    return Town(center, beds, at, size, stay, _allowed(rng, len(at)))


def _rooms() -> tuple[Integers, Integers]:
    rng = np.random.default_rng(5)
    center, beds = [], []
    for c, places in enumerate(PLACES):
        left = places
        while left:
            size = min(int(rng.choice(list(ROOMS), p=list(ROOMS.values()))), left)
            center.append(c)
            beds.append(size)
            left -= size
    return np.array(center), np.array(beds)


def _allowed(rng: np.random.Generator, count: int) -> NDArray[np.bool_]:
    home = rng.choice(5, count, p=DEMAND)
    violence = rng.random(count) < 0.75
    u = rng.random(count)
    near = np.abs(REGIONS[None] - home[:, None])
    near = np.minimum(near, 5 - near)
    away = violence & (u < 0.45)
    around = np.where(violence, (u >= 0.45) & (u < 0.80), u < 0.80)
    allowed: NDArray[np.bool_] = np.where(
        away[:, None], near > 0, np.where(around[:, None], near <= 1, near == 0)
    )
    return allowed
