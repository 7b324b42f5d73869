"""How good is a way of allocating? Families placed, by the most anybody could place.

``python -m bench.allocation [seeds]``: ten centers, a year, whole rooms for whole
families. The first year fills the houses as it is done by telephone today.
"""

import sys

import numpy as np

from bench.bound import bound
from bench.rules import (
    FIRST_DAY,
    NOWHERE,
    check,
    first_big_enough,
    least_waste,
    most_left,
    place,
)
from bench.towns import town

LOADS = {0.7: 0.993, 0.85: 0.975, 1.0: 0.940}
RULES = {
    "first big enough": first_big_enough,
    "least waste": least_waste,
    "most left": most_left,
}
LARGE = 4


def one(load: float, seed: int) -> dict[str, tuple[float, float]]:
    """Return for each rule its share of the bound, and of large families placed."""
    given = town(load, seed)
    warm_up = place(given, first_big_enough)
    best = bound(given, warm_up)
    measured = given.at >= FIRST_DAY
    large = measured & (given.size >= LARGE)
    found = {}
    for name, rule in RULES.items():
        placed = place(given, rule, warm_up)
        check(given, placed)
        found[name] = (
            (placed[measured] != NOWHERE).sum() / best,
            (placed[large] != NOWHERE).mean(),
        )
    return found


def main(seeds: int) -> int:
    missed = 0
    for load, goal in LOADS.items():
        runs = [one(load, seed) for seed in range(seeds)]
        ratios = {n: np.mean([run[n] for run in runs], axis=0) for n in RULES}
        naive = ratios["first big enough"][0]
        for name, (ratio, large) in ratios.items():
            closed = (ratio - naive) / (1 - naive)
            print(
                f"load {load}: {name:17} {ratio:.4f} of the bound (goal {goal}), "
                f"gap closed {closed:.0%}, families of four and more {large:.3f}"
            )
        missed += max(ratio for ratio, _ in ratios.values()) < goal
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8))
