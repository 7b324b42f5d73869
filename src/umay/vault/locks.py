"""Locks: what opens a worker's private key: her passphrase, or her passkey.

Passphrase: Argon2id, the second choice of RFC 9106 (64 MiB, 3 passes, 4 lanes); its
first would need 2 GiB of a small machine. Passkey: the output of WebAuthn's PRF,
already random, through HKDF. Each worker has at least two locks or a colleague who can
grant again: a lost lock loses no household.
"""

import os
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from umay.vault.binding import bound
from umay.vault.pairs import Pair, pair_of
from umay.vault.symmetric import decrypt, derive, encrypt

SALT = 16  # bytes
MEMORY: Final = 64 * 1024  # KiB
PASSES: Final = 3
LANES: Final = 4


@dataclass(frozen=True)
class Cost:
    """How dear one guess is; kept with the lock, so that it can rise later."""

    memory: int = MEMORY
    passes: int = PASSES


@dataclass(frozen=True)
class Lock:
    """A private key locked by one secret."""

    salt: bytes
    sealed: bytes
    cost: Cost = field(default_factory=Cost)


def lock_with_passphrase(
    pair: Pair, owner: UUID, passphrase: str, cost: Cost | None = None
) -> Lock:
    salt, cost = os.urandom(SALT), cost or Cost()
    stretched = stretch(passphrase, salt, cost)
    return Lock(salt, encrypt(stretched, pair.private, _of(owner)), cost)


def open_with_passphrase(lock: Lock, owner: UUID, passphrase: str) -> Pair:
    """Raises ``Shut`` if the passphrase is another. Takes 64 MiB for a moment."""
    stretched = stretch(passphrase, lock.salt, lock.cost)
    return pair_of(decrypt(stretched, lock.sealed, _of(owner)))


def lock_with_passkey(pair: Pair, owner: UUID, output: bytes) -> Lock:
    """``output`` is what the passkey's PRF returned for ``salt``: 32 random bytes."""
    key = derive(output, _of(owner))
    return Lock(b"", encrypt(key, pair.private, _of(owner)))


def open_with_passkey(lock: Lock, owner: UUID, output: bytes) -> Pair:
    """Raises ``Shut`` if it is another passkey."""
    return pair_of(decrypt(derive(output, _of(owner)), lock.sealed, _of(owner)))


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    return Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=LANES,
        memory_cost=cost.memory,
    ).derive(passphrase.encode())


def _of(owner: UUID) -> bytes:
    return bound("worker", owner)
