"""The exact scenario: one house whose beds are shared, answered at once.

``[exact]`` of a scenario file. Without ``reserve`` the formula answers; with it the
Markov chain, or, for a house too large for that, the quick simulation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from umay.forecast import chain, loss
from umay.forecast.exact import blocking
from umay.forecast.fields import Fields, Unclear
from umay.forecast.intervals import Measure, measure
from umay.forecast.stays import CELLS

_HOUSEHOLDS = 4_000_000


@dataclass(frozen=True)
class Sharing:
    """One entry a kind of household; ``reserve`` beds stay free behind it."""

    beds: int
    sizes: tuple[int, ...]
    arrivals_per_day: tuple[float, ...]
    mean_stay_days: tuple[float, ...]
    reserve: tuple[int, ...]
    level: float = 0.95
    seed: int = 1


@dataclass(frozen=True)
class Shares:
    """The share turned away of each kind and of all; an exact one has no width."""

    method: str
    blocking: tuple[Measure, ...]
    turned_away: Measure


def read_exact(tables: Mapping[str, Any]) -> Sharing:
    """Return the question of a file with ``[exact]``; raises ``Unclear``."""
    top = Fields(tables)
    fields, run = top.table_of("exact"), top.table_of("run")
    sizes = _numbers(fields, "sizes", 1)
    sharing = Sharing(
        beds=fields.whole("beds", low=1, high=32_000),
        sizes=tuple(int(size) for size in sizes),
        arrivals_per_day=_numbers(fields, "arrivals_per_day", 0),
        mean_stay_days=_numbers(fields, "mean_stay_days", 0.001),
        reserve=tuple(int(r) for r in _numbers(fields, "reserve", 0, len(sizes))),
        level=run.number("level", 0.95, 0.5, 0.999),
        seed=run.whole("seed", 1),
    )
    for name in ("arrivals_per_day", "mean_stay_days", "reserve"):
        if len(getattr(sharing, name)) != len(sizes):
            raise Unclear(f"exact.{name}: {len(sizes)} numbers, one for each size")
    for one in (top, run, fields):
        one.done()
    return sharing


def _numbers(fields: Fields, key: str, low: float, zeros: int = 0) -> tuple[float, ...]:
    """Return a list of numbers; ``zeros`` of them where the file has none."""
    values = fields.list(key, [0] * zeros) if zeros else fields.list(key)
    whole = key in {"sizes", "reserve"}
    for i, value in enumerate(values):
        one = Fields({key: value}, f"{fields.path}[{i}]")
        one.whole(key, low=int(low)) if whole else one.number(key, low=low)
    if not values:
        raise Unclear(f"{fields.where(key)}: at least one number")
    return tuple(values)


def shares(asked: Sharing) -> Shares:
    """Return the share turned away of each kind."""
    if not any(asked.reserve):
        loads = np.multiply(asked.arrivals_per_day, asked.mean_stay_days)
        return _known(asked, blocking(asked.beds, asked.sizes, list(loads)), "formula")
    sorts = [
        chain.Sort(*row)
        for row in zip(
            asked.sizes,
            asked.arrivals_per_day,
            asked.mean_stay_days,
            asked.reserve,
            strict=True,
        )
    ]
    try:
        solved = chain.solve(chain.SmallHouse(asked.beds, sorts))
    except chain.TooLarge:
        return _simulated(asked)
    return _known(asked, solved.turned_away, "Markov chain")


def _known(asked: Sharing, blocked: loss.Floats, method: str) -> Shares:
    arrivals = np.array(asked.arrivals_per_day)
    whole = float(blocked @ arrivals / arrivals.sum()) if arrivals.any() else 0.0
    sure = [Measure(float(b), float(b), float(b), asked.level, 0) for b in blocked]
    return Shares(method, tuple(sure), Measure(whole, whole, whole, asked.level, 0))


def _simulated(asked: Sharing) -> Shares:
    lengths = -np.log1p(-(np.arange(CELLS) + 0.5) / CELLS)
    means = np.array(asked.mean_stay_days)
    kinds = [
        loss.Kind(size, rate, 0, k, reserve)
        for k, (size, rate, reserve) in enumerate(
            zip(asked.sizes, asked.arrivals_per_day, asked.reserve, strict=True)
        )
    ]
    tables = np.outer(means, lengths / lengths.mean())
    house = loss.SharedBeds(asked.beds, (asked.beds,), kinds, tables)
    counts = loss.simulate(house, _HOUSEHOLDS, asked.seed)
    away = counts.turned_away / np.maximum(counts.arrived, 1)
    every = counts.turned_away.sum(axis=1) / counts.arrived.sum(axis=1)
    blocked = tuple(measure(away[:, k], asked.level) for k in range(len(kinds)))
    return Shares("simulation", blocked, measure(every, asked.level))
