"""Asking a witness: send a checkpoint, check the cosignature that comes back."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from umay.network.submissions import LONGEST, Submission, read_answer
from umay.proof.checkpoints import read_checkpoint
from umay.proof.keys import VerifierKey
from umay.proof.lines import number
from umay.proof.notes import Note, Verified
from umay.proof.refusals import Malformed

PATIENCE = 10.0  # seconds for all of it
PIECE = 4096
CONFLICT = 409
HERE = re.compile(r"localhost|127\.[0-9.]+|::1|.+\.onion")
KIND = "text/plain; charset=utf-8"

Prove = Callable[[int, int], Sequence[bytes]]
"""Return the consistency proof from a size to a later one."""


class Unreachable(Exception):
    """No answer one can use. Asking again later is right."""


class Declined(Exception):
    """The witness refuses: ``status`` is HTTP's. Asking the same again is useless."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(f"the witness refuses with {status}: {why}")
        self.status = status


class LastSeen(Exception):
    """The witness cosigned another size last: that is where a proof begins."""

    def __init__(self, size: int) -> None:
        super().__init__(f"the witness cosigned size {size} last")
        self.size = size


class Ahead(Exception):
    """The witness has cosigned a larger tree than ours. Ours was rolled back."""

    def __init__(self, size: int, ours: int) -> None:
        super().__init__(f"the witness has seen {size} entries, here are {ours}")
        self.size = size
        self.ours = ours


@dataclass(frozen=True)
class Address:
    """Where a witness takes submissions, and the key it must answer with."""

    url: str
    key: VerifierKey

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        near = HERE.fullmatch(parts.hostname or "")
        if parts.scheme != "https" and not (parts.scheme == "http" and near):
            raise Malformed(f"{self.url} is not https")


def obtain(
    witness: Address, note: Note, old: int, prove: Prove, patience: float = PATIENCE
) -> Verified:
    """Return the witness's cosignature on a checkpoint.

    ``old`` is the size we believe it cosigned last; told another, we prove from there.
    Raises ``Ahead``, ``Declined``, ``Unreachable``, or ``Malformed`` and ``NotProven``
    if the answer is none.
    """
    size = read_checkpoint(note.text).size
    if old > size:
        raise Ahead(old, size)
    try:
        return ask(witness, Submission(old, prove(old, size), note), patience)
    except LastSeen as last:
        if last.size > size:
            raise Ahead(last.size, size) from None
        told = last.size
    try:
        return ask(witness, Submission(told, prove(told, size), note), patience)
    except LastSeen as last:
        if last.size > size:
            raise Ahead(last.size, size) from None
        raise Unreachable("the witness named two different sizes") from None


def ask(
    witness: Address, submission: Submission, patience: float = PATIENCE
) -> Verified:
    """Send one submission, once. Raises ``LastSeen`` beside what ``obtain`` raises."""
    request = Request(  # noqa: S310 (https, or a machine of our own: see Address)
        f"{witness.url.rstrip('/')}/add-checkpoint",
        data=submission.to_bytes(),
        headers={"Content-Type": KIND, "User-Agent": "umay"},
        method="POST",
    )
    status, answer = _send(request, patience)
    if status == CONFLICT:
        raise LastSeen(
            number(answer.decode("ascii", "replace").rstrip("\n"), "the size")
        )
    if status != 200:  # noqa: PLR2004 (HTTP's)
        raise Declined(status, answer[:200].decode("utf-8", "replace").strip())
    return read_answer(answer, submission.note, witness.key, int(time.time()))


class _NoRedirect(HTTPRedirectHandler):
    """A witness stands where its address says."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _send(request: Request, patience: float) -> tuple[int, bytes]:
    end = time.monotonic() + patience
    try:
        try:
            response = build_opener(_NoRedirect).open(request, timeout=patience)
        except HTTPError as error:
            with error:
                return error.code, _read(error, end)
        with response:
            return response.status, _read(response, end)
    except (URLError, HTTPException, OSError) as error:
        raise Unreachable(f"the witness cannot be reached: {error}") from None


def _read(response: HTTPResponse | HTTPError, end: float) -> bytes:
    """Read a short answer in the time there is, however slowly it drips."""
    answer = b""
    while piece := response.read1(PIECE):
        answer += piece
        if len(answer) > LONGEST:
            raise Unreachable("the witness answers without end")
        if time.monotonic() > end:
            raise TimeoutError("it answers too slowly")
    if response.length:  # ``read1`` does not tell that the rest never came
        raise IncompleteRead(answer, response.length)
    return answer
