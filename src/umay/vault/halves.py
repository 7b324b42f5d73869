"""Halves: an unlocked key during a session, usable only by one browser.

The server keeps the ciphertext, the browser its key: neither opens anything alone.
"""

from dataclasses import dataclass, field
from uuid import UUID

from umay.vault.binding import bound
from umay.vault.pairs import Pair, pair_of
from umay.vault.symmetric import decrypt, encrypt, new_secret


@dataclass(frozen=True)
class Halves:
    """``browser`` goes into a cookie and is kept nowhere else."""

    browser: bytes = field(repr=False)
    server: bytes = field(repr=False)


def halve(pair: Pair, owner: UUID) -> Halves:
    browser = new_secret()
    return Halves(browser, encrypt(browser, pair.private, bound("session", owner)))


def rejoin(halves: Halves, owner: UUID) -> Pair:
    """Raises ``Shut`` if one half is missing or another's."""
    return pair_of(decrypt(halves.browser, halves.server, bound("session", owner)))
