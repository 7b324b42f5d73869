"""Doors: what opens a resident's private key: her card and her PIN, together.

Each door has two slots under one Argon2id: her key in one, and in the other a key that
opens nothing. A second, quiet PIN opens that one. Where she wants none, the slot is
locked with random bytes: whoever copies the disk, or opens one of the two, cannot tell
which is which, nor whether there is a second PIN at all.
"""

import os
import secrets
from dataclasses import dataclass, field
from uuid import UUID

from umay.vault.binding import bound
from umay.vault.locks import SALT, Cost, stretch
from umay.vault.pairs import Pair, new_pair, pair_of
from umay.vault.shut import Shut
from umay.vault.symmetric import decrypt, encrypt, new_secret


@dataclass(frozen=True)
class Hung:
    """A door as it is kept."""

    salt: bytes
    first: bytes
    second: bytes
    cost: Cost = field(default_factory=Cost)


def hang(
    pair: Pair, owner: UUID, card: str, pin: str, quiet: str, cost: Cost | None = None
) -> Hung:
    """``card`` is its secret part; ``quiet`` the second PIN, "" if she wants none."""
    salt, cost = os.urandom(SALT), cost or Cost()
    other = _stretched(card, quiet, salt, cost) if quiet else new_secret()
    slots = [
        encrypt(_stretched(card, pin, salt, cost), pair.private, _of(owner)),
        encrypt(other, new_pair().private, _of(owner)),
    ]
    secrets.SystemRandom().shuffle(slots)
    return Hung(salt, slots[0], slots[1], cost)


def open_door(door: Hung, owner: UUID, card: str, pin: str) -> Pair:
    """Return the pair of the slot that opens. Raises ``Shut`` if neither does.

    Takes 64 MiB for a moment, and as long for a wrong card as for a wrong PIN.
    """
    key, found = _stretched(card, pin, door.salt, door.cost), []
    for slot in (door.first, door.second):
        try:
            found.append(decrypt(key, slot, _of(owner)))
        except Shut:
            continue
    if not found:
        raise Shut
    return pair_of(found[0])


def nobodys() -> Hung:
    """A door nothing opens, so that a wrong card takes as long as a wrong PIN."""
    slots = [encrypt(new_secret(), new_secret(), b"") for _ in range(2)]
    return Hung(os.urandom(SALT), slots[0], slots[1])


def _stretched(card: str, pin: str, salt: bytes, cost: Cost) -> bytes:
    return stretch(f"{card}:{pin}", salt, cost)


def _of(owner: UUID) -> bytes:
    return bound("door", owner)
