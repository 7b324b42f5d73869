"""Submissions: what a log sends a witness, and the answer (C2SP tlog-witness).

The same text travels as the body of ``POST /add-checkpoint``, as a file on a stick and
as QR codes on paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from umay.proof.keys import Kind, VerifierKey
from umay.proof.lines import from_utf8, hash_from, lines_of, number, to_base64
from umay.proof.notes import Note, Verified, read_note, read_signatures
from umay.proof.refusals import Malformed, NotProven

OLD = "old "
MOST_HASHES = 63
LONGEST = 128 * 1024  # bytes: 63 hashes and more than 16 signatures of 5 kB
AHEAD = 300  # seconds a witness's clock may be before ours


@dataclass(frozen=True)
class Submission:
    """A checkpoint, with the proof that it continues the one of size ``old``."""

    old: int
    proof: Sequence[bytes]
    note: Note

    def __str__(self) -> str:
        hashes = "".join(f"{to_base64(each)}\n" for each in self.proof)
        return f"{OLD}{self.old}\n{hashes}\n{self.note}"

    def to_bytes(self) -> bytes:
        return str(self).encode()


def read_submission(data: bytes) -> Submission:
    """Raises ``Malformed`` with the line."""
    if len(data) > LONGEST:
        raise Malformed(f"{len(data)} bytes; {LONGEST} are taken")
    head, gap, rest = from_utf8(data).partition("\n\n")
    if not gap:
        raise Malformed("no empty line before the checkpoint")
    old, *hashes = lines_of(head + "\n")
    if not old.startswith(OLD):
        raise Malformed("does not begin with the old size", 1)
    if len(hashes) > MOST_HASHES:
        raise Malformed(f"{len(hashes)} hashes; {MOST_HASHES} are taken")
    proof = [hash_from(line, "a hash", n) for n, line in enumerate(hashes, 2)]
    try:
        note = read_note(rest.encode())
    except Malformed as refusal:
        raise refusal.after(len(hashes) + 2) from None
    return Submission(number(old.removeprefix(OLD), "the old size", 1), proof, note)


def read_answer(answer: bytes, note: Note, key: VerifierKey, now: int) -> Verified:
    """Return the witness's cosignature on this note, newest first.

    Raises ``Malformed``, or ``NotProven`` if it is not this witness's, not on this
    checkpoint, or from a time that has not come. Other keys' lines are ignored.
    """
    if key.kind is not Kind.COSIGNATURE:
        raise ValueError(f"{key.name} is no witness's key")
    if len(answer) > LONGEST:
        raise Malformed(f"{len(answer)} bytes; {LONGEST} are taken")
    signatures = tuple(read_signatures(from_utf8(answer)))
    found = Note(note.text, signatures).verify([key])
    newest = max(found, key=lambda each: each.time or 0)
    if not newest.time:
        raise NotProven(f"the cosignature of {key.name} bears no time")
    if newest.time > now + AHEAD:
        raise NotProven(f"the cosignature of {key.name} is from a time to come")
    return newest
