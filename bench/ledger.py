"""Ledger: appending to the tree, beside bare SHA-256 of the same bytes and pymerkle.

One core, processor time. Bare hashing is one call of ``hashlib.sha256`` for each entry;
the tree needs a second one for each, of 65 bytes, so twice is the least it can be.
"""

import os
import sys
import time
from collections.abc import Callable
from statistics import median

from rich.console import Console
from rich.table import Table

from bench.million import main as in_a_database
from bench.trees import THEIRS, at_once, bare, one_by_one, theirs
from umay.proof.proofs import (
    check_consistency,
    check_inclusion,
    prove_consistency,
    prove_inclusion,
)
from umay.proof.tree import Frontier, Node, leaf_hash

ENTRIES, LENGTH, ROUNDS = 1_000_000, 300, 5
LIMIT_BARE, LIMIT_THEIRS = 3.0, 3.0
PROOFS = 500


def main(count: int = ENTRIES) -> None:
    entries = [os.urandom(LENGTH) for _ in range(count)]
    few = entries[: min(THEIRS, count)]
    ways = {
        "hashlib.sha256 alone": lambda: bare(entries),
        "our tree, many at once": lambda: at_once(entries),
        "our tree, one by one, all nodes told": lambda: one_by_one(entries),
        f"pymerkle in memory ({len(few):,})": lambda: theirs(few),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            size = len(few) if "pymerkle" in name else count
            taken[name].append(seconds(way) / size)
    one = {name: median(each) for name, each in taken.items()}
    first, batch, single, their = one.values()
    show(one, first)
    print(proofs(few))
    same_root(few)
    print(
        f"many at once {batch / first:.2f}, one by one {single / first:.2f} times bare"
        f" hashing (limit {LIMIT_BARE:g}); pymerkle needs {their / batch:.1f} and"
        f" {their / single:.1f} times as long (at least {LIMIT_THEIRS:g})"
    )
    if max(batch, single) > first * LIMIT_BARE or their < single * LIMIT_THEIRS:
        sys.exit("the limit is not kept")


def seconds(way: Callable[[], object]) -> float:
    begun = time.process_time()
    way()
    return time.process_time() - begun


def same_root(entries: list[bytes]) -> None:
    roots = {at_once(entries).root(), one_by_one(entries).root()}
    if roots != {theirs(entries).get_root()}:
        sys.exit("the roots differ")


def proofs(entries: list[bytes]) -> str:
    """Return how long one proof takes, made from stored nodes and checked."""
    nodes: dict[Node, bytes] = {}
    frontier, size = Frontier.empty(), len(entries)
    for place, entry in enumerate(entries):
        for level, made in enumerate(frontier.append(leaf_hash(entry))):
            nodes[Node(level, place >> level)] = made
    root = frontier.root()
    half = at_once(entries[: size // 2]).root()

    def read(wanted: "list[Node]") -> list[bytes]:
        return [nodes[node] for node in wanted]

    def include() -> None:
        for n in range(PROOFS):
            place = n * 193 % size
            path = prove_inclusion(place, size, read)  # type: ignore[arg-type]
            check_inclusion(leaf_hash(entries[place]), place, size, path, root)

    def continue_() -> None:
        for _ in range(PROOFS):
            path = prove_consistency(size // 2, size, read)  # type: ignore[arg-type]
            check_consistency(size // 2, size, path, half, root)

    return (
        f"of {size:,} entries, made and checked: an inclusion"
        f" {seconds(include) / PROOFS * 1e6:.0f} µs, a consistency"
        f" {seconds(continue_) / PROOFS * 1e6:.0f} µs"
    )


def show(one: dict[str, float], first: float) -> None:
    table = Table("way", "µs an entry", "entries a second", "times bare")
    for name, taken in one.items():
        per, rate = f"{taken * 1e6:.2f}", f"{1 / taken:,.0f}"
        table.add_row(name, per, rate, f"{taken / first:.2f}")
    Console(width=90).print(table)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
    in_a_database()
