"""A witness: cosigns a log's checkpoint if it continues the one it cosigned before.

The rules and the statuses are those of C2SP tlog-witness, in its order. It learns the
log's name, sizes and hashes, and nothing else. Whatever a log asks, at most one tree of
any size is ever cosigned, and never a smaller one than before.
"""

from collections.abc import Callable
from dataclasses import dataclass

from umay.network.submissions import Submission, read_submission
from umay.network.witness_folder import Folder, Seen
from umay.proof.checkpoints import Checkpoint, read_checkpoint
from umay.proof.cosignatures import cosign
from umay.proof.notes import Note, Verified
from umay.proof.proofs import check_consistency
from umay.proof.refusals import Malformed, NotProven
from umay.proof.tree import EMPTY_ROOT

MALFORMED, FORBIDDEN, UNKNOWN, CONFLICT, UNPROVEN, UNREADY = (
    400,
    403,
    404,
    409,
    422,
    503,
)


class Refused(Exception):
    """Not cosigned. ``status`` is HTTP's; ``size`` the last cosigned one, if 409."""

    def __init__(self, status: int, why: str, size: int | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.size = size


@dataclass(frozen=True)
class Witness:
    """``clock`` tells the seconds since 1970."""

    folder: Folder
    clock: Callable[[], float]

    def add_checkpoint(self, body: bytes) -> str:
        """Return the cosignature line. Raises ``Refused``.

        What was cosigned is on the disk before this returns. The lock is held from
        looking at the last size until then, so two at once cannot both be signed.
        """
        submission, head = _read(body)
        signed = self._signed_by_log(submission.note, head)
        if submission.old > head.size:
            raise Refused(MALFORMED, "the old size is larger than the checkpoint's")
        with self.folder.locked():
            seen = self.folder.seen(head.origin)
            _check_continues(submission, head, seen)
            now = int(self.clock())
            if seen and now < seen.time:
                raise Refused(UNREADY, "the witness's clock went back")
            note = Note(submission.note.text, tuple(each.signature for each in signed))
            cosignature = cosign(note, self.folder.key, now)
            self.folder.keep(head.origin, note.with_signatures([cosignature]))
        return str(cosignature)

    def _signed_by_log(self, note: Note, head: Checkpoint) -> list[Verified]:
        keys = self.folder.logs().get(head.origin)
        if not keys:
            raise Refused(UNKNOWN, "this log is not known here")
        try:
            return note.verify(keys)
        except NotProven as refusal:
            raise Refused(FORBIDDEN, str(refusal)) from None


def _read(body: bytes) -> tuple[Submission, Checkpoint]:
    try:
        submission = read_submission(body)
        return submission, read_checkpoint(submission.note.text)
    except Malformed as refusal:
        raise Refused(MALFORMED, str(refusal)) from None


def _check_continues(
    submission: Submission, head: Checkpoint, seen: Seen | None
) -> None:
    """Raise ``Refused`` unless the checkpoint continues what was seen before."""
    size, root = (seen.size, seen.root) if seen else (0, EMPTY_ROOT)
    if submission.old != size:
        raise Refused(CONFLICT, f"the last size cosigned here is {size}", size)
    if not head.is_possible:
        raise Refused(UNPROVEN, "an empty tree has another root")
    try:
        check_consistency(size, head.size, submission.proof, root, head.root)
    except NotProven as refusal:
        raise Refused(UNPROVEN, str(refusal)) from None
