"""Witnessing: a checkpoint is shown to those outside, and their word is kept.

A witness learns the log's name, a round size and a hash. What a quorum has cosigned is
kept in the database and, in a file of its own, outside it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from umay.core.tail import Tail
from umay.network.submissions import Submission, read_answer
from umay.network.witness_client import (
    Address,
    Ahead,
    Declined,
    Unreachable,
    obtain,
)
from umay.proof.notes import Note, Signature, Verified, read_note
from umay.proof.policy import Party, Policy, read_policy
from umay.proof.proofs import prove_consistency
from umay.proof.refusals import Malformed, NotProven
from umay.records import log_files
from umay.records.models import LedgerCheckpoint, LedgerTree
from umay.records.queries import ledger
from umay.records.store.rows import change
from umay.use_cases.ledger.growing import grow
from umay.use_cases.ledger.log import Log, log_of
from umay.use_cases.ledger.padding import pad

Obtain = Callable[[Address, Note, int, Callable[[int, int], Sequence[bytes]]], Verified]


@dataclass(frozen=True)
class Asked:
    """``met`` says whether a quorum has cosigned; ``failed`` why the others have not,
    by the witness's name; ``ahead`` names who has seen a larger tree than ours."""

    size: int
    met: bool
    failed: Mapping[str, str] = field(default_factory=dict)
    ahead: tuple[str, ...] = ()


def policy_of(log: Log) -> Policy:
    """Return whose word is enough for this log, and the key it signs with itself.

    Raises ``Malformed`` with the line of the file that is wrong.
    """
    written = log_files.policy()
    policy = read_policy(written) if written else Policy()
    return replace(policy, logs=(Party(log.verifier),))


def tail_now(center: UUID) -> Tail:
    """Return the tail as the rules see it."""
    log = log_of(center)
    seen = ledger.newest_witnessed(center, log.tree.number)
    return tail_of(log, policy_of(log), seen)


def tail_of(log: Log, policy: Policy, seen: LedgerCheckpoint | None) -> Tail:
    found = ledger.tail_of(log.center, seen)
    return Tail(
        length=found.length,
        oldest=found.oldest,
        seen_at=found.witnessed_at,
        online=any(party.url for party in policy.witnesses.values()),
        named=policy.quorum is not None,
    )


def ask_witnesses(
    center: UUID, at: datetime, by_line: Obtain = obtain, *, beat: bool = False
) -> Asked | None:
    """Show every witness with an address the newest checkpoint; None if none is named.

    Raises ``Malformed`` if the policy's file is wrong, ``Hole`` as ``grow``.
    """
    policy = policy_of(log_of(center))
    addresses = {
        name: Address(party.url, party.key)
        for name, party in policy.witnesses.items()
        if party.url
    }
    if not addresses:
        return None
    pad(center, at, beat=beat)
    grow(center, at)
    log = log_of(center)
    newest = ledger.newest_checkpoint(center, log.tree.number)
    if newest is None:
        return None
    old = ledger.newest_witnessed(center, log.tree.number)
    return _ask(log, policy, newest, old.size if old else 0, addresses, at, by_line)


def _ask(
    log: Log,
    policy: Policy,
    newest: LedgerCheckpoint,
    old: int,
    addresses: Mapping[str, Address],
    at: datetime,
    by_line: Obtain,
) -> Asked:
    note = read_note(newest.note.encode())
    given: list[Signature] = []
    failed: dict[str, str] = {}
    ahead = []
    for name, address in addresses.items():
        try:
            found = by_line(address, note, old, lambda a, b: _prove(log, a, b))
            given.append(found.signature)
        except Ahead as refusal:
            ahead.append(name)
            failed[name] = str(refusal)
        except (Declined, Unreachable, Malformed, NotProven) as refusal:
            failed[name] = str(refusal)
    met = keep_cosignatures(log, policy, newest, given, at)
    return Asked(newest.size, met, failed, tuple(ahead))


def keep_cosignatures(
    log: Log,
    policy: Policy,
    checkpoint: LedgerCheckpoint,
    given: Iterable[Signature],
    at: datetime,
) -> bool:
    """Add cosignatures to a checkpoint; return whether a quorum has cosigned it now."""
    note = read_note(checkpoint.note.encode()).with_signatures(given)
    cosigned = replace(policy, quorum=None).check(note).cosigned
    met = policy.quorum is not None and policy.is_met_by(cosigned)
    change(
        checkpoint,
        note=str(note),
        witnessed_at=(checkpoint.witnessed_at or at) if met else None,
    )
    if met:
        log_files.note_seen(log.center, str(note))
    return met


def submission_of(center: UUID, at: datetime) -> Submission:
    """Return what a witness without a line is handed on a stick or on paper."""
    pad(center, at)
    grow(center, at)
    log = log_of(center)
    newest = ledger.newest_checkpoint(center, log.tree.number)
    if newest is None:
        raise NotProven("there is no entry yet")
    old = ledger.newest_witnessed(center, log.tree.number)
    size = old.size if old else 0
    note = read_note(newest.note.encode())
    return Submission(size, _prove(log, size, newest.size), note)


def take_answer(center: UUID, answer: bytes, at: datetime) -> Asked:
    """Keep what came back on a stick.

    Raises ``NotProven`` if no witness of ours has signed any of our checkpoints.
    """
    log = log_of(center)
    policy = policy_of(log)
    open_ones = LedgerCheckpoint.objects.filter(
        center_id=center, number=log.tree.number
    ).order_by("-size")[:200]
    now = int(at.timestamp())
    for checkpoint in open_ones:
        note = read_note(checkpoint.note.encode())
        given = []
        for party in policy.witnesses.values():
            try:
                given.append(read_answer(answer, note, party.key, now).signature)
            except NotProven:
                continue
        if given:
            met = keep_cosignatures(log, policy, checkpoint, given, at)
            return Asked(checkpoint.size, met)
    raise NotProven("this is no cosignature of a witness of ours on our checkpoints")


def _prove(log: Log, old: int, new: int) -> list[bytes]:
    grown = LedgerTree.objects.get(pk=log.center)
    return prove_consistency(old, new, Log(grown).reads())
