"""How long households stay: a mixture, cut by a limit, with a pile-up on it."""

from dataclasses import dataclass
from math import exp, log
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CELLS = 4096
_WITHIN = 16  # points in each cell of a table
_NORMAL = NormalDist()


@dataclass(frozen=True)
class Part:
    """A share of stays, lognormal: half are shorter than ``median_days``."""

    share: float
    median_days: float
    sigma: float

    def mean_below(self, limit: float) -> float:
        """Return the mean days of a stay that ends at ``limit`` at the latest."""
        mu, variance = log(self.median_days), self.sigma**2
        mean = exp(mu + variance / 2)
        if limit == np.inf:
            return mean
        early = _NORMAL.cdf((log(limit) - mu - variance) / self.sigma)
        late = 1 - _NORMAL.cdf((log(limit) - mu) / self.sigma)
        return mean * early + limit * late


@dataclass(frozen=True)
class Homes:
    """A ``share`` of households is found a home, after ``mean_days`` on average."""

    share: float = 0.0
    mean_days: float = 145.0


@dataclass(frozen=True)
class Stays:
    """Stays of one kind of household, in days.

    Of those who reach the limit, ``extended_share`` may stay ``extension_days`` more.
    ``seen`` takes the place of the parts: the share still here after 0, 1, 2, ... days,
    as a house's own history tells it, limit and homes among it.
    """

    parts: tuple[Part, ...] = ()
    limit_days: float = np.inf
    extended_share: float = 0.0
    extension_days: float = 0.0
    homes: Homes = Homes()
    seen: tuple[float, ...] = ()

    @property
    def mean_days(self) -> float:
        """Return the mean with the limit and extensions, before homes are found.

        E[min(X, L)] of a lognormal has a closed form; extensions mix two limits.
        """
        longer = self.limit_days + self.extension_days
        extended = self.extended_share
        return sum(
            part.share
            * (
                (1 - extended) * part.mean_below(self.limit_days)
                + extended * part.mean_below(longer)
            )
            for part in self.parts
        )


def longest(stays: Stays) -> float:
    """Return a length that one stay in ten million passes, without any limit."""
    return max(p.median_days * exp(5.2 * p.sigma) for p in stays.parts)


def quantiles(stays: Stays, limit: float = np.inf) -> Floats:
    """Return a table of ``CELLS`` equally likely lengths, ascending, in days.

    A cell holds the mean of its slice, so the mean of the table is the mean of the
    stay, and answers that depend on the mean alone stay exact.
    """
    if stays.seen:
        return _as_seen(stays.seen)
    shortest = min(p.median_days * exp(-5.2 * p.sigma) for p in stays.parts)
    grid = np.geomspace(shortest, longest(stays), 20_000)
    below = np.array([_share_below(stays, days) for days in grid])
    u = (np.arange(CELLS * _WITHIN) + 0.5) / (CELLS * _WITHIN)
    lengths: Floats = np.minimum(np.interp(u, below, grid), limit)
    table: Floats = lengths.reshape(CELLS, _WITHIN).mean(axis=1)
    wanted = sum(part.share * part.mean_below(limit) for part in stays.parts)
    reaches = table >= limit
    # The cells on the limit are exact already: the others make the mean right.
    left = wanted * CELLS - table[reaches].sum()
    table[~reaches] *= left / table[~reaches].sum()
    return table


def _as_seen(still: tuple[float, ...]) -> Floats:
    """Return the days on which that share has left; whoever is here last leaves then.

    Day n of the curve is n nights, so all lengths are whole days.
    """
    gone = 1 - np.array(still)
    gone[-1] = 1.0
    middles = (np.arange(CELLS) + 0.5) / CELLS
    return np.searchsorted(gone, middles).astype(np.float64)


def _share_below(stays: Stays, days: float) -> float:
    return sum(
        part.share * _NORMAL.cdf(log(days / part.median_days) / part.sigma)
        for part in stays.parts
    )
