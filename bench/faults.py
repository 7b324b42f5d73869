"""Killing and starving the processes that write the ledger, longer than the tests do.

``UMAY_BENCH_SECONDS`` of ``kill -9`` at random (ten minutes unless told otherwise); on
SQLite then every write and sync in turn is refused with EIO and with ENOSPC.
``UMAY_BENCH_SEED`` gives other dice. See ``tests/ledger/faults.py``.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import track

from bench.place import lent_house
from umay.commands.progress import bar

if TYPE_CHECKING:
    from tests.ledger.examining import Found
    from tests.ledger.faults import Case

SECONDS = float(os.environ.get("UMAY_BENCH_SECONDS", "600"))
SEED = int(os.environ.get("UMAY_BENCH_SEED", "2026"))
ONE_TRIAL = 30.0  # seconds between two examinations


def main() -> None:
    """Fail if an act has no entry, an entry no act, or the tree is another."""
    with lent_house():
        failed = kills()
        if os.environ.get("UMAY_TEST_DATABASE", "sqlite") == "sqlite":
            failed |= refusals()
    if failed:
        raise SystemExit("an act or an entry was lost")


def kills() -> bool:
    """Each trial has a house of its own: what is examined grows with its ledger."""
    trials = max(1, round(SECONDS / ONE_TRIAL))
    killed, kept, entries, faults = 0, 0, 0, []
    with bar("kill -9") as done:
        for trial in range(trials):
            kills_here, found = one_trial(
                SECONDS / trials,
                SEED + trial,
                lambda part, n=trial: done((n + part) / trials),
            )
            killed += kills_here
            kept, entries = kept + found.acknowledged, entries + found.entries
            faults += found.faults
    print(
        f"{killed:,} kills in {SECONDS:,.0f} s over {trials} houses: {kept:,} acts"
        f" acknowledged, {entries:,} entries, {len(faults)} faults {faults[:3]}"
    )
    return bool(faults)


def one_trial(
    seconds: float, seed: int, done: Callable[[float], object]
) -> "tuple[int, Found]":
    from tests.harness.houses import lent
    from tests.ledger.examining import examine
    from tests.ledger.faults import kill_at_random
    from tests.small_house import small_house

    with lent() as house, tempfile.TemporaryDirectory() as folder:
        center = small_house().worker.center_id
        killed = kill_at_random(house, Path(folder), seconds, seed, done=done)
        return killed.kills.total(), examine(center, Path(folder))


def refusals() -> bool:
    """Let each write and sync of a few acts fail in turn, in a house of its own."""
    from tests.harness.houses import lent
    from tests.ledger.examining import examine
    from tests.ledger.faults import every_case, inject
    from tests.small_house import small_house

    bit: dict[Case, bool] = {}
    faults = []
    for case in track(every_case(bit.__getitem__), description="refusing disk"):
        with lent() as house, tempfile.TemporaryDirectory() as folder:
            there = small_house()
            bit[case] = inject(house, Path(folder), case)
            found = examine(there.worker.center_id, Path(folder)).faults
            there.asks()
            found += examine(there.worker.center_id, Path(folder)).faults
        faults += [f"{case}: {fault}" for fault in found]
    print(
        f"{len(bit)} cases, in {sum(bit.values())} the disk refused a call:"
        f" {len(faults)} faults {faults[:3]}"
    )
    return bool(faults)


if __name__ == "__main__":
    main()
