"""Intervals: how sure an answer is, from the replications actually run."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Measure:
    """One number with its interval: ``level`` of such intervals hold the truth."""

    mean: float
    low: float
    high: float
    level: float
    replications: int

    @property
    def half_width(self) -> float:
        return (self.high - self.low) / 2


def measure(values: Floats, level: float) -> Measure:
    """Return the mean of independent replications with its interval."""
    mean, low, high = mean_and_bounds(values, level)
    return Measure(mean, low, high, level, len(values))


def mean_and_bounds(values: Floats, level: float) -> tuple[float, float, float]:
    count = len(values)
    mean = float(values.mean())
    if count == 1:
        return mean, -np.inf, np.inf
    reach = student(level, count - 1) * float(values.std(ddof=1)) / sqrt(count)
    return mean, mean - reach, mean + reach


def chance(hits: int, tries: int, level: float) -> Measure:
    """Return a probability with Wilson's interval (JASA 22, 1927)."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = hits / tries
    middle = (share + z * z / (2 * tries)) / (1 + z * z / tries)
    reach = sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries))
    reach *= z / (1 + z * z / tries)
    low = 0.0 if hits == 0 else middle - reach
    high = 1.0 if hits == tries else middle + reach
    return Measure(share, low, high, level, tries)


def student(level: float, freedom: int) -> float:
    """Return Student's quantile; Cornish and Fisher 1960, four terms.

    Within 0.1 % from ten degrees of freedom on, and never used below that.
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3
