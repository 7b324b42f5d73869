"""Entry proofs: that one entry stands in a log, in one text (C2SP tlog-proof).

It holds the entry's place, its inclusion proof and the checkpoint with all that was
signed under it. Of what the entry says it holds nothing: who checks brings the entry.
"""

from dataclasses import dataclass

from umay.proof.lines import (
    from_base64,
    from_utf8,
    hash_from,
    lines_of,
    number,
    to_base64,
)
from umay.proof.notes import Note, read_note
from umay.proof.policy import Policy, Verdict
from umay.proof.proofs import check_inclusion
from umay.proof.refusals import Malformed

HEADER = "c2sp.org/tlog-proof@v1"
EXTRA, INDEX = "extra ", "index "
LONGEST_PATH = 63
SUFFIX = ".tlog-proof"


@dataclass(frozen=True)
class EntryProof:
    """``extra`` is not authenticated by anything: nobody may trust it by itself."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: Note
    extra: bytes | None = None

    def check(self, leaf: bytes, policy: Policy) -> Verdict:
        """Return what the policy says of the checkpoint, for this entry's hash.

        Raises ``NotProven`` if the checkpoint lacks the log's signature or the quorum,
        or the entry does not stand in its tree; ``Malformed`` if it is none.
        """
        verdict = policy.check(self.checkpoint)
        head = verdict.checkpoint
        check_inclusion(leaf, self.index, head.size, self.path, head.root)
        return verdict

    def __str__(self) -> str:
        lines = [HEADER]
        if self.extra is not None:
            lines.append(EXTRA + to_base64(self.extra))
        lines += [f"{INDEX}{self.index}", *map(to_base64, self.path), ""]
        return "\n".join(lines) + f"\n{self.checkpoint}"


def read_entry_proof(data: bytes) -> EntryProof:
    """Raises ``Malformed`` with the line."""
    head, gap, rest = from_utf8(data).partition("\n\n")
    if not gap:
        raise Malformed("no empty line before the checkpoint")
    lines = lines_of(head + "\n")
    if lines[0] != HEADER:
        raise Malformed(f"does not begin with {HEADER}", 1)
    at, extra = 1, None
    if lines[1:] and lines[1].startswith(EXTRA):
        extra = from_base64(lines[1].removeprefix(EXTRA), "the extra data", 2)
        at = 2
    if len(lines) <= at or not lines[at].startswith(INDEX):
        raise Malformed("the entry's index is missing", at + 1)
    index = number(lines[at].removeprefix(INDEX), "the index", at + 1)
    hashes = enumerate(lines[at + 1 :], at + 2)
    path = tuple(hash_from(line, "a hash of the proof", n) for n, line in hashes)
    if len(path) > LONGEST_PATH:
        raise Malformed(f"{len(path)} hashes in a proof; {LONGEST_PATH} are possible")
    try:
        checkpoint = read_note(rest.encode())
    except Malformed as refusal:
        raise refusal.after(len(lines) + 1) from None
    return EntryProof(index, path, checkpoint, extra)
