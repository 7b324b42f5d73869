"""Invented histories of a house whose truth is known."""

import numpy as np

from umay.forecast.calibration import History, interval, turned_away
from umay.forecast.exact import blocking
from umay.forecast.stays import Part, Stays, quantiles

BEDS, YEARS, WARM_UP = 30, 2, 400.0
SIZES, PEOPLE = [1, 2, 3, 4, 5], np.array([0.40, 0.27, 0.18, 0.10, 0.05])
STAYS = Stays((Part(1.0, 45, 0.9),), 180.0)
PER_DAY = BEDS / (PEOPLE @ SIZES * STAYS.mean_days) * PEOPLE
TABLE = quantiles(STAYS, 180.0)


def truth() -> float:
    blocked = blocking(BEDS, SIZES, list(PER_DAY * STAYS.mean_days))
    return float(blocked @ PEOPLE)


def history(seed: int) -> History:
    """Let families come and go; what the house wrote down in its last two years."""
    rng = np.random.default_rng(seed)
    days = YEARS * 365.0
    count = rng.poisson(PER_DAY.sum() * (WARM_UP + days))
    at = np.sort(rng.random(count)) * (WARM_UP + days) - WARM_UP
    size = rng.choice(SIZES, count, p=PEOPLE)
    stay = rng.choice(TABLE, count)
    asked, here = np.zeros(5, dtype=int), []
    stays, ended = [], []
    for when, beds, length in zip(at, size, stay, strict=True):
        here = [(until, b) for until, b in here if until > when]
        asked[beds - 1] += when >= 0
        if sum(b for _, b in here) + beds <= BEDS:
            here.append((when + length, beds))
            if when >= 0:
                stays.append(min(length, days - when))
                ended.append(when + length <= days)
    return History(days, SIZES, asked.tolist(), stays, ended)


def coverage(histories: int, draws: int = 200, level: float = 0.90) -> float:
    """Return how many of the intervals hold the truth."""
    held, true = 0, truth()
    for seed in range(histories):
        shares = turned_away(history(seed), BEDS, draws, seed)
        low, high = interval(shares, level)
        held += low <= true <= high
    return held / histories
