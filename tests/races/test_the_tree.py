"""Two who act at once and two who let the tree grow: one order, and one tree."""

from pathlib import Path

import pytest
from django.db import connections

from tests.harness.houses import House
from tests.ledger.acting import Told, Without, act, begin, let_grow
from tests.ledger.examining import examine
from tests.small_house import small_house

pytestmark = pytest.mark.slow

ACTS = 100  # tried by each worker
PATIENCE, FOREVER = 120, float("inf")


def race(house: House, folder: Path, without: Without) -> list[list[str]]:
    """Return what went wrong in the four processes."""
    connections.close_all()
    told = [Told(folder / f"{n}.told") for n in range(4)]
    workers = [begin(act, house, told[n], n, without, ACTS) for n in (0, 1)]
    growers = [begin(let_grow, house, told[n], n, without, FOREVER) for n in (2, 3)]
    for worker in workers:
        worker.join(PATIENCE)
        assert worker.exitcode == 0
    for grower in growers:
        grower.kill()
        grower.join(PATIENCE)
    return [line for each in told for line in each.lines() if line[0] == "failed"]


def crashes(failed: list[list[str]]) -> list[str]:
    """What no rule of the house refused."""
    return [line[1] for line in failed if not line[1].startswith(("Refused", "NoUnit"))]


def test_two_workers_and_two_growers_make_one_order_and_one_tree(
    house_db: House, tmp_path: Path
) -> None:
    house = small_house()

    failed = race(house_db, tmp_path, Without.NOTHING)

    assert crashes(failed) == []
    found = examine(house.worker.center_id, tmp_path)
    assert found.faults == []
    assert found.acknowledged > ACTS
    assert found.checkpoints > 1


def test_control_without_the_locks_they_take_the_same_number_and_sign_twice(
    house_db: House, tmp_path: Path
) -> None:
    """What is left is the database's own refusal, without which there were two."""
    small_house()

    said = " ".join(crashes(race(house_db, tmp_path, Without.LOCK)))

    assert (
        "one_order" in said or "ledgerentry.center_id, records_ledgerentry.seq" in said
    )
    assert "Hole" in said or "checkpoint" in said or "tile" in said
