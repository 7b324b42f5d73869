"""Figures that others have published, for a house that has none of its own yet.

Whoever asks sees each beside its source and may write another. Where they are from:
families a year, 50 places nine tenths full with stays of 70 days and three people a
family let 78 in, and Women's Aid counted 60 of 100 referrals in England in 2022-23 that
led to no place; days of a stay, 70 in Germany in 2022 and 73 in 2023; women with
children, two of three in Kazakhstan in 2024. How stays spread, a third short, some
to the limit, is our own guess.
"""

from math import exp
from statistics import NormalDist

FAMILIES_A_YEAR = 195
MEAN_STAY_DAYS = 70
WITHOUT_CHILDREN = 0.33
MORE_CHILDREN, MOST_CHILDREN = 1.8, 7  # beside the first, on average; in all
PARTS = ((0.3, 4, 0.8), (0.4, 50, 0.5), (0.3, 140, 0.25))  # share, median days, sigma
STAYS = 100  # as sure as a house that has seen so many
_ROUNDS = 60


def beds_asked(families: int) -> dict[int, int]:
    """Return how many of so many families ask for 1, 2, ... beds."""
    shares, chance = {1: WITHOUT_CHILDREN}, exp(-MORE_CHILDREN)
    for more in range(MOST_CHILDREN):
        shares[2 + more] = (1 - WITHOUT_CHILDREN) * chance
        chance *= MORE_CHILDREN / (more + 1)
    counts = {beds: round(families * share) for beds, share in shares.items()}
    counts[1] += max(families - sum(counts.values()), 0)  # the few beyond the table
    return counts


def stays(mean_days: int, limit_days: int) -> list[int]:
    """Return ``STAYS`` stays under a limit, with that mean as far as it leaves room."""
    normal, spread = NormalDist(), list[float]()
    for share, median, sigma in PARTS:
        count = round(share * STAYS)
        points = (normal.inv_cdf((n + 0.5) / count) for n in range(count))
        spread += [median * exp(sigma * point) for point in points]
    low, high = 0.0, 1000.0
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        mean = sum(min(days * middle, limit_days) for days in spread) / len(spread)
        low, high = (middle, high) if mean < mean_days else (low, middle)
    return [max(round(min(days * low, limit_days)), 1) for days in spread]
