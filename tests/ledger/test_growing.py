"""The tree follows the acts, never hashes twice, and is the tree of its entries."""

from itertools import count

import pytest

from tests.ledger.logged import Logged
from umay.proof.proofs import (
    check_consistency,
    check_inclusion,
    prove_consistency,
    prove_inclusion,
    root_of,
)
from umay.proof.tree import Frontier, leaf_hash
from umay.records.models import LedgerCheckpoint, LedgerTile, LedgerTree
from umay.records.queries.ledger import centers_behind, entries_after
from umay.use_cases.ledger import growing
from umay.use_cases.ledger.growing import grow, grow_all
from umay.use_cases.ledger.log import Hole, entry_of, log_of
from umay.use_cases.ledger.padding import pad


def roots(logged: Logged) -> list[bytes]:
    """The root at every size, worked out from the entries alone."""
    frontier, found = Frontier.empty(), []
    for row in entries_after(logged.center, 0):
        frontier.append(leaf_hash(entry_of(row).to_bytes()))
        found.append(frontier.root())
    return found


def test_the_tree_is_the_tree_of_its_entries(logged: Logged) -> None:
    logged.acts()

    log = log_of(logged.center)

    assert log.tree.size == len(roots(logged)) > 6
    assert root_of(log.tree.size, log.reads()) == roots(logged)[-1]


def test_growing_step_by_step_is_growing_at_once(
    logged: Logged, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad(logged.center, logged.house.now)
    for _ in range(40):
        pad(logged.center, logged.house.now, beat=True)
    steps = count(1)
    monkeypatch.setattr(growing, "islice", lambda rows, _most: _some(rows, next(steps)))
    monkeypatch.setattr(growing, "AT_ONCE", 1)
    grow(logged.center, logged.house.now)

    log = log_of(logged.center)
    whole = roots(logged)

    assert log.tree.size == len(whole) > 600
    assert LedgerTile.objects.filter(center_id=logged.center, level=1).exists()
    for kept in LedgerCheckpoint.objects.filter(center_id=logged.center):
        assert root_of(kept.size, log.reads(kept.size)) == whole[kept.size - 1]


def _some(rows, most: int):
    return [row for row, _ in zip(rows, range(most), strict=False)]


def test_every_entry_and_every_earlier_tree_is_proven_from_the_tiles(
    logged: Logged,
) -> None:
    logged.acts(20)
    log = log_of(logged.center)
    size, whole = log.tree.size, roots(logged)
    rows = list(entries_after(logged.center, 0))

    for index, row in enumerate(rows):
        proof = prove_inclusion(index, size, log.reads())
        leaf = leaf_hash(entry_of(row).to_bytes())
        check_inclusion(leaf, index, size, proof, whole[-1])
        older = prove_consistency(index + 1, size, log.reads())
        check_consistency(index + 1, size, older, whole[index], whole[-1])


def test_nothing_new_signs_nothing_new(logged: Logged) -> None:
    logged.acts()
    before = LedgerCheckpoint.objects.count()

    assert grow(logged.center, logged.house.now) == 0
    assert LedgerCheckpoint.objects.count() == before
    assert logged.center not in centers_behind()


def test_a_tree_taken_up_again_after_a_restart_goes_on_from_its_frontier(
    logged: Logged, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged.acts()
    seen = []
    monkeypatch.setattr(growing, "leaves", lambda rows, size: _told(seen, rows, size))
    logged.house.asks()

    grow_all(logged.house.now)

    assert len(seen) == 1
    assert root_of(seen[0] + 1, log_of(logged.center).reads()) == roots(logged)[-1]


def _told(seen, rows, size):
    for number, row in enumerate(rows, size):
        seen.append(number)
        yield leaf_hash(entry_of(row).to_bytes())


def test_after_a_missing_entry_nothing_is_signed(
    logged: Logged, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged.acts()
    logged.house.asks()
    rows = list(entries_after(logged.center, log_of(logged.center).tree.size))
    rows[0].seq += 1
    monkeypatch.setattr(growing, "entries_after", lambda *_: iter(rows))

    with pytest.raises(Hole):
        grow(logged.center, logged.house.now)

    assert LedgerTree.objects.get(pk=logged.center).size < rows[0].seq
