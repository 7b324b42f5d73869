"""``python -m bench fuzz``: every address, every role, whatever can be sent.

The tests run one turn for each address; this is the nightly. ``UMAY_BENCH_ROUNDS``
turns, drawn from ``UMAY_BENCH_SEED`` (else from the day). ``UMAY_BENCH_TURN`` runs one
turn again, with every request of it printed. See ``tests/fuzz``.
"""

import os
import time
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track

from bench.place import lent_house

if TYPE_CHECKING:
    from tests.fuzz.running import Fuzz, Told

ROUNDS = int(os.environ.get("UMAY_BENCH_ROUNDS", "20000"))
SEED = int(os.environ.get("UMAY_BENCH_SEED", str(date.today().toordinal())))  # noqa: DTZ011
TURN = os.environ.get("UMAY_BENCH_TURN", "")
SHOWN = 20  # failures that are printed
ENGINE = os.environ.get("UMAY_TEST_DATABASE", "sqlite")
console = Console(width=110, highlight=False, markup=False)


def main() -> None:
    """Fail if a page broke or a word was told to somebody it is not open to."""
    turns = range(int(TURN), int(TURN) + 1) if TURN else range(ROUNDS)
    with lent_house():
        from django.utils import translation

        from tests.fuzz.running import Fuzz

        _as_in_the_tests()
        with translation.override("en"):
            fuzz = Fuzz(SEED)
            begun = time.perf_counter()
            told = fuzz.run(track(turns, "turns"), show=print if TURN else None)
        _say(fuzz, told, time.perf_counter() - begun)
    if told.found:
        raise SystemExit("a page broke, or a word was told")


def _as_in_the_tests() -> None:
    """Passwords cost little, and no static files are collected."""
    from django.conf import settings

    from umay.records.hashing import Argon2AsTheLock
    from umay.vault import locks

    Argon2AsTheLock.memory_cost, Argon2AsTheLock.time_cost = 8 * locks.LANES, 1
    locks.Cost.__init__.__defaults__ = (8 * locks.LANES, 1)
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {"staticfiles": {"BACKEND": plain}}
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]


def _say(fuzz: "Fuzz", told: "Told", seconds: float) -> None:
    leaks = sum("canary" in one for one in told.found)
    statuses = ", ".join(f"{s} {n:,}" for s, n in sorted(told.statuses.items()))
    console.print(
        f"{ENGINE}, seed {SEED}: {told.turns:,} turns over {len(told.by_route)}"
        f" addresses by {len(told.by_person)} people, {told.requests:,} requests,"
        f" {told.requests / seconds:.0f} a second; {told.acts.total():,} acts carried"
        f" out, of {len(told.acts)} kinds; words read by whom they are open to in"
        f" {told.opened:,} answers\nstatuses: {statuses}\n"
        f"slowest: {told.slowest * 1000:.0f} ms, {told.slowest_asked}\n"
        f"errors: {len(told.found) - leaks}, canaries: {leaks}"
    )
    for one in told.found[:SHOWN]:
        turn = one.partition(" turn ")[2].partition(",")[0]
        again = f"UMAY_BENCH_SEED={SEED} UMAY_BENCH_TURN={turn} python -m bench fuzz"
        console.print(f"{one}\n  again: {again}")


if __name__ == "__main__":
    main()
