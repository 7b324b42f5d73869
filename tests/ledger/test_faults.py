"""Whatever is killed and whatever the disk refuses: no act without its entry.

More of the same by ``python -m bench faults``.
"""

import random
from pathlib import Path

import pytest

from tests.harness.houses import House
from tests.ledger.acting import Without
from tests.ledger.examining import acknowledged, examine
from tests.ledger.faults import CALLS, ERRORS, Case, inject, kill_at_random
from tests.small_house import SmallHouse, small_house

pytestmark = pytest.mark.slow

KILLS, IN_A_CONTROL, CONTROLS = 30, 6, 20
DRAWN = 20
MADE = {"pwrite64": 120, "fsync": 8}  # at least so often, in a few acts and a growing


@pytest.fixture
def there(house_db: House) -> SmallHouse:
    return small_house()


def test_killed_at_random_nothing_is_lost_and_the_tree_is_whole(
    house_db: House, there: SmallHouse, tmp_path: Path
) -> None:
    said = kill_at_random(house_db, tmp_path, KILLS, seed=1)

    found = examine(there.worker.center_id, tmp_path)
    assert found.faults == []
    assert found.acknowledged == said["kept"] > 0
    assert found.checkpoints > 0
    there.asks()
    assert examine(there.worker.center_id, tmp_path).faults == []


@pytest.mark.parametrize(
    ("without", "seen"),
    [
        (Without.COMMIT, "acknowledged acts are not there"),
        (Without.ONE_TRANSACTION, "acts without entry"),
    ],
)
def test_control_the_same_kills_show_a_loss(
    house_db: House, there: SmallHouse, tmp_path: Path, without: Without, seen: str
) -> None:
    """They go on until one fell where the guard was missing."""
    for seed in range(CONTROLS):
        kill_at_random(house_db, tmp_path, IN_A_CONTROL, seed, without)
        found = examine(there.worker.center_id, tmp_path)
        if found.faults:
            break

    assert any(seen in fault for fault in found.faults), found.faults


@pytest.mark.only_on("sqlite")
def test_a_disk_that_refuses_at_any_call_loses_nothing(
    house_db: House, there: SmallHouse, tmp_path: Path
) -> None:
    dice, bitten = random.Random(1), 0
    cases = [Case(call, error, 1) for call in CALLS for error in ERRORS]
    for _ in range(DRAWN):
        call = dice.choice(list(MADE))
        cases.append(Case(call, dice.choice(ERRORS), dice.randint(2, MADE[call])))
    for case in cases:
        bitten += inject(house_db, tmp_path, case)
        found = examine(there.worker.center_id, tmp_path)
        assert found.faults == [], case
        there.asks()

    assert bitten > len(cases) * 0.9
    assert acknowledged(tmp_path)


@pytest.mark.only_on("sqlite")
def test_control_with_a_refusing_disk_a_word_given_too_early_is_found_out(
    house_db: House, there: SmallHouse, tmp_path: Path
) -> None:
    faults = []
    for nth in range(1, 12):
        case = Case("pwrite64", "EIO", nth)
        inject(house_db, tmp_path, case, Without.COMMIT)
        faults += examine(there.worker.center_id, tmp_path).faults

    assert any("acknowledged acts are not there" in fault for fault in faults)
