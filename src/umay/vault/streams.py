"""Streams: lines sealed for somebody else as they come (age v1), and read back so.

What goes through lies on no disk unsealed.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from threading import Thread
from typing import Any

import pyrage

from umay.vault.shut import Shut

AT_ONCE = 1 << 16  # bytes


class _Lines(RawIOBase):
    """What age reads from: one line after the other."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        super().__init__()
        self.lines = iter(lines)
        self.rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        self.rest = self.rest or next(self.lines, b"")
        count = min(len(into), len(self.rest))
        into[:count] = self.rest[:count]
        self.rest = self.rest[count:]
        return count


def public_of(identity: str) -> str:
    """Return what others seal to."""
    return str(pyrage.x25519.Identity.from_str(identity.strip()).to_public())


def encrypt_lines(lines: Iterable[bytes], sealed: Path, public: str) -> None:
    """Seal lines, none of them empty, for somebody else: we cannot open them again."""
    to = pyrage.x25519.Recipient.from_str(public)
    with sealed.open("xb") as file:
        try:
            pyrage.encrypt_io(BufferedReader(_Lines(lines), AT_ONCE), file, [to])
        except BaseException:
            sealed.unlink()  # half of it is of no use to anybody
            raise
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def decrypted_lines(sealed: Path, identity: str) -> Iterator[Iterator[bytes]]:
    """Yield the lines. Raises ``Shut`` at the end of the block at the latest if it is
    another's, cut or altered: until then nothing that was read may be relied on."""
    key = pyrage.x25519.Identity.from_str(identity.strip())
    reading, writing = os.pipe()
    wrong: list[Exception] = []

    def open_it() -> None:
        try:
            with sealed.open("rb") as file, os.fdopen(writing, "wb") as out:
                pyrage.decrypt_io(file, out, [key])
        except (pyrage.DecryptError, OSError) as error:
            wrong.append(error)

    with sealed.open("rb"):  # there, and ours to read
        thread = Thread(target=open_it, daemon=True)
    thread.start()
    try:
        with os.fdopen(reading, "rb") as lines:
            yield iter(lines)
    finally:
        thread.join()
    if wrong:
        raise Shut from wrong[0]
