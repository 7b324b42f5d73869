"""Cards: each unit as the board shows it, with its beds and its people."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from umay.core.counts import State, state_of_bed
from umay.core.places import Claim, ClaimKind, Condition, Unit
from umay.records.queries.night import Asking, Family
from umay.web.look import Look
from umay.web.units import ReadyForm, ready_form

Who = TypeVar("Who", Family, Asking)
TO_CLEAN = (Condition.TO_CLEAN, Condition.CLEANING)


@dataclass(frozen=True)
class Glyph:
    """One bed as drawn: its state, and whether it is a fold-out bed or a cot."""

    state: State
    kind: str = ""


@dataclass(frozen=True)
class Card:
    """``lives`` sleep here, ``kept`` are on their way, ``coming`` later. ``states``
    counts the unit's own beds; ``free`` of them can be given tonight, until
    ``free_until`` if somebody comes then."""

    unit: Unit
    key: UUID
    glyphs: tuple[Glyph, ...]
    states: tuple[tuple[State, int], ...]
    lives: tuple[Family, ...]
    kept: tuple[Asking, ...]
    coming: tuple[Asking, ...]
    free: int
    free_until: date | None
    kept_back: bool

    @property
    def ready(self) -> ReadyForm | None:
        return ready_form("board") if self.unit.condition in TO_CLEAN else None

    @property
    def doors(self) -> list[str]:
        return sorted(self.unit.adjoins)


@dataclass(frozen=True)
class Floor:
    number: int
    cards: tuple[Card, ...]


def floors(seen: Look) -> list[Floor]:
    """Return every unit of the house as a card, floor by floor."""
    cots = _cots_by_household(seen)
    families = {one.household: one for one in seen.night.families}
    asking = {one.household: one for one in seen.night.asking}
    by_floor: dict[int, list[Card]] = {}
    for unit in seen.night.house.units:
        card = _card(seen, unit, families, asking, cots)
        by_floor.setdefault(unit.floor, []).append(card)
    return [Floor(number, tuple(cards)) for number, cards in by_floor.items()]


def _cots_by_household(seen: Look) -> Counter[str]:
    return Counter(
        claim.household
        for cot in seen.night.house.cots
        for claim in cot.claims
        if claim.nights.includes(seen.today)
    )


def _card(
    seen: Look,
    unit: Unit,
    families: dict[str, Family],
    asking: dict[str, Asking],
    cots: Counter[str],
) -> Card:
    states = [(bed, state_of_bed(bed, unit, seen.today)) for bed in unit.beds]
    own = Counter(state for bed, state in states if not bed.fold_out)
    tonight, later = _claims(unit, seen.today)
    lives = [c.household for c in tonight if c.kind is ClaimKind.STAY]
    kept = [c.household for c in tonight if c.kind is not ClaimKind.STAY]
    # A cot stands where its family first sleeps; it is drawn once.
    stood = sum(cots.pop(household, 0) for household in dict.fromkeys(lives))
    glyphs = [Glyph(s, "extra" if b.fold_out else "") for b, s in states]
    return Card(
        unit=unit,
        key=seen.night.keys[unit.code],
        glyphs=(*glyphs, *[Glyph(State.LIVED_IN, "cot")] * stood),
        states=tuple((state, own[state]) for state in State if own[state]),
        lives=tuple(_known(lives, families)),
        kept=tuple(_known(kept, asking)),
        coming=tuple(_known([c.household for c in later], asking)),
        free=own[State.FREE],
        free_until=min((c.nights.first for c in later), default=None),
        kept_back=any(c.kind is ClaimKind.KEPT_BACK for c in tonight),
    )


def _claims(unit: Unit, night: date) -> tuple[list[Claim], list[Claim]]:
    """Return the claims of this night, and those that begin later."""
    claims = [c for bed in unit.beds for c in bed.claims if not c.nights.empty]
    tonight = [c for c in claims if c.nights.includes(night)]
    return tonight, [c for c in claims if c.nights.first > night]


def _known(households: list[str], people: Mapping[str, Who]) -> Iterator[Who]:
    for household in dict.fromkeys(households):
        if household in people:
            yield people[household]
