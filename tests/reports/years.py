"""Invented years of a house: families come and go, and each step is counted."""

from dataclasses import dataclass
from random import Random

from umay.core.reports.counting import count_step
from umay.core.reports.counts import (
    HELP,
    OF_CHILDREN_HERE,
    OF_LEAVING,
    OF_TURNED_AWAY,
    Count,
)
from umay.core.reports.figures import Counted
from umay.core.reports.hiding import Counts
from umay.core.reports.periods import Step, steps_of

BEDS = 70


@dataclass(frozen=True)
class Family:
    """Steps by number: from the one she came in to the one she left in."""

    came: int
    left: int
    children: int
    programme: Count
    to: Count
    ages: tuple[Count, ...]


def families(random: Random, steps: int, most: int) -> list[Family]:
    found = []
    for came in range(-1, steps):
        for _ in range(random.randint(0, most)):
            children = random.choice([0, 0, 1, 1, 2, 3])
            found.append(
                Family(
                    came,
                    came + random.choice([0, 0, 1, 1, 2, 4]),
                    children,
                    random.choice([Count.HERE_A, Count.HERE_A, Count.HERE_B]),
                    random.choice(OF_LEAVING.parts),
                    tuple(random.choices(OF_CHILDREN_HERE.parts, k=children)),
                )
            )
    return [one for one in found if one.left >= 0]


def true_counts(
    random: Random, step: Step, number: int, told: list[Family], most: int
) -> Counts:
    counts = dict.fromkeys(Count, 0) | {Count.BEDS: BEDS}
    for one in told:
        new = one.came == number or (one.came < 0 and not number)
        counts[Count.ADULTS] += new
        counts[Count.CHILDREN] += new * one.children
        counts[one.to] += one.left == number
        if one.came <= number < one.left:
            counts[Count.HERE_ADULTS] += 1
            counts[one.programme] += 1 + one.children
            for age in one.ages:
                counts[age] += 1
        if one.came <= number <= one.left:
            counts[Count.NIGHTS] += (1 + one.children) * random.randint(1, step.days)
        for kind in HELP:
            counts[kind] += new and not random.randint(0, 3)
    for reason in OF_TURNED_AWAY.parts:
        counts[reason] = random.randint(0, 2 * most)
    return added_up(counts)


def added_up(counts: dict[Count, int]) -> Counts:
    def total(parts: tuple[Count, ...]) -> int:
        return sum(counts[part] for part in parts)

    counts[Count.HERE_CHILDREN] = total(OF_CHILDREN_HERE.parts)
    counts[Count.HERE] = counts[Count.HERE_ADULTS] + counts[Count.HERE_CHILDREN]
    counts[Count.PEOPLE] = counts[Count.ADULTS] + counts[Count.CHILDREN]
    counts[Count.LEFT] = total(OF_LEAVING.parts)
    counts[Count.AWAY] = total(OF_TURNED_AWAY.parts)
    return counts


def year_of(seed: int, months: int, most: int) -> list[Counted]:
    """Return a counted year; ``most`` families come in a step."""
    random = Random(seed)
    steps = steps_of(2025, months)
    told = families(random, len(steps), most)
    year: list[Counted] = []
    for number, step in enumerate(steps):
        counts = true_counts(random, step, number, told, most)
        year.append(count_step(year, step, counts))
    return year
