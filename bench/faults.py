"""Killing and starving the processes that write the ledger, longer than the tests do.

``kill -9`` at random, ``UMAY_BENCH_KILLS`` times (2,000 unless told otherwise); on
SQLite then every write and sync in turn is refused with EIO and with ENOSPC.
``UMAY_BENCH_SEED`` gives other dice. See ``tests/ledger/faults.py``.
"""

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import track

from bench.place import lent_house

if TYPE_CHECKING:
    from tests.ledger.examining import Found
    from tests.ledger.faults import Case

KILLS = int(os.environ.get("UMAY_BENCH_KILLS", "2000"))
SEED = int(os.environ.get("UMAY_BENCH_SEED", "2026"))
ONE_TRIAL = 100  # kills between two examinations


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
    trials = max(1, KILLS // ONE_TRIAL)
    kept, entries, faults = 0, 0, []
    begun = time.monotonic()
    for trial in track(range(trials), description="kill -9"):
        found = one_trial(SEED + trial)
        kept, entries = kept + found.acknowledged, entries + found.entries
        faults += found.faults
    print(
        f"{trials * ONE_TRIAL:,} kills in {time.monotonic() - begun:,.0f} s over"
        f" {trials} houses: {kept:,} acts acknowledged, {entries:,} entries,"
        f" {len(faults)} faults {faults[:3]}"
    )
    return bool(faults)


def one_trial(seed: int) -> "Found":
    from tests.harness.houses import lent
    from tests.ledger.examining import examine
    from tests.ledger.faults import kill_at_random
    from tests.small_house import small_house

    with lent() as house, tempfile.TemporaryDirectory() as folder:
        center = small_house().worker.center_id
        kill_at_random(house, Path(folder), ONE_TRIAL, seed)
        return examine(center, Path(folder))


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
