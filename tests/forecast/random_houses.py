"""Random houses and families, in the words of core and in the numbers of the kernel."""

import random
from dataclasses import dataclass
from datetime import date

import numpy as np

from umay.core import proposals
from umay.core.nights import Nights
from umay.core.places import (
    Bed,
    Claim,
    ClaimKind,
    Condition,
    House,
    Needs,
    Unit,
    Why,
)
from umay.core.rules import HouseRules, OlderBoys, Overflow
from umay.forecast import fits
from umay.forecast.fits import Flags, Integers

TONIGHT = Nights(date(2026, 3, 1))
BENDABLE = [
    fits.NO_COT,
    fits.OLDER_BOY,
    fits.OTHER_PROGRAMME,
    fits.TO_CLEAN,
    fits.TOO_SMALL,
]


@dataclass(frozen=True)
class Case:
    house: House
    needs: Needs
    bends: int


def a_case(chance: random.Random) -> Case:
    count = chance.randint(1, 7)
    neighbours = {
        (a, b)
        for a in range(count)
        for b in range(a + 1, count)
        if chance.random() < 0.15
    }
    units = tuple(_unit(chance, i, neighbours) for i in range(count))
    cots = tuple(
        Bed(f"cot {i}", _claims(chance, 0.5)) for i in range(chance.randint(0, 2))
    )
    rules = HouseRules(
        older_boys=chance.choice(list(OlderBoys)),
        overflow=chance.choice(list(Overflow)),
        fold_outs_per_unit=chance.randint(0, 2),
    )
    needs = Needs(
        household="asks",
        beds=chance.choice([1, 1, 2, 2, 3, 4, 5, 6]),
        cots=chance.choice([0, 0, 0, 1, 2]),
        nights=TONIGHT,
        programme=chance.choice("ab"),
        step_free=chance.random() < 0.15,
        older_boy=chance.random() < 0.15,
        may_share=chance.random() < 0.3,
        may_split=chance.random() < 0.2,
    )
    bends = sum(bit for bit in BENDABLE if chance.random() < 0.5)
    return Case(House(units, TONIGHT.first, cots, rules), needs, bends)


def _unit(chance: random.Random, i: int, neighbours: set[tuple[int, int]]) -> Unit:
    near = {b if a == i else a for a, b in neighbours if i in (a, b)}
    taken = chance.choice([0.0, 0.0, 0.5, 1.0])
    return Unit(
        code=f"{i}",
        floor=1,
        programme=chance.choice("ab"),
        beds=tuple(
            Bed(f"{i} {bed}", _claims(chance, taken))
            for bed in range(chance.randint(1, 5))
        ),
        step_free=chance.random() < 0.5,
        shared=chance.random() < 0.3,
        condition=chance.choice([*Condition, Condition.READY, Condition.READY]),
        adjoins=frozenset(map(str, near)),
    )


def _claims(chance: random.Random, taken: float) -> tuple[Claim, ...]:
    if chance.random() >= taken:
        return ()
    return (Claim("other", chance.choice(list(ClaimKind)), TONIGHT),)


def by_core(case: Case) -> tuple[tuple[str, ...], frozenset[Why]] | None:
    """Return the units and bends of the best proposal workers would take."""
    allowed = {fits.WHY[bit] for bit in BENDABLE if case.bends & bit}
    every = proposals.propose(case.needs, case.house).proposals
    return next(((p.units, p.bent) for p in every if p.bent <= allowed), None)


def by_kernel(case: Case) -> tuple[str, ...] | None:
    units, needs, rules = case.house.units, case.needs, case.house.rules
    chosen = fits.choose(
        *numbers(units),
        0,
        len(units),
        fits.Ask(
            needs.beds,
            needs.cots,
            "ab".index(needs.programme),
            needs.step_free,
            needs.older_boy,
            needs.may_share,
            needs.may_split,
        ),
        fits.Rules(
            list(OlderBoys).index(rules.older_boys),
            list(Overflow).index(rules.overflow),
            rules.fold_outs_per_unit,
            case.bends,
        ),
        len(case.house.free_cots("asks", TONIGHT)),
    )
    found = tuple(str(u) for u in (chosen.first, chosen.second) if u != fits.NOBODY)
    return found or None


def numbers(units: tuple[Unit, ...]) -> tuple[Integers, Flags]:
    codes = [unit.code for unit in units]
    rows = [
        (
            unit.size,
            "ab".index(unit.programme),
            unit.step_free,
            unit.shared,
            len(unit.free_beds("asks", TONIGHT)),
            unit.condition is Condition.READY,
            unit.condition is not Condition.CLOSED,
            len(unit.adjoins),
        )
        for unit in units
    ]
    adjoins = np.array([[code in unit.adjoins for code in codes] for unit in units])
    return np.array(rows, dtype=np.int64), adjoins
