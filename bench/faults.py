"""Killing and starving the processes that write the ledger, longer than the tests do.

``UMAY_BENCH_SECONDS`` of ``kill -9`` at random (ten minutes unless told otherwise); on
SQLite then every write and sync in turn is refused with EIO and with ENOSPC.
``UMAY_BENCH_SEED`` gives other dice. See ``tests/ledger/faults.py``.
"""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bench.place import lent_house
from umay.commands.progress import bar

if TYPE_CHECKING:
    from tests.harness.houses import House
    from tests.ledger.faults import Case

SECONDS = float(os.environ.get("UMAY_BENCH_SECONDS", "600"))
SEED = int(os.environ.get("UMAY_BENCH_SEED", "2026"))
ONE_TRIAL = 30.0  # seconds between two examinations


def main() -> None:
    """Fail if an act has no entry, an entry no act, or the tree is another."""
    failed = kills()
    if os.environ.get("UMAY_TEST_DATABASE", "sqlite") == "sqlite":
        failed |= refusals()
    if failed:
        raise SystemExit("an act or an entry was lost")


def kills() -> bool:
    """Each trial has a house of its own: what is examined grows with its ledger."""
    trials = max(1, round(SECONDS / ONE_TRIAL))
    killed, kept, entries, faults = 0, 0, 0, []
    with lent_house(), bar("kill -9") as done:
        from tests.harness.houses import lent
        from tests.ledger.examining import examine
        from tests.ledger.faults import kill_at_random
        from tests.small_house import small_house

        for trial in range(trials):
            with lent() as house, tempfile.TemporaryDirectory() as folder:
                center = small_house().worker.center_id
                seconds, seed = SECONDS / trials, SEED + trial
                one = kill_at_random(
                    house,
                    Path(folder),
                    seconds,
                    seed,
                    done=lambda part, n=trial: done((n + part) / trials),  # type: ignore[misc]
                )
                found = examine(center, Path(folder))
            killed += one.kills.total()
            kept, entries = kept + found.acknowledged, entries + found.entries
            faults += found.faults
    print(
        f"{killed:,} kills in {SECONDS:,.0f} s over {trials} houses: {kept:,} acts"
        f" acknowledged, {entries:,} entries, {len(faults)} faults {faults[:3]}"
    )
    return bool(faults)


def refusals() -> bool:
    bitten, faults = 0, []
    with lent_house() as house, tempfile.TemporaryDirectory() as folder:
        from tests.ledger.faults import every_case
        from tests.small_house import small_house

        there = small_house()
        bit: dict[Case, bool] = {}
        for case in every_case(bit.__getitem__):
            bit[case], found = refused(
                house, Path(folder), case, there.worker.center_id
            )
            faults += [f"{case}: {fault}" for fault in found]
            there.asks()
            bitten = sum(bit.values())
            if len(bit) % 20 == 0:
                print(f"{len(bit)} cases, {bitten} refused; now {case}", flush=True)
    print(
        f"{len(bit)} cases, in {bitten} the disk refused a call:"
        f" {len(faults)} faults {faults[:3]}"
    )
    return bool(faults)


def refused(
    house: "House", folder: Path, case: "Case", center: UUID
) -> tuple[bool, list[str]]:
    from tests.ledger.examining import examine
    from tests.ledger.faults import inject

    bit = inject(house, folder, case)
    return bit, examine(center, folder).faults


if __name__ == "__main__":
    main()
