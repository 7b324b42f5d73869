"""Tiles: the paths and widths of the standard, and proofs made from files alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.proof.a_log import Log, entry
from umay.proof.refusals import Malformed
from umay.proof.tiles import (
    Tile,
    bundle,
    bundles_of,
    read_bundle,
    read_path,
    reader,
    tiles_of,
)
from umay.proof.tree import Node

LOG = Log(1500)


def files(size: int) -> dict[Tile, bytes]:
    return {tile: b"".join(LOG.read(tile.nodes)) for tile in tiles_of(size)}


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 1234067), "tile/0/x001/x234/067"),
        (Tile(0, 0), "tile/0/000"),
        (Tile(1, 0, 17), "tile/1/000.p/17"),
        (Tile(None, 1000), "tile/entries/x001/000"),
        (Tile(None, 273, 112), "tile/entries/273.p/112"),
        (Tile(63, 999), "tile/63/999"),
    ],
)
def test_paths_of_the_standard(tile: Tile, path: str) -> None:
    assert tile.path == path
    assert read_path(path) == tile


@pytest.mark.parametrize(
    "path",
    ["tile/0/0", "tile/0/x000/000", "tile/00/000", "tile/0/000.p/256", "tile/64/000",
     "tile/0/000.p/0", "tile/0/000.p/01", "tile/8/0/000", "/tile/0/000", "tile/0/../1"],
)  # fmt: skip
def test_any_other_path_is_refused(path: str) -> None:
    with pytest.raises(Malformed):
        read_path(path)


def test_the_tiles_of_the_examples() -> None:
    tiles = list(tiles_of(70_000))

    assert sum(tile.level == 0 and tile.width == 256 for tile in tiles) == 273
    assert [tile for tile in tiles if tile.width < 256] == [
        Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1),
    ]  # fmt: skip
    assert Tile(1, 0) in tiles
    assert len(tiles) == 273 + 1 + 1 + 1 + 1
    assert list(tiles_of(256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(tiles_of(0)) == []
    assert list(bundles_of(300)) == [Tile(None, 0), Tile(None, 1, 44)]


@given(st.integers(0, 1500), st.integers(0, 1500))
def test_what_is_new_is_all_that_was_not_there(one: int, other: int) -> None:
    old, new = sorted((one, other))

    assert set(tiles_of(new, since=old)) == set(tiles_of(new)) - set(tiles_of(old))
    assert set(bundles_of(new, since=old)) == set(bundles_of(new)) - set(
        bundles_of(old)
    )


@given(st.integers(1, 1500), st.data())
def test_proofs_from_tiles_are_those_of_the_log(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    from umay.proof.proofs import prove_consistency, prove_inclusion, root_of

    read = reader(size, files(size).__getitem__)

    assert root_of(size, read) == LOG.root(size)
    assert prove_inclusion(index, size, read) == LOG.inclusion(index, size)
    assert prove_consistency(old, size, read) == LOG.consistency(old, size)


def test_a_tile_that_is_cut_is_refused() -> None:
    with pytest.raises(Malformed, match="has 31 bytes"):
        reader(1, lambda _: bytes(31))([Node(0, 0)])
    with pytest.raises(ValueError, match="in a tree of 1"):
        reader(1, lambda _: bytes(32))([Node(0, 1)])
    with pytest.raises(ValueError, match="no hashes"):
        _ = Tile(None, 0).nodes


def test_entries_are_bundled_and_taken_out() -> None:
    entries = [entry(n) for n in range(256)] + []

    assert read_bundle(bundle(entries)) == entries
    assert bundle([b"ab"]) == b"\x00\x02ab"
    for cut in (1, 3):
        with pytest.raises(Malformed, match="is cut off"):
            read_bundle(bundle([b"ab"])[:cut])
    with pytest.raises(ValueError, match="257 entries"):
        bundle([b""] * 257)
    with pytest.raises(ValueError, match="more than 65535"):
        bundle([bytes(65_536)])
