"""Proposals: up to three answers to somebody who asks for a place, with reasons.

One rule orders the units: least wasted beds, then the size with most units free. It
beat first-fit on families placed and on large families alike. Large units are
scarce: they are spent last. The program proposes; a person confirms.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from umay.core.places import House, Needs, Objection, Unit, Why
from umay.core.refusals import Ground, Refused
from umay.core.rules import Overflow

MOST_ANSWERS = 3


@dataclass(frozen=True)
class Proposal:
    """One answer. ``beds`` and ``cots`` are codes to claim, ``fold_outs`` beds to add.

    ``bends`` names each rule of the house it would go past; ``spare`` beds stay empty.
    """

    units: tuple[str, ...]
    beds: tuple[str, ...]
    cots: tuple[str, ...]
    bends: tuple[Objection, ...] = ()
    fold_outs: int = 0
    spare: int = 0
    most_free: int = 0
    adjoining: bool = False
    whole: bool = True

    @property
    def bent(self) -> frozenset[Why]:
        return frozenset(objection.why for objection in self.bends)

    def wants_reason(self, house: House) -> bool:
        """Whether a person must say why: freely used overflow needs no reason."""
        free = (
            {Why.OTHER_PROGRAMME} if house.rules.overflow is Overflow.FREELY else set()
        )
        return bool(self.bent - free)


@dataclass(frozen=True)
class Answers:
    """At most three proposals, and why each other unit does not fit."""

    proposals: tuple[Proposal, ...]
    refusals: dict[str, tuple[Objection, ...]]


class NoUnitFits(Refused):
    """The units asked for have objections; ``objections`` gives them by unit code."""

    def __init__(self, objections: dict[str, tuple[Objection, ...]]) -> None:
        super().__init__(Ground.BED_TAKEN)
        self.objections = objections


def propose(needs: Needs, house: House) -> Answers:
    """Return the best answers: whole and unbent first, two units before a refusal."""
    objections = {unit.code: house.objections(unit, needs) for unit in house.units}
    free_of_size = Counter(u.size for u in house.units if not objections[u.code])
    fitting = list(_single(needs, house, objections, free_of_size))
    if not any(not proposal.bends for proposal in fitting):
        fitting += _pairs(needs, house)
    fitting.sort(key=_rank(house))
    refusals = {code: found for code, found in objections.items() if found}
    return Answers(tuple(fitting[:MOST_ANSWERS]), refusals)


def take(
    units: tuple[str, ...], bends: frozenset[Why], needs: Needs, house: House
) -> Proposal:
    """Return the proposal for just these units, as a person confirmed it.

    Raises ``NoUnitFits`` if a unit is unknown, or has an objection that is not one of
    the rules in ``bends`` that the person knowingly goes past.
    """
    chosen = [unit for code in units if (unit := house.unit(code)) is not None]
    if not chosen or len(chosen) != len(set(units)):
        raise NoUnitFits({code: (Objection(Why.CLOSED),) for code in units})
    found = _objections_to(chosen, needs, house)
    refused = {
        code: tuple(o for o in against if not (o.why in bends and house.bendable(o)))
        for code, against in found.items()
    }
    if any(refused.values()):
        raise NoUnitFits(
            {code: against for code, against in refused.items() if against}
        )
    return _proposal(chosen, needs, house, found)


def _rank(house: House) -> Callable[[Proposal], Any]:
    """Order: unbent, one unit, adjoining, least waste, most free of its size."""
    overflow_weighs = 1 if house.rules.overflow is Overflow.FREELY else 2

    def key(proposal: Proposal) -> tuple[object, ...]:
        weight = sum(
            overflow_weighs if bend.why is Why.OTHER_PROGRAMME else 2
            for bend in proposal.bends
        )
        together = len(proposal.units) > 1
        return (
            weight,
            together,
            together and not proposal.adjoining,
            proposal.spare,
            -proposal.most_free,
            proposal.units,
        )

    return key


def _single(
    needs: Needs,
    house: House,
    objections: dict[str, tuple[Objection, ...]],
    free_of_size: Counter[int],
) -> Iterator[Proposal]:
    for unit in house.units:
        against = objections[unit.code]
        if all(house.bendable(objection) for objection in against):
            yield _proposal(
                [unit], needs, house, {unit.code: against}, free_of_size[unit.size]
            )


def _pairs(needs: Needs, house: House) -> Iterator[Proposal]:
    """Adjoining units together; any two units only if she asks to be split."""
    for one, other in combinations(house.units, 2):
        if other.code not in one.adjoins and not needs.may_split:
            continue
        if one.given_singly_to(needs) or other.given_singly_to(needs):
            continue
        found = _objections_to([one, other], needs, house)
        if all(house.bendable(o) for against in found.values() for o in against):
            yield _proposal([one, other], needs, house, found)


def _objections_to(
    chosen: list[Unit], needs: Needs, house: House
) -> dict[str, tuple[Objection, ...]]:
    """Objections to units taken together: their beds add up."""
    found = {unit.code: house.objections(unit, needs) for unit in chosen}
    if len(chosen) == 1:
        return found
    missing = needs.beds - sum(unit.size for unit in chosen)
    small = (Objection(Why.TOO_SMALL, missing=missing),) if missing > 0 else ()
    apart = not all(_linked(unit, chosen) for unit in chosen)
    split = (Objection(Why.TOO_SMALL, missing=needs.beds),)
    unasked = split if apart and not needs.may_split else ()
    return {
        code: tuple(o for o in against if o.why is not Why.TOO_SMALL) + small + unasked
        for code, against in found.items()
    }


def _linked(unit: Unit, chosen: list[Unit]) -> bool:
    return any(other.code in unit.adjoins for other in chosen)


def _proposal(
    chosen: list[Unit],
    needs: Needs,
    house: House,
    found: dict[str, tuple[Objection, ...]],
    most_free: int = 0,
) -> Proposal:
    size = sum(unit.size for unit in chosen)
    free = [b for u in chosen for b in u.free_beds(needs.household, needs.nights)]
    singly = len(chosen) == 1 and chosen[0].given_singly_to(needs)
    beds = free[: needs.beds] if singly else free
    cots = house.free_cots(needs.household, needs.nights)[: needs.cots]
    bends = {
        objection.why: objection for against in found.values() for objection in against
    }
    return Proposal(
        units=tuple(unit.code for unit in chosen),
        beds=tuple(bed.code for bed in beds),
        cots=tuple(cot.code for cot in cots),
        bends=tuple(bends.values()),
        fold_outs=max(needs.beds - len(free), 0),
        spare=0 if singly else max(size - needs.beds, 0),
        most_free=most_free,
        adjoining=len(chosen) > 1 and all(_linked(unit, chosen) for unit in chosen),
        whole=not singly,
    )
