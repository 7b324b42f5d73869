"""Her fear and the danger over time, as a small picture with its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from umay.core.danger.talks import FEARS, LEVELS, Fear, Level

LEFT, RIGHT = 46, 96  # per cent: beside the words of the lines, and not cut off
TOP, STEP = 12, 22  # pixels
OPEN_BELOW = 20  # pixels under the lowest line, where what nobody knows stands


@dataclass(frozen=True)
class Told:
    """What one talk tells the picture."""

    day: date
    fear: Fear | None
    level: Level | None


@dataclass(frozen=True)
class Dot:
    """``known`` is false for an answer that is no step; it stands under the lines."""

    x: str
    y: int
    known: bool


@dataclass(frozen=True)
class Strip:
    """One picture: a line for each step, the greatest on top, and a dot a talk."""

    steps: tuple[tuple[str, int], ...]  # code, height
    dots: tuple[Dot, ...]
    height: int

    @property
    def lines(self) -> list[tuple[Dot, Dot]]:
        """Only between two that are known: nothing is guessed in between."""
        return [(a, b) for a, b in pairwise(self.dots) if a.known and b.known]


def fear_over_time(told: Sequence[Told]) -> Strip:
    return _strip(FEARS, [(one.day, one.fear) for one in told])


def level_over_time(told: Sequence[Told]) -> Strip:
    return _strip(LEVELS, [(one.day, one.level) for one in told])


def _strip(steps: Sequence[str], told: Sequence[tuple[date, str | None]]) -> Strip:
    height = {code: TOP + n * STEP for n, code in enumerate(reversed(steps))}
    below = TOP + (len(steps) - 1) * STEP + OPEN_BELOW
    first, last = told[0][0], told[-1][0]
    span = max((last - first).days, 1)
    dots = [
        Dot(
            f"{LEFT + (day - first).days * (RIGHT - LEFT) / span:.1f}%",
            height.get(code or "", below),
            code in height,
        )
        for day, code in told
    ]
    return Strip(tuple(height.items()), tuple(dots), below + TOP)
