"""Waiting: in which order families wait for a place, and who moved whom.

The list is read by danger, then by time. A person may put one family before
another and say why; every such move is kept and replayed over the order. Nobody is
ranked by a number, and a person decides who is asked when a bed comes free.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Danger(StrEnum):
    """How a person judged the danger. Unknown stands above what is judged lower."""

    NOW = "now"
    HIGH = "high"
    UNKNOWN = "unknown"
    PRESENT = "present"
    NONE_SEEN = "none_seen"


GRAVEST_FIRST = tuple(Danger)


@dataclass(frozen=True)
class Waiting:
    household: str
    danger: Danger
    since: datetime


@dataclass(frozen=True)
class PutBefore:
    """A person put ``household`` before ``other`` (after all, if ``None``)."""

    household: str
    other: str | None
    at: datetime


def in_order(
    waiting: Iterable[Waiting], moves: Iterable[PutBefore] = ()
) -> list[Waiting]:
    """Return the list by danger, then time, with the moves replayed in time order."""
    listed = sorted(
        waiting,
        key=lambda w: (GRAVEST_FIRST.index(w.danger), w.since, w.household),
    )
    for move in sorted(moves, key=lambda move: move.at):
        listed = _replayed(listed, move)
    return listed


def _replayed(listed: list[Waiting], move: PutBefore) -> list[Waiting]:
    moved = [w for w in listed if w.household == move.household]
    rest = [w for w in listed if w.household != move.household]
    if move.other is None:
        return rest + moved
    place = next((i for i, w in enumerate(rest) if w.household == move.other), None)
    if place is None:
        return listed
    return rest[:place] + moved + rest[place:]
