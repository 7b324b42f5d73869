"""Files that leave this machine: age v1, which anybody's tools can open again.

https://age-encryption.org/v1
"""

from pathlib import Path

import pyrage

from umay.vault.shut import Shut


def new_identity() -> str:
    """Return a new key, as age writes it; whoever has it opens the backups."""
    return str(pyrage.x25519.Identity.generate())


def encrypt_file(plain: Path, sealed: Path, identity: str) -> None:
    """Seal a file for the holder of ``identity``."""
    to = pyrage.x25519.Identity.from_str(identity).to_public()
    pyrage.encrypt_file(str(plain), str(sealed), [to])


def decrypt_file(sealed: Path, plain: Path, identity: str) -> None:
    """Raises ``Shut`` if it is another's, or damaged."""
    try:
        key = pyrage.x25519.Identity.from_str(identity.strip())
        pyrage.decrypt_file(str(sealed), str(plain), [key])
    except (pyrage.DecryptError, pyrage.IdentityError, OSError) as error:
        raise Shut from error


def lock_file(data: bytes, passphrase: str) -> bytes:
    """Return ``data`` as an age file, which only the passphrase opens."""
    return bytes(pyrage.passphrase.encrypt(data, passphrase))


def open_file(data: bytes, passphrase: str) -> bytes:
    """Raises ``Shut`` if the passphrase is another or the file was altered."""
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError:
        raise Shut from None
