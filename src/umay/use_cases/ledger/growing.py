"""Growing: new entries become leaves, and the tree at its new size is signed.

Acts only append rows; whoever keeps the house lets the tree follow, at most a second
later. What is there is never hashed again: the frontier is kept, and one tile a level
changes. A crash between the two leaves a tree that is shorter and right.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction

from umay.proof.checkpoints import Checkpoint
from umay.proof.lines import HASH
from umay.proof.tiles import ROWS, WIDTH
from umay.proof.tree import Frontier
from umay.records.models import LedgerCheckpoint, LedgerTile, LedgerTree
from umay.records.queries.ledger import centers_behind, entries_after
from umay.records.store.rows import make
from umay.use_cases.ledger.log import Log, blob_of, hashes_of, leaves

AT_ONCE = 20_000  # entries one transaction takes in


def grow_all(at: datetime) -> int:
    """Let every tree that is behind grow; return how many entries were taken in."""
    return sum(grow(center, at) for center in centers_behind())


def grow(center: UUID, at: datetime) -> int:
    """Take in the entries that are new and sign the tree; return how many.

    Two at once wait for each other. Raises ``Hole`` if an entry is missing: then
    nothing is signed any more until somebody has looked.
    """
    LedgerTree.objects.get_or_create(center_id=center)
    taken = 0
    while True:
        step = _grow_once(center, at)
        taken += step
        if step < AT_ONCE:
            return taken


def _grow_once(center: UUID, at: datetime) -> int:
    with transaction.atomic():
        tree = LedgerTree.objects.select_for_update().get(pk=center)
        rows = islice(entries_after(center, tree.size), AT_ONCE)
        frontier = Frontier(tree.size, hashes_of(bytes(tree.frontier)))
        added = _append(frontier, leaves(rows, tree.size))
        if not added[0]:
            return 0
        _write_tiles(center, tree.size, added)
        tree.size, tree.frontier = frontier.size, blob_of(frontier.hashes)
        tree.save(update_fields=["size", "frontier"])
        _sign(Log(tree), frontier.root(), at)
        return len(added[0])


def _append(frontier: Frontier, new: Iterable[bytes]) -> list[list[bytes]]:
    """Return what is new on each row of the tree that tiles keep."""
    added: list[list[bytes]] = [[]]
    for leaf in new:
        for row, made in enumerate(frontier.append(leaf)[::ROWS]):
            if row == len(added):
                added.append([])
            added[row].append(made)
    return added


def _write_tiles(center: UUID, before: int, added: list[list[bytes]]) -> None:
    for level, hashes in enumerate(added):
        first = before >> (level * ROWS)
        for place in range(first // WIDTH, (first + len(hashes) - 1) // WIDTH + 1):
            begin = max(first, place * WIDTH)
            end = min(first + len(hashes), (place + 1) * WIDTH)
            fresh = blob_of(hashes[begin - first : end - first])
            tile, _new = LedgerTile.objects.get_or_create(
                center_id=center, level=level, place=place, defaults={"hashes": b""}
            )
            # Behind what a shorter tree left there: a tile only ever gets longer.
            kept = bytes(tile.hashes)[: (begin - place * WIDTH) * HASH]
            tile.hashes = kept + fresh
            tile.save(update_fields=["hashes"])


def _sign(log: Log, root: bytes, at: datetime) -> None:
    note = Checkpoint(log.origin, log.tree.size, root).note().signed(log.key)
    make(
        LedgerCheckpoint,
        center_id=log.center,
        number=log.tree.number,
        size=log.tree.size,
        at=at,
        note=str(note),
    )
