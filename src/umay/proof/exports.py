"""Exports: a log laid out as files, read back without believing any of it."""

from collections.abc import Callable, Iterable, Iterator

from umay.proof.checkpoints import read_checkpoint
from umay.proof.notes import read_note
from umay.proof.policy import Policy
from umay.proof.proofs import root_of
from umay.proof.refusals import Malformed
from umay.proof.tiles import bundles_of, read_bundle, reader
from umay.proof.whole import Broken, Whole, check_whole

Load = Callable[[str], bytes]
"""Return the bytes of a file of the export by its path. Raises ``OSError``."""


def check_export(
    load: Load,
    checkpoint: bytes,
    older: Iterable[bytes],
    policy: Policy,
    told: Callable[[int], object] = lambda _: None,
) -> Whole:
    """Check an export against its newest checkpoint and the older ones beside it.

    Raises ``Broken``, or ``Malformed`` if a file is not what it should be.
    """
    newest = read_note(checkpoint)
    head = read_checkpoint(newest.text)
    heads = [read_note(data) for data in older if data != checkpoint]
    whole = check_whole(_entries(load, head.size), [*heads, newest], policy, told=told)
    stored = root_of(head.size, reader(head.size, lambda tile: load(tile.path)))
    if stored != whole.root:
        raise Broken("the tiles are not those of the entries", 0)
    return whole


def _entries(load: Load, size: int) -> Iterator[bytes]:
    for tile in bundles_of(size):
        entries = read_bundle(load(tile.path))
        if len(entries) != tile.width:
            raise Malformed(f"{tile.path} holds {len(entries)} entries")
        yield from entries
