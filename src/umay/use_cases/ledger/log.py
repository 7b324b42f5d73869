"""The log of a center: its name, its key, and its rows as leaves of the tree.

The name says nothing of what the house is: ``log/`` and the center's key. A second log
of the same center, begun after an older database was put back, has a number behind it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from umay.proof.entries import Entry
from umay.proof.keys import Kind, SigningKey, VerifierKey, read_verifier
from umay.proof.lines import HASH
from umay.proof.proofs import Read
from umay.proof.tiles import Tile, reader
from umay.proof.tree import leaf_hash
from umay.records import log_files
from umay.records.models import LedgerEntry, LedgerTree
from umay.records.queries.ledger import tile_bytes


class Hole(Exception):
    """An entry is missing: ``number`` is the first that is not there."""

    def __init__(self, number: int) -> None:
        super().__init__(f"entry {number} is missing")
        self.number = number


@dataclass(frozen=True)
class Log:
    """``tree`` is the row as it was read: its size is what can be proven."""

    tree: LedgerTree

    @property
    def center(self) -> UUID:
        return self.tree.center_id

    @property
    def origin(self) -> str:
        return origin_of(self.center, self.tree.number)

    @property
    def key(self) -> SigningKey:
        """Raises ``OSError`` or ``ValueError`` if the key's file is not there."""
        return SigningKey(self.origin, Kind.NOTE, log_files.seed())

    @property
    def verifier(self) -> VerifierKey:
        return self.key.verifier

    def reads(self, size: int | None = None) -> Read:
        """Return how stored nodes of the tree at a size are read."""
        grown = self.tree.size

        def load(tile: Tile) -> bytes:
            kept = tile_bytes(self.center, tile.level or 0, tile.place)
            return kept[: tile.width * HASH]

        return reader(grown if size is None else size, load)


def origin_of(center: UUID, number: int) -> str:
    return f"log/{center}" if number == 1 else f"log/{center}/{number}"


TAKEN_UP = "house.taken_up"


def taken_up(center: UUID) -> tuple[int, tuple[VerifierKey, ...]]:
    """Return how many logs earlier operators kept of this house, and their keys.

    They stand in the entry by which the house was taken up, under our own signature.
    """
    rows = LedgerEntry.objects.filter(center_id=center, act=TAKEN_UP)
    row = rows.order_by("-seq").first()
    if row is None:
        return 0, ()
    return row.said["number"], tuple(read_verifier(key) for key in row.said["logs"])


def keys_of_logs(log: "Log") -> tuple[VerifierKey, ...]:
    """Return the key of every log this house ever had, its own last."""
    before, theirs = taken_up(log.center)
    now = log.verifier
    ours = (
        VerifierKey(origin_of(log.center, number), now.kind, now.public)
        for number in range(before + 1, log.tree.number + 1)
    )
    return (*theirs, *ours)


def log_of(center: UUID) -> Log:
    """Return the log as far as it has grown; one that has not begun is empty."""
    tree = LedgerTree.objects.filter(pk=center).first()
    return Log(tree or LedgerTree(center_id=center))


def entry_of(row: LedgerEntry) -> Entry:
    return Entry(
        number=row.seq,
        at=row.at,
        by=str(row.by),
        act=row.act,
        subject=row.subject,
        commitment=bytes(row.commitment),
    )


def leaves(rows: Iterable[LedgerEntry], size: int) -> Iterator[bytes]:
    """Yield the hashes of the entries after ``size``. Raises ``Hole``."""
    for number, row in enumerate(rows, size + 1):
        if row.seq != number:
            raise Hole(number)
        yield leaf_hash(entry_of(row).to_bytes())


def hashes_of(blob: bytes) -> list[bytes]:
    return [blob[at : at + HASH] for at in range(0, len(blob), HASH)]


def blob_of(hashes: Sequence[bytes]) -> bytes:
    return b"".join(hashes)
