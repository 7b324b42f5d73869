"""The epoch secret: a small file outside every backup, renewed each month.

``UMAY_EPOCH`` names it; on a stick it leaves with whoever carries the stick. One line:
the number and 64 hexadecimal digits; two lines only while it is being renewed.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.db import connection

BYTES = 32
PRIVATE = 0o600


class EpochMissing(Exception):
    """The file is not there or cannot be read: nothing sealed can be opened."""


def path() -> Path:
    """Return where the secret of the database in use is kept."""
    return Path(connection.settings_dict["EPOCH"])


def read() -> dict[int, bytes]:
    """Return each secret by its number. Raises ``EpochMissing``."""
    try:
        lines = path().read_text("ascii").split("\n")
        pairs = [line.split() for line in lines if line.strip()]
        found = {int(number): bytes.fromhex(secret) for number, secret in pairs}
    except (OSError, ValueError) as error:
        raise EpochMissing(str(path())) from error
    if not found or any(len(secret) != BYTES for secret in found.values()):
        raise EpochMissing(str(path()))
    return found


def current() -> tuple[int, bytes]:
    """Return the newest number and its secret. Raises ``EpochMissing``."""
    return max(read().items())


@contextmanager
def held() -> Iterator[None]:
    """Let nobody else renew it meanwhile, in whichever process: the file is locked."""
    lock = os.open(path().with_suffix(".lock"), os.O_WRONLY | os.O_CREAT, PRIVATE)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def begin_next() -> tuple[int, bytes]:
    """Add a new secret beside those there are, durably, and return it."""
    known = read()
    number, secret = max(known) + 1, secrets.token_bytes(BYTES)
    _write(known | {number: secret})
    return number, secret


def destroy_before(number: int) -> None:
    """Forget every older secret: what was sealed under them opens no more, ever."""
    kept = {n: secret for n, secret in read().items() if n >= number}
    with path().open("r+b") as old:
        _write(kept)
        # The file has a new place on the disk; its old one must not keep the secret.
        old.write(b"\n" * os.fstat(old.fileno()).st_size)
        old.flush()
        os.fsync(old.fileno())


def _write(known: dict[int, bytes]) -> None:
    text = "".join(f"{n} {secret.hex()}\n" for n, secret in sorted(known.items()))
    write_durably(path(), text)


def write_durably(path: Path, text: str) -> None:
    """Replace a file only we may read; after a power cut it is the old or the new."""
    new = path.with_suffix(".new")
    with os.fdopen(
        os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE),
        "w",
        encoding="utf-8",
    ) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def note_erased(household: UUID) -> None:
    """Remember outside every backup whom a restored one must forget again."""
    with erased_path().open("a", encoding="ascii") as file:
        file.write(f"{household}\n")
        file.flush()
        os.fsync(file.fileno())


def erased() -> list[UUID]:
    """Return who was erased, by key; keys tell nothing by themselves."""
    if not erased_path().exists():
        return []
    return [UUID(line) for line in erased_path().read_text("ascii").split()]


def erased_path() -> Path:
    return path().with_suffix(".erased")
