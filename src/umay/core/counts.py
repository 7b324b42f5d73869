"""Counts: one truth counted three ways, by beds, by units and by families.

A bed is *lived in*, *kept* (held or reserved for tonight), *shut* (its unit waits for
cleaning or is out of service, or it is kept back) or *free*; these four always add up
to all beds. A bed of a unit given whole is lived in even when nobody sleeps in it: it
cannot be given.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from umay.core.places import Bed, ClaimKind, Condition, House, Unit


class State(StrEnum):
    LIVED_IN = "lived_in"
    KEPT = "kept"
    SHUT = "shut"
    FREE = "free"


@dataclass(frozen=True)
class Tally:
    """How many are in each state. ``extra`` counts fold-out beds in use on top."""

    lived_in: int = 0
    kept: int = 0
    shut: int = 0
    free: int = 0
    extra: int = 0

    @property
    def all(self) -> int:
        return self.lived_in + self.kept + self.shut + self.free

    def plus(self, state: State, count: int = 1) -> "Tally":
        values = {s.value: getattr(self, s.value) for s in State}
        values[state.value] += count
        return Tally(extra=self.extra, **values)


@dataclass(frozen=True)
class Counts:
    beds: Tally
    units: Tally
    cots: Tally
    families_living: int
    families_expected: int


def state_of_bed(bed: Bed, unit: Unit | None, night: date) -> State:
    kinds = {c.kind for c in bed.claims if c.nights.includes(night)}
    if ClaimKind.STAY in kinds:
        return State.LIVED_IN
    if ClaimKind.KEPT_BACK in kinds:
        return State.SHUT
    if kinds:
        return State.KEPT
    if unit is not None and unit.condition is not Condition.READY:
        return State.SHUT
    return State.FREE


def state_of_unit(unit: Unit, night: date) -> State:
    """A unit is free while a bed in it can be given tonight."""
    states = {state_of_bed(b, unit, night) for b in unit.beds if not b.fold_out}
    order = (State.FREE, State.SHUT, State.LIVED_IN, State.KEPT)
    return next((state for state in order if state in states), State.FREE)


def count(house: House, night: date, programme: str | None = None) -> Counts:
    """Count ``house`` on ``night``, or only the units one programme pays for."""
    units = [u for u in house.units if programme in (None, u.programme)]
    beds, unit_tally, extra = Tally(), Tally(), 0
    for unit in units:
        unit_tally = unit_tally.plus(state_of_unit(unit, night))
        for bed in unit.beds:
            state = state_of_bed(bed, unit, night)
            if bed.fold_out:
                extra += state is State.LIVED_IN
            else:
                beds = beds.plus(state)
    cots = Tally()
    for cot in house.cots:
        cots = cots.plus(state_of_bed(cot, None, night))
    living, expected = _families(units, night)
    beds = Tally(beds.lived_in, beds.kept, beds.shut, beds.free, extra)
    return Counts(beds, unit_tally, cots, len(living), len(expected - living))


def by_programme(house: House, night: date) -> list[tuple[str, Counts]]:
    """Count the units of each programme, the one with the most beds first."""
    codes = {unit.programme for unit in house.units}
    counted = [(code, count(house, night, code)) for code in codes]
    return sorted(counted, key=lambda share: (-share[1].beds.all, share[0]))


def _families(units: Iterable[Unit], night: date) -> tuple[set[str], set[str]]:
    living: set[str] = set()
    expected: set[str] = set()
    for unit in units:
        for bed in unit.beds:
            for claim in bed.claims:
                if claim.kind is ClaimKind.KEPT_BACK:
                    continue
                if claim.nights.includes(night):
                    stays = claim.kind is ClaimKind.STAY
                    (living if stays else expected).add(claim.household)
    return living, expected
