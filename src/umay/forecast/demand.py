"""Who asks for a place, when, and how long they would stay: drawn before the run.

Each household gets the same number of draws whether it is let in or not, so two
scenarios with one seed see the same families: their difference is sharper than
either (common random numbers).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from umay.core.waiting import GRAVEST_FIRST
from umay.forecast.fits import NOBODY
from umay.forecast.numbers import unit_codes
from umay.forecast.scenario import YEAR, Scenario, Start
from umay.forecast.stays import CELLS, quantiles

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

LEFT, HOME, LIMIT = 0, 1, 2  # how a stay ends


# The columns of ``times`` and of ``facts``.
AT, STAY, PATIENCE = range(3)
KIND, END, ARRIVES, DECLINES, DANGER, UNIT, OTHER_UNIT = range(7)


class Requests(NamedTuple):
    """One row a household, in the order they ask; residents first, then those who
    wait tonight, all at day 0.

    ``times`` in days: when she asks, how long she stays once here, how long she
    waits (0 if she will not). ``facts``: kind, how the stay ends, whether she
    arrives, whether she declines, danger (0 the gravest), and a resident's units.
    """

    times: Floats
    facts: Integers


class Draws:
    """Draws the requests of one run after another; tables are made once."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.kinds = scenario.kinds
        self.stays = [scenario.stays[kind.stays] for kind in self.kinds]
        made = {name: quantiles(stays) for name, stays in scenario.stays.items()}
        self.tables = np.array([made[kind.stays] for kind in self.kinds])
        self.per_day = np.array([kind.per_year / YEAR for kind in self.kinds])
        self.declines = np.array([kind.declines for kind in self.kinds])
        levels = [scenario.waiting.danger.get(d, 0.0) for d in GRAVEST_FIRST]
        self.danger = np.cumsum(levels) / sum(levels)
        self.tonight = _tonight(scenario)

    def requests(self, rng: np.random.Generator) -> Requests:
        """Return everyone of one run."""
        count = rng.poisson(self.per_day.sum() * self.scenario.end_day)
        at = np.sort(rng.random(count)) * self.scenario.end_day
        shares = np.cumsum(self.per_day) / (self.per_day.sum() or 1.0)
        last = len(self.kinds) - 1
        kind = np.minimum(np.searchsorted(shares, rng.random(count)), last)
        here = np.zeros(count)
        if self.tonight is not None:
            at = np.concatenate((np.zeros(len(self.tonight.kind)), at))
            kind = np.concatenate((self.tonight.kind, kind))
            here = np.concatenate((self.tonight.here_days, here))
        stay, end = self._stays(rng, kind, here)
        u = rng.random((4, len(at)))
        waiting = self.scenario.waiting
        patience = -np.log1p(-u[1]) * waiting.patience_days
        danger = np.searchsorted(self.danger, u[2])
        wait = rng.random(len(at)) < waiting.share
        times = np.stack((at, stay, np.where(wait, patience, 0.0)), axis=1)
        nowhere = np.full(len(at), NOBODY)
        facts = (
            kind,
            end,
            u[0] < self.scenario.holds.share,
            u[3] < self.declines[kind],
            np.minimum(danger, len(GRAVEST_FIRST) - 1),
            nowhere,
            nowhere,
        )
        requests = Requests(times, np.stack(facts, axis=1).astype(np.int64))
        return (
            requests if self.tonight is None else self.tonight.told(requests, patience)
        )

    def _stays(
        self, rng: np.random.Generator, kind: Integers, here: Floats
    ) -> tuple[Floats, Integers]:
        """Return the days still to come and how each stay ends."""
        u = rng.random((4, len(kind)))
        passed = np.zeros(len(kind))
        for i in np.flatnonzero(here):
            passed[i] = np.searchsorted(self.tables[kind[i]], here[i]) / CELLS
        quantile = passed + u[0] * (1 - passed)
        cell = np.minimum((quantile * CELLS).astype(np.int64), CELLS - 1)
        wish = np.maximum(self.tables[kind, cell], here)
        limit = self._of_kind("limit_days")[kind]
        extended = u[1] < self._of_kind("extended_share")[kind]
        extended |= here >= limit
        limit = limit + np.where(extended, self._of_kind("extension_days")[kind], 0)
        share = np.array([s.homes.share for s in self.stays])[kind]
        mean = np.array([s.homes.mean_days for s in self.stays])[kind]
        home = np.where(u[2] < share, here - np.log1p(-u[3]) * mean, np.inf)
        stay = np.minimum(np.minimum(wish, home), np.maximum(limit, here))
        end = np.where(stay == wish, LEFT, np.where(stay == home, HOME, LIMIT))
        return stay - here, end

    def _of_kind(self, name: str) -> Floats:
        return np.array([getattr(stays, name) for stays in self.stays])


class Tonight(NamedTuple):
    """Those who are here tonight, then those who wait (``gravity``, in their order).

    ``leaves_in`` is NaN where nobody knows.
    """

    kind: Integers
    here_days: Floats
    leaves_in: Floats
    units: Integers
    gravity: Integers

    def told(self, requests: Requests, patience: Floats) -> Requests:
        """Put residents into their units, with the exits that are planned."""
        here = len(self.units)
        count = here + len(self.gravity)
        requests.facts[:here, UNIT:] = self.units
        requests.facts[:here, ARRIVES] = 1
        requests.facts[:count, DECLINES] = 0
        known = np.flatnonzero(~np.isnan(self.leaves_in))
        requests.times[known, STAY] = self.leaves_in[known]
        requests.times[here:count, PATIENCE] = patience[here:count]
        requests.facts[here:count, DANGER] = self.gravity
        return requests


def _tonight(scenario: Scenario) -> Tonight | None:
    residents, waiters = scenario.residents, scenario.waiters
    if scenario.start is not Start.TONIGHT or not (residents or waiters):
        return None
    codes = {code: u for u, code in enumerate(unit_codes(scenario))}
    names = [kind.name for kind in scenario.kinds]
    units = np.full((len(residents), 2), NOBODY, dtype=np.int64)
    for i, resident in enumerate(residents):
        for j, code in enumerate(resident.units):
            units[i, j] = codes[code]
    leaves = [r.leaves_in_days for r in residents]
    kinds = [r.kind for r in residents] + [w.kind for w in waiters]
    return Tonight(
        np.array([names.index(kind) for kind in kinds]),
        np.array([r.here_days for r in residents] + [0.0] * len(waiters)),
        np.array([float("nan") if days is None else days for days in leaves]),
        units,
        np.array([GRAVEST_FIRST.index(w.danger) for w in waiters], dtype=np.int64),
    )
