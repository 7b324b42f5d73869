"""The tree: RFC 6962 hashing, kept incrementally.

A *node* is a perfect subtree: level and place, so that node (l, n) stands over the
leaves from n·2^l to (n+1)·2^l. Such a node never changes once its leaves are there.
A *frontier* is the few nodes that cover a tree of any size, largest first: all one
needs to append and to know the root. One node for each bit of the size.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

EMPTY_ROOT = sha256().digest()


class Node(NamedTuple):
    level: int
    place: int


def leaf_hash(entry: bytes) -> bytes:
    """0x00 keeps a leaf from ever being taken for a node."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def cover(begin: int, end: int) -> Iterator[Node]:
    """Yield the nodes over the leaves from ``begin`` to ``end``, from left to right."""
    while begin < end:
        level = (end - begin).bit_length() - 1
        if begin:
            level = min(level, (begin & -begin).bit_length() - 1)
        yield Node(level, begin >> level)
        begin += 1 << level


def fold(hashes: Sequence[bytes]) -> bytes:
    """Return the root over neighbours, largest first: the right ones join first."""
    if not hashes:
        return EMPTY_ROOT
    root = hashes[-1]
    for left in hashes[-2::-1]:
        root = node_hash(left, root)
    return root


@dataclass
class Frontier:
    """Append in constant time on average; store ``size`` and ``hashes`` to go on."""

    size: int
    hashes: list[bytes]

    def __post_init__(self) -> None:
        if self.size < 0 or self.size.bit_count() != len(self.hashes):
            raise ValueError(
                f"{len(self.hashes)} hashes are no frontier of size {self.size}"
            )

    @classmethod
    def empty(cls) -> "Frontier":
        return cls(0, [])

    def root(self) -> bytes:
        return fold(self.hashes)

    def append(self, leaf: bytes) -> list[bytes]:
        """Add a leaf's hash; return the nodes it completes, by level, itself first.

        The leaf at place n completes ``Node(level, n >> level)`` of each level told.
        """
        place, made = self.size, [leaf]
        while place & 1:
            leaf = sha256(b"\x01" + self.hashes.pop() + leaf).digest()
            made.append(leaf)
            place >>= 1
        self.hashes.append(leaf)
        self.size += 1
        return made

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add many leaves' hashes, level by level: as ``append``, and sooner done."""
        row = list(leaves)
        added, size, level = len(row), self.size, 0
        kept = list(self.hashes)
        right: list[bytes] = []  # the new frontier, smallest first
        while row or (size >> level):
            if (size >> level) & 1:
                row.insert(0, kept.pop())
            if len(row) & 1:
                right.append(row.pop())
            row = [
                sha256(b"\x01" + left + right_one).digest()
                for left, right_one in zip(row[::2], row[1::2], strict=True)
            ]
            level += 1
        self.hashes = right[::-1]
        self.size = size + added
