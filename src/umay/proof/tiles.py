"""Tiles: a log laid out as files that never change (C2SP tlog-tiles), for an export.

A tile holds up to 256 hashes of one row of the tree; only every eighth row is kept,
the rows between are hashed again by whoever reads. Entries come in bundles of 256.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from umay.proof.lines import HASH
from umay.proof.proofs import Read
from umay.proof.refusals import Malformed
from umay.proof.tree import Node, node_hash

WIDTH = 256
ROWS = 8  # levels of the tree in one tile
LONGEST_ENTRY = 65_535  # bytes
LENGTH = 2
HIGHEST = 63
PATH = re.compile(
    r"tile/(?P<level>entries|0|[1-9][0-9]?)/(?P<place>(?:x[0-9]{3}/)*[0-9]{3})"
    r"(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


class Tile(NamedTuple):
    """``level`` None means a bundle of entries; ``width`` below 256, a partial tile."""

    level: int | None
    place: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        groups = f"{self.place:0{-(-len(str(self.place)) // 3) * 3}d}"
        parts = [groups[n : n + 3] for n in range(0, len(groups), 3)]
        name = "/".join([*(f"x{part}" for part in parts[:-1]), parts[-1]])
        partial = "" if self.width == WIDTH else f".p/{self.width}"
        return f"tile/{'entries' if self.level is None else self.level}/{name}{partial}"

    @property
    def nodes(self) -> list[Node]:
        """Which stored nodes it is made of."""
        if self.level is None:
            raise ValueError("a bundle of entries has no hashes")
        first = self.place * WIDTH
        return [Node(self.level * ROWS, first + n) for n in range(self.width)]


def read_path(path: str) -> Tile:
    """Raises ``Malformed`` for any path but the one way to write it."""
    found = PATH.fullmatch(path)
    if not found:
        raise Malformed(f"{path!r} is no path of a tile")
    level = None if found["level"] == "entries" else int(found["level"])
    place = int(found["place"].replace("x", "").replace("/", ""))
    tile = Tile(level, place, int(found["width"] or WIDTH))
    if tile.path != path or (level or 0) > HIGHEST:
        raise Malformed(f"{path!r} is no path of a tile")
    return tile


def tiles_of(size: int, since: int = 0) -> Iterator[Tile]:
    """Yield all tiles of a tree, or those it has more than it had at ``since``."""
    level = 0
    while size >> (level * ROWS):
        for tile in _row(size >> (level * ROWS), since >> (level * ROWS)):
            yield Tile(level, *tile)
        level += 1


def bundles_of(size: int, since: int = 0) -> Iterator[Tile]:
    """Yield all bundles of entries, or those new after ``since``."""
    return (Tile(None, *tile) for tile in _row(size, since))


def bundle(entries: Sequence[bytes]) -> bytes:
    """Return the bytes of a bundle: each entry with its length before it."""
    if len(entries) > WIDTH:
        raise ValueError(f"{len(entries)} entries; a bundle holds {WIDTH}")
    if any(len(entry) > LONGEST_ENTRY for entry in entries):
        raise ValueError(f"an entry of more than {LONGEST_ENTRY} bytes")
    return b"".join(len(entry).to_bytes(LENGTH) + entry for entry in entries)


def read_bundle(data: bytes) -> list[bytes]:
    entries: list[bytes] = []
    place = 0
    while place < len(data):
        begin = place + LENGTH
        place = begin + int.from_bytes(data[place:begin])
        if begin > len(data) or place > len(data):
            raise Malformed(f"entry {len(entries)} of the bundle is cut off")
        entries.append(data[begin:place])
    return entries


def reader(size: int, load: Callable[[Tile], bytes]) -> Read:
    """Return how to read nodes of a tree of this size from its tiles.

    ``load`` gives a tile's bytes. What it gives is not trusted: a proof made of it is
    checked against a root like any other.
    """

    def read(nodes: Sequence[Node]) -> list[bytes]:
        loaded: dict[Tile, bytes] = {}
        found = []
        for node in nodes:
            tile, hashes = tile_over(node, size)
            if tile not in loaded:
                loaded[tile] = _checked(tile, load(tile))
            row = loaded[tile]
            found.append(_root([row[n * HASH : (n + 1) * HASH] for n in hashes]))
        return found

    return read


def tile_over(node: Node, size: int) -> tuple[Tile, range]:
    """Return the tile a node is read from, and which of its hashes make it."""
    level, rows = divmod(node.level, ROWS)
    first = node.place << rows
    index, place = divmod(first, WIDTH)
    width = min(WIDTH, (size >> (level * ROWS)) - index * WIDTH)
    places = range(place, place + (1 << rows))
    if places.stop > width:
        raise ValueError(f"no {node} in a tree of {size}")
    return Tile(level, index, width), places


def _row(length: int, before: int) -> Iterator[tuple[int, int]]:
    """Yield index and width of the tiles over a row, leaving out the full ones."""
    for index in range(before // WIDTH, -(-length // WIDTH)):
        width = min(WIDTH, length - index * WIDTH)
        if index * WIDTH + width > before:
            yield index, width


def _checked(tile: Tile, data: bytes) -> bytes:
    if len(data) != tile.width * HASH:
        raise Malformed(f"{tile.path} has {len(data)} bytes")
    return data


def _root(row: list[bytes]) -> bytes:
    while len(row) > 1:
        row = [node_hash(*pair) for pair in zip(row[::2], row[1::2], strict=True)]
    return row[0]
