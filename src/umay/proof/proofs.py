"""Proofs: that an entry stands in a tree, and that one tree only continues another.

Making one needs stored nodes, asked for all at once: a database, tiles or a list can
give them. Checking one needs nothing but the proof, by the algorithms of RFC 9162
(2.1.3.2 and 2.1.4.2); the proofs are the same as in RFC 6962.
"""

from collections.abc import Callable, Iterator, Sequence

from umay.proof.lines import HASH
from umay.proof.refusals import NotProven
from umay.proof.tree import EMPTY_ROOT, Node, cover, fold, node_hash

Read = Callable[[Sequence[Node]], Sequence[bytes]]
"""Return the stored hash of every node asked for, in the same order."""

Span = tuple[int, int]  # leaves, from the first to before the last


def root_of(size: int, read: Read) -> bytes:
    return fold(read(list(cover(0, size))))


def frontier_nodes(size: int) -> list[Node]:
    """Return which nodes a ``Frontier`` of this size is made of."""
    return list(cover(0, size))


def prove_inclusion(index: int, size: int, read: Read) -> list[bytes]:
    """Return the audit path of a leaf: from its sibling up to the root's child."""
    if not 0 <= index < size:
        raise ValueError(f"no entry {index} in a tree of {size}")
    return _hashes(list(_path(index, 0, size)), read)


def prove_consistency(old: int, new: int, read: Read) -> list[bytes]:
    """Return the proof that the tree of ``new`` leaves continues that of ``old``."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} does not continue one of {old}")
    if old in {0, new}:
        return []  # the empty tree continues into any; the same tree is the same
    return _hashes(list(_subproof(old, 0, new, complete=True)), read)


def check_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Raises ``NotProven`` unless this leaf's hash stands at this place."""
    if not 0 <= index < size:
        raise NotProven(f"there is no entry {index} in a tree of {size}")
    _check_hashes(leaf, root, *proof)
    found = leaf
    for sibling, is_left in _climb(index, size - 1, proof, "inclusion"):
        found = node_hash(sibling, found) if is_left else node_hash(found, sibling)
    if found != root:
        raise NotProven(f"entry {index} is not what stands in this tree of {size}")


def check_consistency(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    """Raises ``NotProven`` unless the newer tree only adds to the older."""
    if not 0 <= old <= new:
        raise NotProven(f"a tree of {new} does not continue one of {old}")
    _check_hashes(old_root, new_root, *proof)
    if old in {0, new}:
        _check_trivial(old, new, proof, old_root, new_root)
        return
    path = list(proof)
    if old & (old - 1) == 0:  # the older tree is one perfect subtree of the newer
        path.insert(0, old_root)
    if not path:
        raise NotProven("the consistency proof is too short")
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    older = newer = path[0]
    for sibling, is_left in _climb(place, last, path[1:], "consistency"):
        if is_left:
            older, newer = node_hash(sibling, older), node_hash(sibling, newer)
        else:
            newer = node_hash(newer, sibling)
    if older != old_root or newer != new_root:
        raise NotProven(f"the tree of {new} is not the tree of {old} continued")


def _check_hashes(*hashes: bytes) -> None:
    if any(len(each) != HASH for each in hashes):
        raise NotProven("something in the proof is no hash")


def _climb(
    place: int, last: int, siblings: Sequence[bytes], what: str
) -> Iterator[tuple[bytes, bool]]:
    """Go up from a node; yield each sibling, and whether it stands on the left."""
    for sibling in siblings:
        if last == 0:
            raise NotProven(f"the {what} proof is too long")
        is_left = bool(place & 1) or place == last
        yield sibling, is_left
        while is_left and place and not place & 1:
            place, last = place >> 1, last >> 1
        place, last = place >> 1, last >> 1
    if last:
        raise NotProven(f"the {what} proof is too short")


def _check_trivial(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    if proof:
        raise NotProven("the consistency proof is too long")
    if old == 0 and old_root != EMPTY_ROOT:
        raise NotProven("an empty tree has another root")
    if old == new and old_root != new_root:
        raise NotProven(f"two different trees of {new}")


def _path(index: int, begin: int, end: int) -> Iterator[Span]:
    """RFC 6962, 2.1.1: the siblings, nearest the leaf first."""
    if end - begin == 1:
        return
    middle = _middle(begin, end)
    if index < middle:
        yield from _path(index, begin, middle)
        yield middle, end
    else:
        yield from _path(index, middle, end)
        yield begin, middle


def _subproof(old: int, begin: int, end: int, *, complete: bool) -> Iterator[Span]:
    """RFC 6962, 2.1.2: ``complete`` while the verifier knows this subtree's root."""
    if old == end:
        if not complete:
            yield begin, end
        return
    middle = _middle(begin, end)
    if old <= middle:
        yield from _subproof(old, begin, middle, complete=complete)
        yield middle, end
    else:
        yield from _subproof(old, middle, end, complete=False)
        yield begin, middle


def _middle(begin: int, end: int) -> int:
    """Return where the left subtree ends: the largest power of two that leaves some."""
    return begin + (1 << (end - begin - 1).bit_length() - 1)


def _hashes(spans: Sequence[Span], read: Read) -> list[bytes]:
    """Read the nodes of all spans at once and fold each span into one hash."""
    covers = [list(cover(*span)) for span in spans]
    stored = iter(read([node for nodes in covers for node in nodes]))
    return [fold([next(stored) for _ in nodes]) for nodes in covers]
