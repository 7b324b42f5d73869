"""Pairs: seal to a public key, so that writing needs nobody's secret.

HPKE (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
"""

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from umay.vault.shut import Shut

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True)
class Pair:
    """Raw keys of 32 bytes each. The private half is never printed."""

    public: bytes
    private: bytes = field(repr=False)


def new_pair() -> Pair:
    return pair_of(X25519PrivateKey.generate().private_bytes_raw())


def pair_of(private: bytes) -> Pair:
    """Return the pair of a raw private key of 32 bytes."""
    key = X25519PrivateKey.from_private_bytes(private)
    return Pair(key.public_key().public_bytes_raw(), private)


def seal_to(public: bytes, secret: bytes, info: bytes) -> bytes:
    """Seal ``secret`` for the holder of ``public``; 48 bytes longer than it was."""
    return SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(public), info)


def open_with(private: bytes, sealed: bytes, info: bytes) -> bytes:
    """Open what was sealed with the same ``info``. Raises ``Shut``."""
    try:
        key = X25519PrivateKey.from_private_bytes(private)
        return SUITE.decrypt(sealed, key, info)
    except (InvalidTag, ValueError) as error:
        raise Shut from error
