"""A million mutations of a real house's log: every kind, and how many were not seen.

The tests try twenty thousand. ``UMAY_BENCH_SEED`` gives other dice, and
``UMAY_BENCH_ROUNDS`` another number. See ``tests/proof/mutations.py`` for the kinds.
"""

import multiprocessing
import os
import time
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bench.place import lent_house

if TYPE_CHECKING:
    from tests.proof.a_ledger import Ledger
    from tests.proof.attacks import Tally

TRIED = int(os.environ.get("UMAY_BENCH_ROUNDS", "1000000"))
SEED = os.environ.get("UMAY_BENCH_SEED", "2026")
AT_ONCE = 250  # of each kind


def main() -> None:
    """Fail if anything within what witnesses have seen could be altered unseen."""
    with lent_house() as house:
        ledger = real_ledger(house.home.path)
        alone = control(ledger)
        begun = time.perf_counter()
        tally = attacked(ledger)
        taken = time.perf_counter() - begun
    table = Table("kind", "tried", "undetected")
    for kind, tried in tally.tried.items():
        table.add_row(kind, f"{tried:,}", f"{tally.undetected[kind]:,}")
    table.add_section()
    table.add_row("all", f"{tally.tried.total():,}", f"{tally.undetected.total():,}")
    table.add_row("control: insider, no witnesses", f"{alone[0]:,}", f"{alone[1]:,}")
    Console(width=90).print(table)
    rate = tally.tried.total() / taken
    print(
        f"{len(ledger.lines)} entries, {ledger.witnessed} witnessed; seed {SEED};"
        f" {taken:,.0f} s, {rate:,.0f} a second"
    )
    if tally.undetected or alone[0] != alone[1]:
        raise SystemExit("a change went unseen, or the control was seen")


def real_ledger(home: "os.PathLike[str]") -> "Ledger":
    from pathlib import Path

    from tests.ledger.logged import logged_house
    from tests.ledger.real_log import ledger_of, live
    from tests.proof.a_ledger import refusal

    logged = logged_house(Path(home))
    live(logged)
    ledger = ledger_of(logged)
    if why := refusal(ledger):
        raise SystemExit(f"the log does not hold to begin with: {why}")
    return ledger


def control(ledger: "Ledger", rounds: int = 1000) -> tuple[int, int]:
    """Without witnesses the insider's rewrite is not detected: tried, undetected."""
    import random

    from tests.proof.a_ledger import refusal
    from tests.proof.mutations import insider
    from umay.proof.policy import Policy

    alone, dice = Policy(ledger.policy.logs), random.Random(SEED)
    unseen = [refusal(insider(ledger, dice), alone) for _ in range(rounds)]
    return rounds, unseen.count(None)


def attacked(ledger: "Ledger") -> "Tally":
    from tests.proof.attacks import Tally
    from tests.proof.mutations import KINDS

    whole, rest = divmod(TRIED, AT_ONCE * len(KINDS))
    rounds = [AT_ONCE] * whole + ([-(-rest // len(KINDS))] if rest else [])
    parts = [(ledger, each, f"{SEED} {n}") for n, each in enumerate(rounds)]
    tally, context = Tally(), multiprocessing.get_context("spawn")
    with context.Pool(len(os.sched_getaffinity(0)), set_up) as pool:
        found = pool.imap_unordered(one_part, parts)
        for each in track(found, total=len(parts), description="mutations"):
            tally.add(each)
    return tally


def set_up() -> None:
    from django.conf import settings

    settings.SECRET_KEY = "only for the bench"
    import django

    django.setup()


def one_part(part: "tuple[Ledger, int, str]") -> "Tally":
    from tests.proof.attacks import attack

    return attack(*part)


if __name__ == "__main__":
    main()
