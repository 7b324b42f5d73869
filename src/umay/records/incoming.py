"""The key of a house that is on its way here: a file beside the month's secret.

It opens what another operator sealed for this house. It is in no backup, and is
destroyed once somebody of this house can open what came.
"""

import os
from pathlib import Path

from umay.records import epochs


def path() -> Path:
    return epochs.path().with_suffix(".incoming")


def write(identity: str, private: bytes) -> None:
    epochs.write_durably(path(), f"{identity}\n{private.hex()}\n")


def read() -> tuple[str, bytes] | None:
    """Return the file's key and the words' key, or nothing if none waits."""
    if not path().exists():
        return None
    identity, private = path().read_text("ascii").split()
    return identity, bytes.fromhex(private)


def destroy() -> None:
    """Overwrite it and take it away."""
    if not path().exists():
        return
    with path().open("r+b") as old:
        old.write(b"\n" * os.fstat(old.fileno()).st_size)
        old.flush()
        os.fsync(old.fileno())
    path().unlink()
