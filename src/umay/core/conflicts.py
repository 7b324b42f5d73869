"""Conflicts: a unit promised from a day on which somebody still lives in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from umay.core.places import Bed, ClaimKind, House


@dataclass(frozen=True)
class Conflict:
    """``comes`` was promised ``unit`` from ``day``; ``lives`` has not gone."""

    unit: str
    lives: str
    comes: str
    day: date


def conflicts(house: House) -> tuple[Conflict, ...]:
    """Return each conflict once, the nearest day first."""
    found = {
        Conflict(unit.code, lives, comes, day)
        for unit in house.units
        for bed in unit.beds
        for lives, comes, day in _of_bed(bed)
    }
    return tuple(sorted(found, key=lambda c: (c.day, c.unit, c.comes)))


def _of_bed(bed: Bed) -> Iterator[tuple[str, str, date]]:
    for stay in bed.claims:
        if stay.kind is not ClaimKind.STAY:
            continue
        for claim in bed.taken_from(stay.household, stay.nights):
            if claim.kind in {ClaimKind.HOLD, ClaimKind.RESERVATION}:
                yield stay.household, claim.household, claim.nights.first
