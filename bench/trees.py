"""Trees over the same bytes: ours in two ways, pymerkle's, and bare hashing."""

from hashlib import sha256

from pymerkle import InmemoryTree

from umay.proof.tree import Frontier, leaf_hash

BATCH = 4096  # entries at once: hashes that still fit a processor's cache
THEIRS = 100_000  # pymerkle keeps every node as an object: a tenth is enough


def bare(entries: list[bytes]) -> None:
    for entry in entries:
        sha256(entry).digest()


def at_once(entries: list[bytes]) -> Frontier:
    frontier = Frontier.empty()
    for begin in range(0, len(entries), BATCH):
        frontier.extend([leaf_hash(each) for each in entries[begin : begin + BATCH]])
    return frontier


def one_by_one(entries: list[bytes]) -> Frontier:
    frontier = Frontier.empty()
    append = frontier.append
    for entry in entries:
        append(leaf_hash(entry))
    return frontier


def theirs(entries: list[bytes]) -> InmemoryTree:
    tree = InmemoryTree(algorithm="sha256")
    for entry in entries:
        tree.append_entry(entry)
    return tree
