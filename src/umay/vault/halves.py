"""Halves: unlocked keys during a session, usable only by one browser.

The server keeps the ciphertext, the browser its key: neither opens anything alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from umay.vault.binding import bound
from umay.vault.shut import Shut
from umay.vault.symmetric import KEY, decrypt, encrypt, new_secret

ID = 16  # bytes


@dataclass(frozen=True)
class Halves:
    """``browser`` goes into a cookie and is kept nowhere else."""

    browser: bytes = field(repr=False)
    server: bytes = field(repr=False)


def halve(privates: Mapping[UUID, bytes], owner: UUID) -> Halves:
    """Return the halves of the private keys ``owner`` may use, by their holders."""
    browser = new_secret()
    joined = b"".join(holder.bytes + key for holder, key in privates.items())
    return Halves(browser, encrypt(browser, joined, bound("session", owner)))


def rejoin(halves: Halves, owner: UUID) -> dict[UUID, bytes]:
    """Raises ``Shut`` if one half is missing or another's."""
    if len(halves.browser) != KEY:
        raise Shut
    joined = decrypt(halves.browser, halves.server, bound("session", owner))
    each = ID + KEY
    parts = (joined[n : n + each] for n in range(0, len(joined), each))
    return {UUID(bytes=part[:ID]): part[ID:] for part in parts}
