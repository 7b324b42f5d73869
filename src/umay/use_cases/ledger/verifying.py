"""Verifying: the database's ledger worked out again, and held against the outside."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from umay.proof.audit import Kept, Report, audit
from umay.proof.keys import VerifierKey
from umay.proof.policy import Party, Policy
from umay.proof.proofs import root_of
from umay.records.models import LedgerCheckpoint
from umay.records.queries.ledger import entries_after
from umay.use_cases.ledger.log import Log, entry_of, log_of, origin_of
from umay.use_cases.ledger.starting import Behind, behind
from umay.use_cases.ledger.witnessing import policy_of


@dataclass(frozen=True)
class Verified:
    """``behind`` if witnesses have cosigned more, or other; ``tree`` is false if the
    stored tree is not the one its entries make."""

    report: Report
    behind: Behind | None
    tree: bool


def verify(center: UUID, progress: Callable[[], object] = lambda: None) -> Verified:
    """Work the whole log out again; read only.

    Raises ``Malformed`` if the policy's file is wrong.
    """
    log = log_of(center)
    report = audit(_kept(center), _notes(center), _policy(log), progress)
    size = log.tree.size
    tree = size <= report.entries and (
        size < report.entries or root_of(size, log.reads()) == report.root
    )
    return Verified(report, behind(center), tree)


def _kept(center: UUID) -> Iterator[Kept]:
    for row in entries_after(center, 0):
        forgotten = row.facts is None or row.salt is None
        salt = None if row.salt is None else bytes(row.salt)
        yield Kept(entry_of(row).to_bytes(), row.facts, salt, forgotten)


def _notes(center: UUID) -> Iterator[tuple[int, bytes]]:
    rows = LedgerCheckpoint.objects.filter(center_id=center).order_by("size", "number")
    for row in rows.iterator():
        yield row.size, row.note.encode()


def _policy(log: Log) -> Policy:
    """The house's policy, and every log it ever kept: all signed with one key."""
    now = log.verifier
    keys = [
        VerifierKey(origin_of(log.center, number), now.kind, now.public)
        for number in range(1, log.tree.number + 1)
    ]
    return replace(policy_of(log), logs=tuple(Party(key) for key in keys))
