"""Showing: what the director's page says of the record, and the stick that goes out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.core.tail import Tail
from umay.proof.notes import read_note
from umay.proof.policy import Policy
from umay.proof.refusals import Malformed, NotProven
from umay.records.models import LedgerCheckpoint
from umay.records.queries.ledger import last_witnessed, newest_checkpoint
from umay.use_cases.ledger import witnessing
from umay.use_cases.ledger.log import Hole, log_of

__all__ = ["Hole", "NotTaken", "handed_out", "show", "tail_now", "taken_back"]
MOST = 12


class NotTaken(Exception):
    """What was given back is no cosignature of a witness of ours."""


@dataclass(frozen=True)
class Named:
    """A witness; ``online`` if she is asked over a line, ``signed_at`` if she has
    cosigned the newest checkpoint a quorum has."""

    name: str
    online: bool
    signed_at: datetime | None


@dataclass(frozen=True)
class Shown:
    """``newest`` is what was signed last, ``seen`` what a quorum has cosigned."""

    tail: Tail
    witnesses: list[Named]
    newest: LedgerCheckpoint | None
    seen: list[LedgerCheckpoint]


def show(center: UUID) -> Shown:
    """Return what stands of a center's record. Five queries.

    A policy that cannot be read counts as none: nobody is named.
    """
    log = log_of(center)
    try:
        policy = witnessing.policy_of(log)
    except Malformed:
        policy = Policy()
    seen = last_witnessed(center, log.tree.number, MOST)
    newest = newest_checkpoint(center, log.tree.number)
    tail = witnessing.tail_of(log, policy, seen[0] if seen else None)
    return Shown(tail, _named(policy, seen), newest, seen)


def tail_now(center: UUID) -> Tail:
    """Return the tail; one whose policy cannot be read has nobody named."""
    try:
        return witnessing.tail_now(center)
    except Malformed:
        return Tail(0, None, None, online=False, named=False)


def _named(policy: Policy, seen: list[LedgerCheckpoint]) -> list[Named]:
    cosigned = _cosigned(policy, seen[0]) if seen else {}
    return [
        Named(name, party.url is not None, cosigned.get(name))
        for name, party in sorted(policy.witnesses.items())
    ]


def _cosigned(policy: Policy, newest: LedgerCheckpoint) -> dict[str, datetime]:
    zone = newest.at.tzinfo
    try:
        found = policy.check(read_note(newest.note.encode())).cosigned
    except (Malformed, NotProven):
        return {}
    return {name: datetime.fromtimestamp(at, zone) for name, at in found.items()}


def handed_out(center: UUID, at: datetime) -> str:
    """Return the text a witness without a line signs. Raises ``Hole``."""
    return str(witnessing.submission_of(center, at))


def taken_back(center: UUID, answer: str, at: datetime) -> bool:
    """Keep what she has given back; return whether a quorum has cosigned now.

    Raises ``NotTaken``.
    """
    try:
        return witnessing.take_answer(center, answer.encode(), at).met
    except (Malformed, NotProven) as error:
        raise NotTaken from error
