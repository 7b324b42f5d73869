"""Exporting: the log as files that anybody can check (C2SP tlog-tiles).

What an export holds are entries without their contents: who acted on what, in codes,
and when. No name, no word, nothing that was forgotten.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from uuid import UUID

from umay.proof.lines import HASH
from umay.proof.refusals import NotProven
from umay.proof.tiles import WIDTH, bundle, bundles_of, tiles_of
from umay.records import log_files
from umay.records.models import LedgerCheckpoint
from umay.records.queries import ledger
from umay.use_cases.ledger.log import entry_of, log_of

CHECKPOINT, KEY, POLICY, NOTES = "checkpoint", "log.vkey", "policy", "checkpoints"


def export(
    center: UUID, to: Path, progress: Callable[[], object] = lambda: None
) -> int:
    """Write the log into an empty folder; return how many entries.

    The checkpoint is the newest a quorum has cosigned, else the newest signed. Raises
    ``NotProven`` if there is none, ``FileExistsError`` if the folder is not empty.
    """
    log = log_of(center)
    head = ledger.newest_witnessed(center, log.tree.number)
    head = head or ledger.newest_checkpoint(center, log.tree.number)
    if head is None:
        raise NotProven("there is no checkpoint yet")
    to.mkdir(parents=True, exist_ok=True)
    if any(to.iterdir()):
        raise FileExistsError(to)
    for tile in tiles_of(head.size):
        hashes = ledger.tile_bytes(center, tile.level or 0, tile.place)
        _write(to / tile.path, hashes[: tile.width * HASH])
    _write_entries(center, head.size, to, progress)
    _write(to / KEY, f"{log.verifier}\n".encode())
    if policy := log_files.policy():
        _write(to / POLICY, policy)
    for size, note in _notes(center, head):
        _write(to / NOTES / f"{size:012d}", note)
    _write(to / CHECKPOINT, head.note.encode())
    return head.size


def _write_entries(
    center: UUID, size: int, to: Path, progress: Callable[[], object]
) -> None:
    rows = ledger.entries_after(center, 0, size)
    for tile in bundles_of(size):
        entries = []
        for row in islice(rows, WIDTH):
            entries.append(entry_of(row).to_bytes())
            progress()
        _write(to / tile.path, bundle(entries))


def _notes(center: UUID, head: LedgerCheckpoint) -> Iterator[tuple[int, bytes]]:
    """Yield the checkpoints that were cosigned, for whoever holds an older one."""
    rows = LedgerCheckpoint.objects.filter(
        center_id=center, number=head.number, witnessed_at__isnull=False
    )
    for row in rows.iterator():
        yield row.size, row.note.encode()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
