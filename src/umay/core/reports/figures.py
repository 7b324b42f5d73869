"""Figures: what a reader is told of a period, added up from what its steps tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from umay.core.reports.counts import STANDING, Count
from umay.core.reports.hiding import Counts, Hidden, in_public, rounded
from umay.core.reports.periods import Step


class Audience(StrEnum):
    AGREED = "agreed"  # a ministry or a donor under an agreement
    PUBLIC = "public"


@dataclass(frozen=True)
class Counted:
    """One step as it was counted, and what of it nobody outside is told."""

    step: Step
    counts: Counts
    hidden: Hidden


@dataclass(frozen=True)
class Figure:
    """``known`` is the sum of what is told; if something is hidden, it is more."""

    known: int
    hidden: bool = False

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(self.known + other.known, self.hidden or other.hidden)


Figures = Mapping[Count, Figure]


def figures(steps: Sequence[Counted], audience: Audience) -> Figures:
    """Return the figures of a run of steps.

    A longer period adds up what its steps tell and nothing else: what is hidden in one
    of them is missing in the sum, which says so.
    """
    told = [_told(one, audience) for one in steps]
    return {
        count: told[-1][count]
        if count in STANDING
        else sum((one[count] for one in told), Figure(0))
        for count in Count
    }


def _told(one: Counted, audience: Audience) -> dict[Count, Figure]:
    if audience is Audience.PUBLIC:
        hidden = in_public(one.counts, one.hidden)
        seen = {count: rounded(one.counts[count]) for count in Count}
    else:
        hidden, seen = one.hidden, dict(one.counts)
    return {c: Figure(0, True) if c in hidden else Figure(seen[c]) for c in Count}
