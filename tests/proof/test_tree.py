"""The tree against RFC 6962's definition, known roots and another implementation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from tests.proof.a_log import Log, entry, from_scratch
from umay.proof.proofs import frontier_nodes
from umay.proof.tree import EMPTY_ROOT, Frontier, leaf_hash

# The roots with which every Certificate Transparency program is tested.
LEAVES = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
HASHES = [leaf_hash(entry(n)) for n in range(600)]


def test_the_empty_tree_is_the_hash_of_nothing() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    assert EMPTY_ROOT.hex() == Frontier.empty().root().hex() == empty


def test_known_roots() -> None:
    frontier = Frontier.empty()
    for leaf, root in zip(LEAVES, ROOTS, strict=True):
        frontier.append(leaf_hash(bytes.fromhex(leaf)))
        assert frontier.root().hex() == root


def test_every_size_is_the_tree_from_scratch() -> None:
    frontier = Frontier.empty()
    for size in range(300):
        assert frontier.root() == from_scratch(HASHES[:size])
        frontier.append(HASHES[size])


@given(before=st.integers(0, 300), added=st.lists(st.integers(0, 90), max_size=4))
def test_many_at_once_are_the_same_as_one_by_one(before: int, added: list[int]) -> None:
    one_by_one, at_once = Frontier.empty(), Frontier.empty()
    for count in (before, *added):
        leaves = HASHES[at_once.size : at_once.size + count]
        at_once.extend(leaves)
        for leaf in leaves:
            one_by_one.append(leaf)

    assert at_once == one_by_one


@given(size=st.integers(0, 400), more=st.integers(0, 100))
def test_a_restart_goes_on_from_what_was_stored(size: int, more: int) -> None:
    log = Log(size)
    again = Frontier(size, log.read(frontier_nodes(size)))
    again.extend(HASHES[size : size + more])

    assert again.root() == from_scratch(HASHES[: size + more])


@pytest.mark.parametrize(("size", "hashes"), [(3, 1), (0, 1), (4, 0), (-1, 1)])
def test_a_frontier_of_another_size_is_refused(size: int, hashes: int) -> None:
    with pytest.raises(ValueError, match="no frontier"):
        Frontier(size, [bytes(32)] * hashes)


def test_another_implementation_finds_the_same_roots() -> None:
    theirs, ours = InmemoryTree(algorithm="sha256"), Frontier.empty()
    for number in range(300):
        theirs.append_entry(entry(number))
        ours.append(leaf_hash(entry(number)))
        assert theirs.get_root() == ours.root()
