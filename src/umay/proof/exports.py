"""Exports: a log laid out as files, read back without believing any of it."""

from collections.abc import Callable, Iterator

from umay.proof.audit import Finding, Kept, Report, Wrong, audit
from umay.proof.checkpoints import read_checkpoint
from umay.proof.notes import read_note
from umay.proof.policy import Policy
from umay.proof.proofs import root_of
from umay.proof.refusals import Malformed
from umay.proof.tiles import bundles_of, read_bundle, reader

Load = Callable[[str], bytes]
"""Return the bytes of a file of the export by its path. Raises ``OSError``."""


def audit_export(
    load: Load,
    checkpoint: bytes,
    older: Iterator[tuple[int, bytes]],
    policy: Policy,
    progress: Callable[[], object] = lambda: None,
) -> Report:
    """Check an export against its newest checkpoint and the older ones beside it.

    Raises ``Malformed`` if the checkpoint or a tile is none.
    """
    head = read_checkpoint(read_note(checkpoint).text)
    notes = [pair for pair in older if pair[0] != head.size]
    report = audit(
        _kept(load, head.size),
        sorted([*notes, (head.size, checkpoint)]),
        policy,
        progress,
    )
    stored = root_of(head.size, reader(head.size, lambda tile: load(tile.path)))
    if stored != head.root:
        report.findings.append(Finding(Wrong.CHECKPOINT_OTHER, checkpoint=head.size))
    return report


def _kept(load: Load, size: int) -> Iterator[Kept]:
    for tile in bundles_of(size):
        entries = read_bundle(load(tile.path))
        if len(entries) != tile.width:
            raise Malformed(f"{tile.path} holds {len(entries)} entries")
        for data in entries:
            yield Kept(data)
