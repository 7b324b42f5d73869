"""Entries: what stands in the ledger, as bytes that have one form only (RFC 8785).

An entry says who did what to whom and when, in codes. What more there is to say, its
*content*, is not in it: only a commitment, SHA-256 over a random salt and the content.
Whoever has both can show what it was; once they are destroyed the commitment tells
nothing, and the proof still holds. Every entry has one, also where there is nothing to
hide: the salt keeps anybody who is handed a leaf's hash from guessing the entry.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest
from typing import Any

import rfc8785

from umay.proof.lines import from_utf8
from umay.proof.refusals import Malformed

VERSION = 1
SALT = 32  # bytes
COMMITMENT = 32
DOMAIN = b"umay ledger commitment v1\n"
LONGEST = 16_384  # bytes; a bundle of tiles could hold 65,535
LARGEST_NUMBER = 2**53 - 1  # what every JSON reader can tell apart
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+/@-]{0,99}")
TIME = ("T", "microseconds")
PLAIN = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
MEMBERS = {"act", "at", "by", "commitment", "number", "subject", "version"}


@dataclass(frozen=True)
class Entry:
    """``number`` counts from 1, so the entry's place in the tree is ``number - 1``."""

    number: int
    at: datetime
    by: str
    act: str
    subject: str
    commitment: bytes

    def __post_init__(self) -> None:
        if not 1 <= self.number <= LARGEST_NUMBER:
            raise Malformed("an entry's number counts from 1")
        if self.at.tzinfo is None:
            raise Malformed("an entry's time has no zone")
        for name in ("by", "act", "subject"):
            _check_code(getattr(self, name), name)
        if len(self.commitment) != COMMITMENT:
            raise Malformed(f"a commitment of {len(self.commitment)} bytes")

    def to_bytes(self) -> bytes:
        """Return the canonical JSON, of which the leaf's hash is made.

        Without fractions, and with letters of ASCII only, sorted JSON without spaces
        is RFC 8785; a test holds the two side by side.
        """
        data = PLAIN.encode(self._members()).encode()
        if len(data) > LONGEST:
            raise Malformed(f"an entry of {len(data)} bytes; {LONGEST} are taken")
        return data

    def _members(self) -> dict[str, Any]:
        return {
            "version": VERSION,
            "number": self.number,
            "at": f"{self.at.astimezone(UTC).replace(tzinfo=None).isoformat(*TIME)}Z",
            "by": self.by,
            "act": self.act,
            "subject": self.subject,
            "commitment": self.commitment.hex(),
        }


def read_entry(data: bytes) -> Entry:
    """Raises ``Malformed`` for anything ``Entry.to_bytes`` would not have written."""
    members = _members(data)
    if members.keys() != MEMBERS:
        odd = sorted(members.keys() ^ MEMBERS)
        raise Malformed(f"an entry with odd or missing members: {', '.join(odd)}")
    if type(members["version"]) is not int or members["version"] != VERSION:
        raise Malformed("an entry of a version this one does not know")
    if type(members["number"]) is not int:
        raise Malformed("an entry's number is no number")
    entry = Entry(
        members["number"],
        _time(members["at"]),
        members["by"],
        members["act"],
        members["subject"],
        _bytes(members["commitment"]),
    )
    if entry.to_bytes() != data:
        raise Malformed("an entry that is not in its canonical form")
    return entry


def content_of(facts: Mapping[str, Any]) -> bytes:
    """Return facts as canonical JSON: what an entry's commitment is made of."""
    return rfc8785.dumps(dict(facts))


def commit(salt: bytes, content: bytes) -> bytes:
    """Return the commitment. ``salt`` is random and used once."""
    if len(salt) != SALT:
        raise ValueError(f"a salt has {SALT} bytes")
    return sha256(DOMAIN + salt + content).digest()


def opens(commitment: bytes, salt: bytes, content: bytes) -> bool:
    """Whether this is the content that was committed to."""
    return len(salt) == SALT and compare_digest(commitment, commit(salt, content))


def _check_code(value: object, where: str) -> None:
    if not isinstance(value, str) or not CODE.fullmatch(value):
        raise Malformed(f"{where} is no code: free text has no place in an entry")


def _members(data: bytes) -> dict[str, Any]:
    if len(data) > LONGEST:
        raise Malformed(f"an entry of {len(data)} bytes; {LONGEST} are taken")
    try:
        members = json.loads(from_utf8(data))
    except (ValueError, RecursionError) as error:
        if isinstance(error, Malformed):
            raise
        raise Malformed("an entry that is not JSON") from None
    if not isinstance(members, dict):
        raise Malformed("an entry that is not an object")
    return members


def _time(text: object) -> datetime:
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Malformed("an entry's time is not in its one form") from None


def _bytes(text: object) -> bytes:
    try:
        return bytes.fromhex(str(text))
    except ValueError:
        raise Malformed("an entry's commitment is not hexadecimal") from None
