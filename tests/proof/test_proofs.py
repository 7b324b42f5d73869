"""Proofs: RFC 6962's own examples, every size, and any change refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from tests.proof.a_log import Log, entry, forked
from umay.proof.proofs import (
    check_consistency,
    check_inclusion,
    prove_consistency,
    prove_inclusion,
)
from umay.proof.refusals import NotProven
from umay.proof.tree import EMPTY_ROOT, Node, leaf_hash

EVERY = 160
LOG = Log(700)
LEAVES = [leaf_hash(entry(n)) for n in range(700)]
ROOTS = [LOG.root(size) for size in range(701)]

# RFC 6962, 2.1.3: the tree of seven entries and the letters of its nodes.
LETTERS = {
    "b": Node(0, 1), "c": Node(0, 2), "d": Node(0, 3), "f": Node(0, 5),
    "g": Node(1, 0), "h": Node(1, 1), "i": Node(1, 2), "j": Node(0, 6),
    "k": Node(2, 0),
}  # fmt: skip


def hashes(letters: str) -> list[bytes]:
    """``l`` is the root over the last three entries; ``a`` and ``e`` are leaves."""
    tail = Log()
    for number in (4, 5, 6):
        tail.append(entry(number))
    known = {letter: LOG.nodes[node] for letter, node in LETTERS.items()}
    return [(known | {"l": tail.root(3)})[letter] for letter in letters]


@pytest.mark.parametrize(
    ("index", "path"), [(0, "bhl"), (3, "cgl"), (4, "fjk"), (6, "ik")]
)
def test_the_audit_paths_of_the_rfc(index: int, path: str) -> None:
    assert LOG.inclusion(index, 7) == hashes(path)


@pytest.mark.parametrize(("old", "path"), [(3, "cdgl"), (4, "l"), (6, "ijk")])
def test_the_consistency_proofs_of_the_rfc(old: int, path: str) -> None:
    assert LOG.consistency(old, 7) == hashes(path)


def test_every_entry_of_every_size_is_proven() -> None:
    for size in range(1, EVERY):
        for index in range(size):
            path = LOG.inclusion(index, size)
            check_inclusion(LEAVES[index], index, size, path, ROOTS[size])


def test_every_size_is_proven_to_continue_every_earlier_one() -> None:
    for new in range(EVERY):
        for old in range(new + 1):
            path = LOG.consistency(old, new)
            check_consistency(old, new, path, ROOTS[old], ROOTS[new])


@st.composite
def places(draw: st.DrawFn) -> tuple[int, int]:
    size = draw(st.integers(1, 700))
    return draw(st.integers(0, size - 1)), size


@given(places(), st.data())
def test_an_altered_inclusion_proof_is_refused(
    place: tuple[int, int], data: st.DataObject
) -> None:
    index, size = place
    told = [LEAVES[index], *LOG.inclusion(index, size), ROOTS[size]]
    altered = data.draw(st.sampled_from(range(len(told))))
    told[altered] = flipped(told[altered], data.draw(st.integers(0, 255)))

    with pytest.raises(NotProven):
        check_inclusion(told[0], index, size, told[1:-1], told[-1])


@given(places(), st.integers(-2, 705), st.integers(0, 700))
def test_another_index_or_size_is_refused(
    place: tuple[int, int], index: int, size: int
) -> None:
    path, root = LOG.inclusion(*place), ROOTS[place[1]]
    if index != place[0]:
        with pytest.raises(NotProven):
            check_inclusion(LEAVES[place[0]], index, place[1], path, root)
    # A proof of the same shape holds in any tree that has this root: only sizes
    # that change the shape can be told from the proof alone.
    if size != place[1] and len_of_path(place[0], size) != len(path):
        with pytest.raises(NotProven):
            check_inclusion(LEAVES[place[0]], place[0], size, path, root)


@given(places(), st.data())
def test_a_longer_or_shorter_proof_is_refused(
    place: tuple[int, int], data: st.DataObject
) -> None:
    index, size = place
    path = LOG.inclusion(index, size)
    changed = [*path, data.draw(st.sampled_from([bytes(32), ROOTS[size]]))]

    for other in [changed, path[:-1]] if path else [changed]:
        with pytest.raises(NotProven):
            check_inclusion(LEAVES[index], index, size, other, ROOTS[size])


@given(places(), st.data())
def test_an_altered_consistency_proof_is_refused(
    place: tuple[int, int], data: st.DataObject
) -> None:
    old, new = place
    told = [ROOTS[old], *LOG.consistency(old, new), ROOTS[new]]
    altered = data.draw(st.sampled_from(range(len(told))))
    if old == 0 and altered == len(told) - 1:
        return  # any tree continues the empty one
    told[altered] = flipped(told[altered], data.draw(st.integers(0, 255)))

    with pytest.raises(NotProven):
        check_consistency(old, new, told[1:-1], told[0], told[-1])


@given(places(), st.data())
def test_a_consistency_proof_of_other_length_is_refused(
    place: tuple[int, int], data: st.DataObject
) -> None:
    old, new = place
    path = LOG.consistency(old, new)
    for other in [[*path, bytes(32)], *([path[:-1]] if path else [])]:
        with pytest.raises(NotProven):
            check_consistency(old, new, other, ROOTS[old], ROOTS[new])


@given(st.integers(2, 300), st.data())
def test_a_rewritten_log_is_no_continuation(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    other = forked(size, at=data.draw(st.integers(0, old - 1)))

    with pytest.raises(NotProven):
        check_consistency(
            old, size, other.consistency(old, size), ROOTS[old], other.root(size)
        )


def test_what_was_never_there_cannot_be_proven() -> None:
    with pytest.raises(ValueError, match="no entry 7"):
        prove_inclusion(7, 7, LOG.read)
    with pytest.raises(ValueError, match="does not continue"):
        prove_consistency(8, 7, LOG.read)
    with pytest.raises(NotProven, match="does not continue"):
        check_consistency(8, 7, [], ROOTS[8], ROOTS[7])
    with pytest.raises(NotProven, match="empty"):
        check_consistency(0, 7, [], bytes(32), ROOTS[7])
    with pytest.raises(NotProven, match="too short"):
        check_consistency(3, 7, [], ROOTS[3], ROOTS[7])
    with pytest.raises(NotProven, match="no hash"):
        check_inclusion(b"", 0, 1, [], b"")
    check_consistency(0, 7, [], EMPTY_ROOT, ROOTS[7])


def test_another_implementation_makes_the_same_proofs() -> None:
    theirs = InmemoryTree(algorithm="sha256")
    for number in range(70):
        theirs.append_entry(entry(number))
    for size in range(1, 70):
        for index in range(size):
            proof = theirs.prove_inclusion(index + 1, size)
            assert proof.path[1:] == LOG.inclusion(index, size)
        for old in range(1, size + 1):
            check_consistency(
                old,
                size,
                LOG.consistency(old, size),
                theirs.get_root(old),
                theirs.get_root(size),
            )


def len_of_path(index: int, size: int) -> int:
    return len(LOG.inclusion(index, size)) if 0 <= index < size <= 700 else -1


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
