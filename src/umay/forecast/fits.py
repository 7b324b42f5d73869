"""Who fits where: the rule of ``umay.core``, in numbers a processor can run through.

``umay.core.places`` and ``proposals`` decide in the house; this must never differ,
and a test compares the two on random houses. Objections are bits, the lighter the
lower, so that the lowest mask belongs to the unit that came nearest.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from umay.core.places import Why
from umay.forecast.compiled import compiled

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

NO_COT, OLDER_BOY, OTHER_PROGRAMME, TO_CLEAN = 1, 2, 4, 8
TOO_SMALL, STEPS, CLOSED, TAKEN = 16, 32, 64, 128
WHY = {
    NO_COT: Why.NO_COT,
    OLDER_BOY: Why.OLDER_BOY,
    OTHER_PROGRAMME: Why.OTHER_PROGRAMME,
    TO_CLEAN: Why.TO_CLEAN,
    TOO_SMALL: Why.TOO_SMALL,
    STEPS: Why.STEPS,
    CLOSED: Why.CLOSED,
    TAKEN: Why.OCCUPIED,
}

WELCOME, OWN_ROOM, ASK = 0, 1, 2
NEVER, WITH_REASON, FREELY = 0, 1, 2
NOBODY = -1


class Rules(NamedTuple):
    """``bends`` are the objections workers go past when nothing else fits."""

    older_boys: int
    overflow: int
    fold_outs: int
    bends: int


# The columns of an array of units; flags are 0 or 1, FREE counts beds.
BEDS, PROGRAMME, STEP_FREE, SHARED, FREE, CLEAN, OPEN, NEIGHBOURS = range(8)
LARGEST = 64  # no unit has as many beds


class Ask(NamedTuple):
    """What a household needs, as ``umay.core.places.Needs``."""

    beds: int
    cots: int
    programme: int
    step_free: bool
    older_boy: bool
    may_share: bool
    may_split: bool


class Choice(NamedTuple):
    """Units chosen, ``NOBODY`` where none; the rank is the order of proposals."""

    first: int
    second: int
    weight: int
    spare: int
    most_free: int


@compiled
def against(units: Integers, u: int, ask: Ask, rules: Rules, free_cots: int) -> int:
    """Return the objections to one unit but its size, as bits."""
    found = 0
    if not units[u, OPEN]:
        found |= CLOSED
    elif not units[u, CLEAN]:
        found |= TO_CLEAN
    needed = units[u, BEDS]
    if units[u, SHARED] and ask.may_share:
        needed = min(ask.beds, needed)
    if units[u, FREE] < needed:
        found |= TAKEN
    if ask.step_free and not units[u, STEP_FREE]:
        found |= STEPS
    if units[u, PROGRAMME] != ask.programme:
        found |= OTHER_PROGRAMME
    minds = rules.older_boys == ASK or (
        rules.older_boys == OWN_ROOM and units[u, SHARED]
    )
    if ask.older_boy and minds:
        found |= OLDER_BOY
    if ask.cots > free_cots:
        found |= NO_COT
    return found


@compiled
def small(missing: int) -> int:
    return TOO_SMALL if missing > 0 else 0


@compiled
def bent(found: int, missing: int, rules: Rules) -> bool:
    """Whether workers go past all of this."""
    if found & ~rules.bends or found & (STEPS | CLOSED | TAKEN):
        return False
    if found & TOO_SMALL and missing > rules.fold_outs:
        return False
    return not (found & OTHER_PROGRAMME and rules.overflow == NEVER)


@compiled
def weigh(found: int, rules: Rules) -> int:
    """Return how much is bent: 2 a rule, 1 for freely used overflow."""
    weight = 0
    for bit in (NO_COT, OLDER_BOY, OTHER_PROGRAMME, TO_CLEAN, TOO_SMALL):
        if found & bit:
            weight += 1 if bit == OTHER_PROGRAMME and rules.overflow == FREELY else 2
    return weight


@compiled
def better(one: Choice, other: Choice) -> bool:
    """Whether ``one`` stands before ``other``: unbent, one unit, least waste."""
    if one.first == NOBODY:
        return False
    if other.first == NOBODY:
        return True
    if one.weight != other.weight:
        return one.weight < other.weight
    if one.spare != other.spare:
        return one.spare < other.spare
    return one.most_free > other.most_free


@compiled
def choose(
    units: Integers,
    adjoins: Flags,
    first: int,
    end: int,
    ask: Ask,
    rules: Rules,
    free_cots: int,
) -> Choice:
    """Return the best proposal among units ``first`` to ``end`` of one house."""
    free_of_size = np.zeros(LARGEST, np.int64)
    for u in range(first, end):
        if units[u, FREE] and ask.beds <= units[u, BEDS]:
            bits = against(units, u, ask, rules, free_cots)
            free_of_size[units[u, BEDS]] += bits == 0
    best = Choice(NOBODY, NOBODY, 0, 0, 0)
    for u in range(first, end):
        if not units[u, FREE]:
            continue
        size = units[u, BEDS]
        bits = against(units, u, ask, rules, free_cots) | small(ask.beds - size)
        if not bent(bits, ask.beds - size, rules):
            continue
        singly = units[u, SHARED] and ask.may_share
        spare = 0 if singly else max(size - ask.beds, 0)
        weight = 4 * weigh(bits, rules)
        one = Choice(u, NOBODY, weight, spare, free_of_size[size])
        if better(one, best):
            best = one
    if best.first != NOBODY and best.weight == 0:
        return best
    return _pairs(units, adjoins, first, end, ask, rules, free_cots, best)


@compiled
def _pairs(
    units: Integers,
    adjoins: Flags,
    first: int,
    end: int,
    ask: Ask,
    rules: Rules,
    free_cots: int,
    best: Choice,
) -> Choice:
    """Two units: adjoining ones, or any two if she asks to be split."""
    for u in range(first, end):
        alone = not (ask.may_split or units[u, NEIGHBOURS])
        if alone or (units[u, SHARED] and ask.may_share):
            continue
        one = against(units, u, ask, rules, free_cots)
        if not bent(one, 0, rules):
            continue
        for v in range(u + 1, end):
            near = adjoins[u, v]
            if not (near or ask.may_split) or (units[v, SHARED] and ask.may_share):
                continue
            both = one | against(units, v, ask, rules, free_cots)
            missing = ask.beds - units[u, BEDS] - units[v, BEDS]
            both |= small(missing)
            if not bent(both, missing, rules):
                continue
            # A pair stands after every single unit that bends as much.
            weight = 4 * weigh(both, rules) + (1 if near else 2)
            pair = Choice(u, v, weight, max(-missing, 0), 0)
            if better(pair, best):
                best = pair
    return best


@compiled
def nearest(
    units: Integers, first: int, end: int, ask: Ask, rules: Rules, free_cots: int
) -> int:
    """Return the objections to the unit that came nearest, as bits."""
    least = 2 * TAKEN - 1
    for u in range(first, end):
        bits = against(units, u, ask, rules, free_cots)
        least = min(least, bits | small(ask.beds - units[u, BEDS]))
    return least
