"""Ten thousand rounds of the race for the last place, and its control.

The tests run sixty; this is the nightly. See ``tests/races/contest.py``.
"""

import os

from rich.console import Console

from bench.place import lent_house

ROUNDS = int(os.environ.get("UMAY_BENCH_ROUNDS", "10000"))


def main() -> None:
    """Fail if a bed was given twice, a round had no winner, or anything crashed."""
    with lent_house() as house:
        from tests.races.contest import race
        from tests.races.test_the_last_place import ROOMS
        from tests.small_house import small_house

        small_house(ROOMS, cots=1)
        result = race(house.environment(), ROUNDS, seed=2026, progress=True)
    refused = ", ".join(f"{why} {n:,}" for why, n in result.refused.most_common())
    Console(width=110).print(
        f"{result.rounds:,} rounds: {result.got:,} got a place,"
        f" {result.doubles} doubles,"
        f" {result.empty_rounds} rounds without a winner,"
        f" {len(result.crashes)} crashes."
        f" Refused: {refused}"
    )
    if result.doubles or result.crashes or result.empty_rounds:
        raise SystemExit("a promise was broken")


if __name__ == "__main__":
    main()
