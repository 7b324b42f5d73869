"""Symmetric: AES-256-GCM-SIV (RFC 8452), which forgives a repeated nonce."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from umay.vault.shut import Shut

KEY = 32  # bytes
NONCE = 12  # bytes


def new_secret() -> bytes:
    return os.urandom(KEY)


def encrypt(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Return nonce and ciphertext, 28 bytes longer than ``plain``."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCMSIV(key).encrypt(nonce, plain, bound_to)


def decrypt(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Raises ``Shut`` if the key is another or one bit was changed."""
    try:
        return AESGCMSIV(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)
    except (InvalidTag, ValueError) as error:
        raise Shut from error


def derive(secret: bytes, purpose: bytes) -> bytes:
    """Return a key of 32 bytes for one purpose (HKDF-SHA256, RFC 5869)."""
    return HKDF(SHA256(), KEY, salt=None, info=purpose).derive(secret)
