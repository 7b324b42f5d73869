"""Ask the forecast: from the tables of a file to named measures."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from umay.commands import progress
from umay.commands.refusal import Refusal

if TYPE_CHECKING:
    from umay.forecast.intervals import Measure


@dataclass(frozen=True)
class Found:
    """``blocking`` is given by size for an exact scenario; ``free`` by day and beds
    (0: a cot) for one that starts tonight."""

    model: str
    how: str
    seed: int
    measures: "dict[str, Measure]"
    blocking: "tuple[Measure, ...]" = ()
    sizes: tuple[int, ...] = ()
    free: "tuple[dict[int, Measure], ...]" = ()


def ask(tables: Mapping[str, Any], *, quiet: bool = False) -> Found:
    """Return what the scenario's answer is; raises ``Refusal`` if it is unclear."""
    if find_spec("numpy") is None:
        raise Refusal("the forecast's arithmetic is missing: pip install 'umay[sim]'")
    from umay.forecast.fields import Unclear

    try:
        return _exact(tables) if "exact" in tables else _houses(tables, quiet)
    except Unclear as error:
        raise Refusal(str(error)) from error


def _exact(tables: Mapping[str, Any]) -> Found:
    from umay.forecast.intervals import Measure
    from umay.forecast.sharing import read_exact, shares

    asked = read_exact(tables)
    found = shares(asked)
    away = found.turned_away
    admitted = Measure(
        1 - away.mean, 1 - away.high, 1 - away.low, away.level, away.replications
    )
    measures = {"turned_away_share": away, "same_day_share": admitted}
    return Found(
        "exact", found.method, asked.seed, measures, found.blocking, asked.sizes
    )


def _houses(tables: Mapping[str, Any], quiet: bool) -> Found:
    from umay.forecast.answers import answer
    from umay.forecast.intervals import Measure
    from umay.forecast.reading import read
    from umay.forecast.scenario import Start

    asked = read(tables)
    if quiet:
        found = answer(asked.scenario, asked.seed, asked.precision, time.perf_counter)
    else:
        with progress.bar("Forecast") as step:
            found = answer(
                asked.scenario, asked.seed, asked.precision, time.perf_counter, step
            )
    free: tuple[dict[int, Measure], ...] = ()
    if asked.scenario.start is Start.TONIGHT:
        units = [u for house in asked.scenario.houses for u in house.units]
        sizes = [0, *sorted({unit.beds for unit in units})]
        days = range(asked.scenario.days)
        free = tuple({b: found.chance_free(d, b) for b in sizes} for d in days)
    return Found("houses", found.stopped.value, asked.seed, found.measures, free=free)
