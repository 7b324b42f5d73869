"""Parts: a file sealed piece by piece, so that it never lies whole in memory twice.

Each file has a key of its own. The number of a part and whether it is the last are
associated data, and so is the file: a part that was cut off, doubled, moved or taken
from another file does not open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from umay.vault.binding import bound
from umay.vault.shut import Shut
from umay.vault.symmetric import decrypt, encrypt, new_secret


@dataclass(frozen=True)
class FileKey:
    """The key of one file of one household."""

    center: UUID
    household: UUID
    file: UUID
    secret: bytes = field(repr=False, default_factory=new_secret)


def seal_parts(key: FileKey, parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield each part sealed, in order."""
    number, waits = 0, None
    for part in parts:
        if waits is not None:
            yield encrypt(key.secret, waits, _place(key, number, last=False))
            number += 1
        waits = part
    if waits is not None:
        yield encrypt(key.secret, waits, _place(key, number, last=True))


def open_parts(key: FileKey, sealed: Iterable[bytes]) -> Iterator[bytes]:
    """Yield each part as it was. Raises ``Shut``: altered, cut, doubled or moved.

    What was yielded before it was raised is part of a file that is not whole.
    """
    number, waits = 0, None
    for part in sealed:
        if waits is not None:
            yield decrypt(key.secret, waits, _place(key, number, last=False))
            number += 1
        waits = part
    if waits is None:
        raise Shut
    yield decrypt(key.secret, waits, _place(key, number, last=True))


def _place(key: FileKey, number: int, *, last: bool) -> bytes:
    return bound(
        "part", key.center, key.household, key.file, number, "last" if last else "more"
    )
