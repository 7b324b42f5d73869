"""Ask a scenario for many values at once, or search the smallest that will do."""

import os
from collections.abc import Sequence
from concurrent.futures import Executor
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any

from umay.commands import progress
from umay.commands.forecasting.asking import Found, ask
from umay.commands.forecasting.showing import Row
from umay.commands.refusal import Refusal

_MOST_VALUES = 10_000
_SPAN = range(2, 4)  # first:last or first:last:step


@dataclass(frozen=True)
class Field:
    """A field of the file, by its path, and the values it is given."""

    path: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Goal:
    """At least ``value`` of a measure."""

    measure: str
    value: float

    def met_by(self, found: Found) -> bool:
        if self.measure not in found.measures:
            raise Refusal(f"no measure {self.measure}: {', '.join(found.measures)}")
        return found.measures[self.measure].mean >= self.value


def field(words: str) -> Field:
    """Return what ``path=a,b,c`` or ``path=first:last[:step]`` says."""
    path, _, values = words.partition("=")
    try:
        if ":" in values:
            ends = [_number(word) for word in values.split(":")]
            if len(ends) not in _SPAN:
                raise ValueError(values)
            return Field(path, tuple(_steps(*ends)))
        return Field(path, tuple(_number(word) for word in values.split(",")))
    except ValueError as error:
        raise Refusal(f"--vary {words}: write field=1,2,3 or field=1:9:2") from error


def goal(words: str) -> Goal:
    measure, _, value = words.partition("=")
    try:
        return Goal(measure, float(value))
    except ValueError as error:
        raise Refusal(f"--until {words}: write same_day_share=0.95") from error


def grid(tables: dict[str, Any], fields: Sequence[Field], hands: Executor) -> list[Row]:
    """Return the answers for every combination of values, in their order."""
    points = [
        dict(zip((f.path for f in fields), values, strict=True))
        for values in product(*(f.values for f in fields))
    ]
    asked = [_with(tables, point) for point in points]
    found = []
    with progress.bar("Sweep") as step:
        for i, one in enumerate(hands.map(partial(ask, quiet=True), asked), 1):
            found.append(one)
            step(i / len(asked))
    return list(zip(points, found, strict=True))


def search(
    tables: dict[str, Any], fields: Sequence[Field], wanted: Goal, hands: Executor
) -> list[Row]:
    """Return the answer for the smallest value that meets the goal.

    The measure must not fall as the value grows. Each round asks a few values at
    once, spread over those that are left. Raises ``Refusal`` if none will do.
    """
    if len(fields) != 1:
        raise Refusal("--until searches one field: give --vary once")
    path, values = fields[0].path, sorted(fields[0].values)
    answers: dict[float, Found] = {}
    low, high = 0, len(values)  # the answer is at low or later, at high at the latest
    with progress.bar("Search") as step:
        while low < high:
            tries = _spread(low, high, max(os.cpu_count() or 1, 2))
            asked = [_with(tables, {path: values[i]}) for i in tries]
            for i, found in zip(
                tries, hands.map(partial(ask, quiet=True), asked), strict=True
            ):
                answers[values[i]] = found
                if wanted.met_by(found):
                    high = min(high, i)
                else:
                    low = max(low, i + 1)
            step(1 - (high - low) / len(values))
    if low == len(values):
        raise Refusal(f"not even {values[-1]:g} gives {wanted.measure} {wanted.value}")
    return [({path: values[low]}, answers[values[low]])]


def _spread(low: int, high: int, count: int) -> list[int]:
    """Return up to ``count`` places in ``low <= place < high``, evenly apart."""
    width = high - low
    return sorted({low + width * (i + 1) // (count + 1) for i in range(count)})


def _with(tables: dict[str, Any], point: dict[str, float]) -> dict[str, Any]:
    changed = deepcopy(tables)
    for path, value in point.items():
        *way, last = path.split(".")
        here: Any = changed
        try:
            for word in way:
                here = here[int(word)] if isinstance(here, list) else here[word]
            if isinstance(here, list):
                here[int(last)] = value
            else:
                here[last] = value
        except (KeyError, IndexError, ValueError, TypeError) as error:
            raise Refusal(f"--vary {path}: the scenario has no such field") from error
    return changed


def _number(word: str) -> float:
    return float(word) if "." in word else int(word)


def _steps(first: float, last: float, step: float = 1) -> list[float]:
    if step <= 0 or (last - first) / step > _MOST_VALUES:
        raise ValueError(step)
    count = int((last - first) / step + 1e-9) + 1
    return [first + i * step for i in range(count)]
