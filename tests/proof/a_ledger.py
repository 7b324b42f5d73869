"""A whole ledger in memory, as a verifier is handed it, and the verdict on it.

The check is the one of ``umay ledger verify``; only what is read differs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from umay.proof.checkpoints import Checkpoint
from umay.proof.cosignatures import cosign
from umay.proof.entries import read_entry
from umay.proof.keys import SigningKey, VerifierKey
from umay.proof.notes import Note
from umay.proof.policy import Party, Policy
from umay.proof.tree import Frontier, leaf_hash
from umay.proof.whole import Broken, check_whole

DAY = 24 * 3600
REMEMBERED = 16_384


@dataclass(frozen=True)
class Line:
    """One entry, and what it says unless that was forgotten."""

    data: bytes
    salt: bytes | None = None
    facts: dict[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True)
class Ledger:
    """``heads`` by size; ``policy`` and ``seen``, the witnesses' last word, are the
    verifier's own. ``named`` are witnesses the house names instead of the true ones.
    """

    lines: tuple[Line, ...]
    heads: tuple[Note, ...]
    seen: Note
    witnessed: int
    policy: Policy
    log: SigningKey
    witnesses: tuple[SigningKey, ...]
    named: tuple[SigningKey, ...] = ()

    def took(self, head: int) -> int:
        """Return when a head was cosigned; 0 if it never was."""
        signatures = self.heads[head].signatures[1:]
        return int.from_bytes(signatures[0].value[:8]) if signatures else 0

    @property
    def houses_own_policy(self) -> Policy:
        """What stands in the house's file, which an insider may have changed."""
        if not self.named:
            return self.policy
        witnesses = {key.name: Party(key.verifier) for key in self.named}
        return replace(self.policy, witnesses=witnesses)


@dataclass(frozen=True)
class RememberingKey(VerifierKey):
    """It works out each signature once: of many ledgers most heads are the same."""

    def holds(self, signature: bytes, message: bytes) -> bool:
        return _holds(self, signature, message)


@lru_cache(REMEMBERED)
def _holds(key: VerifierKey, signature: bytes, message: bytes) -> bool:
    return VerifierKey.holds(key, signature, message)


def remembering(policy: Policy) -> Policy:
    def party(of: Party) -> Party:
        return Party(RememberingKey(of.key.name, of.key.kind, of.key.public))

    witnesses = {name: party(each) for name, each in policy.witnesses.items()}
    return replace(policy, logs=tuple(map(party, policy.logs)), witnesses=witnesses)


def resigned(ledger: Ledger, size: int) -> Note:
    """Return the head of these entries at a size, signed by the log alone."""
    frontier = Frontier.empty()
    frontier.extend([leaf_hash(line.data) for line in ledger.lines[:size]])
    made = Checkpoint(ledger.log.name, size, frontier.root())
    return made.note().signed(ledger.log)


def rehashed(ledger: Ledger, before: Ledger, since: int) -> Ledger:
    """Return it with all heads after ``since`` made as the true ones were: cosigned by
    the same witnesses at the same times. As if the house had written it so."""
    made = {head: _again(ledger, head, since) for head in {*before.heads, before.seen}}
    heads = tuple(made[head] for head in before.heads)
    return replace(ledger, heads=heads, seen=made[before.seen])


def _again(ledger: Ledger, head: Note, since: int) -> Note:
    size = int(head.text.split("\n")[1])
    if size <= since:
        return head
    signed, keys = resigned(ledger, size), {key.name: key for key in ledger.witnesses}
    times = [(one.name, int.from_bytes(one.value[:8])) for one in head.signatures[1:]]
    return signed.with_signatures(cosign(signed, keys[name], at) for name, at in times)


def refusal(ledger: Ledger, policy: Policy | None = None) -> str | None:
    """Say why the ledger does not hold, or None if it does.

    With a ``policy`` only that one is asked, and no word of the witnesses beside it.
    """
    from umay.use_cases.ledger.verifying import Contents, Verified

    contents, broken, whole = Contents(), None, None
    every = ledger.heads if policy else (*ledger.heads, ledger.seen)
    heads = list(dict.fromkeys(every))
    try:
        entries = _entries(ledger, contents)
        whole = check_whole(entries, heads, policy or ledger.policy)
    except Broken as found:
        broken = found
    if broken is not None:
        return str(broken)
    if not Verified(whole, broken, contents, None, tree=True, named=True).holds:
        return "what an entry says is not what it committed to, or was forgotten"
    return None


def _entries(ledger: Ledger, contents: Any) -> Iterator[bytes]:
    for number, line in enumerate(ledger.lines, 1):
        yield line.data
        made, salt, facts = _commitment(line.data), line.salt, line.facts
        row = SimpleNamespace(seq=number, commitment=made, salt=salt, facts=facts)
        contents.look_at(row)


@lru_cache(REMEMBERED)
def _commitment(data: bytes) -> bytes:
    return read_entry(data).commitment
