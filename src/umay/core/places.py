"""Places: whether a unit can take a household, and why it cannot.

A *unit* is a lockable room or flat with a number of beds; a *cot* is a movable baby
bed that stands in one unit at a time. A *claim* gives one bed for a span of nights;
a whole unit is given by giving each of its beds. This module only decides. It reads
no database and no clock.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from umay.core.nights import Nights
from umay.core.rules import HouseRules, OlderBoys, Overflow


class Why(StrEnum):
    """Why a unit cannot take a household. Put into words in ``web``."""

    OCCUPIED = "occupied"
    HELD = "held"
    RESERVED = "reserved"
    KEPT_BACK = "kept_back"
    CLOSED = "closed"
    MUST_NOT_MEET = "must_not_meet"
    STEPS = "steps"
    TOO_SMALL = "too_small"
    TO_CLEAN = "to_clean"
    OTHER_PROGRAMME = "other_programme"
    OLDER_BOY = "older_boy"
    NO_COT = "no_cot"


@dataclass(frozen=True)
class Objection:
    """One reason; ``day`` is when it ends if known, ``missing`` counts beds."""

    why: Why
    day: date | None = None
    missing: int = 0


class ClaimKind(StrEnum):
    """Nobody comes to a bed *kept back*: the director closed it, whatever for."""

    STAY = "stay"
    HOLD = "hold"
    RESERVATION = "reservation"
    KEPT_BACK = "kept_back"


class Condition(StrEnum):
    """A unit is ready, waits to be cleaned, is being cleaned, or is out of service."""

    READY = "ready"
    TO_CLEAN = "to_clean"
    CLEANING = "cleaning"
    CLOSED = "closed"


class Scope(StrEnum):
    """How far apart two households that must not meet are kept."""

    FLOOR = "floor"
    HOUSE = "house"


@dataclass(frozen=True)
class Claim:
    household: str
    kind: ClaimKind
    nights: Nights


@dataclass(frozen=True)
class Bed:
    """A place to sleep. A cot is a bed that has no unit of its own."""

    code: str
    claims: tuple[Claim, ...] = ()
    fold_out: bool = False

    def taken_from(self, household: str, nights: Nights) -> Iterator[Claim]:
        """Yield the claims of others that stand in the way."""
        for claim in self.claims:
            if claim.household != household and claim.nights.overlaps(nights):
                yield claim


@dataclass(frozen=True)
class Needs:
    """What a household needs. ``household`` is a code, never a name.

    ``apart`` names the households she must not meet, and how far. ``may_share``
    says she accepts single beds in a shared unit, ``may_split`` that she asks for
    any two units.
    """

    household: str
    beds: int
    cots: int
    nights: Nights
    programme: str
    step_free: bool = False
    older_boy: bool = False
    may_share: bool = False
    may_split: bool = False
    apart: tuple[tuple[str, Scope], ...] = ()


@dataclass(frozen=True)
class Unit:
    code: str
    floor: int
    programme: str
    beds: tuple[Bed, ...]
    step_free: bool = False
    shared: bool = False
    condition: Condition = Condition.READY
    closed_until: date | None = None
    adjoins: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """Its beds; a fold-out bed stands there for one household only."""
        return sum(not bed.fold_out for bed in self.beds)

    def free_beds(self, household: str, nights: Nights) -> tuple[Bed, ...]:
        return tuple(
            bed
            for bed in self.beds
            if not bed.fold_out and not any(bed.taken_from(household, nights))
        )

    def given_singly_to(self, needs: Needs) -> bool:
        return self.shared and needs.may_share

    def households(self, nights: Nights) -> set[str]:
        return {c.household for bed in self.beds for c in bed.taken_from("", nights)}


@dataclass(frozen=True)
class House:
    """A house as it stands: its units, its cots and its rules."""

    units: tuple[Unit, ...]
    today: date
    cots: tuple[Bed, ...] = ()
    rules: HouseRules = field(default_factory=HouseRules)

    def free_cots(self, household: str, nights: Nights) -> tuple[Bed, ...]:
        return tuple(c for c in self.cots if not any(c.taken_from(household, nights)))

    def unit(self, code: str) -> Unit | None:
        return next((unit for unit in self.units if unit.code == code), None)

    def objections(self, unit: Unit, needs: Needs) -> tuple[Objection, ...]:
        """Return everything that speaks against ``unit``, the gravest first."""
        return tuple(self._objections(unit, needs))

    def _objections(self, unit: Unit, needs: Needs) -> Iterator[Objection]:
        yield from _out_of_use(unit, needs, self.today)
        yield from _taken(unit, needs)
        if self._meets(unit, needs):
            yield Objection(Why.MUST_NOT_MEET)
        if needs.step_free and not unit.step_free:
            yield Objection(Why.STEPS)
        if unit.size < needs.beds:
            yield Objection(Why.TOO_SMALL, missing=needs.beds - unit.size)
        if unit.programme != needs.programme:
            yield Objection(Why.OTHER_PROGRAMME)
        if needs.older_boy and self._minds_older_boys(unit):
            yield Objection(Why.OLDER_BOY)
        if needs.cots > len(self.free_cots(needs.household, needs.nights)):
            yield Objection(Why.NO_COT)

    def _meets(self, unit: Unit, needs: Needs) -> bool:
        for household, scope in needs.apart:
            near = self.units
            if scope is Scope.FLOOR:
                near = tuple(u for u in self.units if u.floor == unit.floor)
            if any(household in other.households(needs.nights) for other in near):
                return True
        return False

    def _minds_older_boys(self, unit: Unit) -> bool:
        if self.rules.older_boys is OlderBoys.ASK:
            return True
        return self.rules.older_boys is OlderBoys.OWN_ROOM and unit.shared

    def bendable(self, objection: Objection) -> bool:
        """Whether a person may go past this objection, knowingly and with a reason."""
        if objection.why is Why.TOO_SMALL:
            return objection.missing <= self.rules.fold_outs_per_unit
        if objection.why is Why.OTHER_PROGRAMME:
            return self.rules.overflow is not Overflow.NEVER
        return objection.why in {Why.TO_CLEAN, Why.OLDER_BOY, Why.NO_COT}


def _out_of_use(unit: Unit, needs: Needs, today: date) -> Iterator[Objection]:
    if unit.condition is Condition.CLOSED:
        reopens = unit.closed_until
        if reopens is None or needs.nights.first < reopens:
            yield Objection(Why.CLOSED, day=reopens)
    elif unit.condition is not Condition.READY and needs.nights.first <= today:
        yield Objection(Why.TO_CLEAN)


def _taken(unit: Unit, needs: Needs) -> Iterator[Objection]:
    """Yield at most one objection: whoever has the unit, or too many of its beds."""
    if unit.given_singly_to(needs):
        free = unit.free_beds(needs.household, needs.nights)
        if len(free) >= min(needs.beds, unit.size):
            return
    claims = [
        claim
        for bed in unit.beds
        for claim in bed.taken_from(needs.household, needs.nights)
    ]
    if claims:
        yield _as_objection(claims)


_GRAVITY = {
    ClaimKind.STAY: Why.OCCUPIED,
    ClaimKind.HOLD: Why.HELD,
    ClaimKind.RESERVATION: Why.RESERVED,
    ClaimKind.KEPT_BACK: Why.KEPT_BACK,
}


def _as_objection(claims: Iterable[Claim]) -> Objection:
    """Name the gravest claim, and the day from which none of them stands."""
    claims = tuple(claims)
    gravest = next(why for kind, why in _GRAVITY.items() if kind in _kinds(claims))
    ends = [claim.nights.until for claim in claims]
    free_from = None if None in ends else max(end for end in ends if end)
    return Objection(gravest, day=free_from)


def _kinds(claims: Iterable[Claim]) -> set[ClaimKind]:
    return {claim.kind for claim in claims}
