"""Receipts: a proof and a content held together, and what of it holds.

Each part is looked at by itself, so that whoever checks learns which one does not hold:
what was said, that it stood in the log, whose log it was, and who outside saw it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from umay.proof.checkpoints import Checkpoint, read_checkpoint
from umay.proof.contents import Content, read_content
from umay.proof.entry_proofs import EntryProof, read_entry_proof
from umay.proof.keys import VerifierKey
from umay.proof.notes import Note
from umay.proof.policy import Policy, read_policy
from umay.proof.proofs import check_inclusion
from umay.proof.refusals import Malformed, NotProven
from umay.proof.tree import leaf_hash

AHEAD = 300  # seconds two clocks may differ
NUMBER = re.compile(r"/[1-9][0-9]*\Z")  # behind the name of a log begun anew


class Found(StrEnum):
    """What was found of one part. Put into words in ``receipt.html``."""

    PROOF_UNREADABLE = "proof_unreadable"
    CONTENT_UNREADABLE = "content_unreadable"
    POLICY_UNREADABLE = "policy_unreadable"
    SAID = "said"
    SAID_ALTERED = "said_altered"
    WORDS = "words"
    WORDS_ALTERED = "words_altered"
    STANDS = "stands"
    ANOTHER_ENTRY = "another_entry"
    NOT_IN_TREE = "not_in_tree"
    SIGNED = "signed"
    ANOTHER_LOG = "another_log"
    BEGUN_ANEW = "begun_anew"
    FALSE_SIGNATURE = "false_signature"
    COSIGNED = "cosigned"
    NOT_COSIGNED = "not_cosigned"
    TOO_FEW = "too_few"
    NOBODY_NAMED = "nobody_named"
    FALSE_COSIGNATURE = "false_cosignature"
    TIME_AHEAD = "time_ahead"
    KEYS_CAME_ALONG = "keys_came_along"


HOLDS = {Found.SAID, Found.WORDS, Found.STANDS, Found.SIGNED, Found.COSIGNED}
ONLY_TOLD = {Found.BEGUN_ANEW, Found.KEYS_CAME_ALONG}
# Nothing is wrong with it; nobody outside has vouched for it either.
ALONE = {Found.NOT_COSIGNED, Found.TOO_FEW, Found.NOBODY_NAMED}


class Verdict(StrEnum):
    PROVEN = "proven"
    ALONE = "alone"
    BROKEN = "broken"


@dataclass(frozen=True)
class Checked:
    """``cosigned`` are the times of the witnesses, by their names in the policy."""

    found: tuple[Found, ...]
    content: Content | None = None
    cosigned: Mapping[str, int] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        wrong = set(self.found) - HOLDS - ONLY_TOLD
        if not wrong:
            return Verdict.PROVEN
        return Verdict.ALONE if wrong <= ALONE else Verdict.BROKEN


def check_receipt(proof: bytes, content: bytes, policy: bytes | None) -> Checked:
    """Return what holds. Without a policy, the keys in the content are taken.

    ``policy`` names the log and the witnesses that whoever checks knows herself.
    """
    said, stands = _content(content), _proof(proof)
    if said is None or stands is None:
        missing = []
        if stands is None:
            missing.append(Found.PROOF_UNREADABLE)
        if said is None:
            missing.append(Found.CONTENT_UNREADABLE)
        return Checked(tuple(missing), said)
    try:
        keys = read_policy(said.policy.encode() if policy is None else policy)
        head = read_checkpoint(stands.checkpoint.text)
    except (Malformed, UnicodeEncodeError):
        return Checked((Found.POLICY_UNREADABLE,), said)
    found = [*_of_content(said), _place(said, stands, head)]
    found += _log(keys, head, stands.checkpoint)
    outside, cosigned = _witnesses(keys, stands.checkpoint)
    found.append(outside)
    if cosigned and said.entry.at.timestamp() > min(cosigned.values()) + AHEAD:
        found.append(Found.TIME_AHEAD)
    if policy is None:
        found.append(Found.KEYS_CAME_ALONG)
    return Checked(tuple(found), said, cosigned)


def _proof(data: bytes) -> EntryProof | None:
    try:
        return read_entry_proof(data)
    except Malformed:
        return None


def _content(data: bytes) -> Content | None:
    try:
        return read_content(data)
    except Malformed:
        return None


def _of_content(content: Content) -> Iterator[Found]:
    yield Found.SAID if content.said else Found.SAID_ALTERED
    if content.words:
        yield Found.WORDS_ALTERED if content.altered_words() else Found.WORDS


def _place(content: Content, proof: EntryProof, head: Checkpoint) -> Found:
    if content.entry.number != proof.index + 1:
        return Found.ANOTHER_ENTRY
    leaf = leaf_hash(content.entry.to_bytes())
    try:
        check_inclusion(leaf, proof.index, head.size, proof.path, head.root)
    except NotProven:
        return Found.NOT_IN_TREE
    return Found.STANDS


def _log(policy: Policy, head: Checkpoint, note: Note) -> list[Found]:
    """Say who signed: a log the policy names, or another of the same house and key."""
    for party in policy.logs:
        if _unnumbered(party.key.name) != _unnumbered(head.origin):
            continue
        key = replace(party.key, name=head.origin)
        if not any(each.by(key) for each in note.signatures):
            continue
        if not _holds(note, key):
            return [Found.FALSE_SIGNATURE]
        return [Found.SIGNED] if key == party.key else [Found.SIGNED, Found.BEGUN_ANEW]
    return [Found.ANOTHER_LOG]


def _unnumbered(log: str) -> str:
    return NUMBER.sub("", log)


def _witnesses(policy: Policy, note: Note) -> tuple[Found, dict[str, int]]:
    times: dict[str, int] = {}
    for name, party in policy.witnesses.items():
        if not any(each.by(party.key) for each in note.signatures):
            continue
        if not _holds(note, party.key):
            return Found.FALSE_COSIGNATURE, {}
        times[name] = min(each.time or 0 for each in note.verify([party.key]))
    if policy.quorum is None:
        return Found.NOBODY_NAMED, times
    if not times:
        return Found.NOT_COSIGNED, times
    return Found.COSIGNED if policy.is_met_by(times) else Found.TOO_FEW, times


def _holds(note: Note, key: VerifierKey) -> bool:
    try:
        note.verify([key])
    except NotProven:
        return False
    return True
