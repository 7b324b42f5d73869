"""A receipt made without a house: a log in memory, three witnesses, two are enough."""

from dataclasses import dataclass
from datetime import UTC, datetime

from tests.proof.a_log import Log
from umay.proof.contents import Content, Word
from umay.proof.cosignatures import cosign
from umay.proof.entries import Entry, commit, content_of
from umay.proof.entry_proofs import EntryProof
from umay.proof.keys import Kind, SigningKey
from umay.proof.policy import Group, Party, Policy

NAMES = ("lawyer", "partner", "ombudsman")
KEYS = {
    name: SigningKey(name, Kind.COSIGNATURE, bytes([number]) * 32)
    for number, name in enumerate(NAMES, 1)
}
LOG_KEY = SigningKey("log/one", Kind.NOTE, bytes([9]) * 32)
AT = datetime(2026, 3, 2, 7, tzinfo=UTC)
SEEN = int(AT.timestamp()) + 40
SALT = bytes(range(32))
TEXT = Word("Ол есік алдында күтіп тұр: «ash 5»,\n\tкелесі жол", bytes([5]) * 32)
WORD = "request/0b9c7d1e/danger_words"
FACTS = {
    "people": 2,
    "channel": "call",
    "words": {WORD: commit(TEXT.salt, TEXT.text.encode()).hex()},
}


def policy_of(key: SigningKey = LOG_KEY, quorum: int = 2) -> str:
    witnesses = {name: Party(each.verifier) for name, each in KEYS.items()}
    named = {"outside": Group(quorum, NAMES)}
    return str(Policy((Party(key.verifier),), witnesses, named, "outside"))


@dataclass(frozen=True)
class Sheets:
    proof: str
    content: str
    policy: str


def sheets(
    *,
    key: SigningKey = LOG_KEY,
    by: tuple[str, ...] = NAMES,
    at: datetime = AT,
    size: int = 300,
    number: int = 78,
) -> Sheets:
    """Return the two sheets of one entry, and the policy that came along."""
    commitment = commit(SALT, content_of(FACTS))
    entry = Entry(number, at, "0b9c-by", "request.taken", "0b9c-req", commitment)
    log = Log(number - 1, key)
    log.append(entry.to_bytes())
    for other in range(number, size):
        log.append(b"entry %d" % other)
    head = log.head(size)
    note = head.with_signatures([cosign(head, KEYS[name], SEEN) for name in by])
    proof = EntryProof(number - 1, tuple(log.inclusion(number - 1, size)), note)
    policy = policy_of(key)
    content = Content(entry, FACTS, SALT, {WORD: TEXT}, policy)
    return Sheets(str(proof), str(content), policy)
