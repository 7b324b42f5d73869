"""Files she carries away: locked with words of her own, in a form others can open.

The age format (https://age-encryption.org/v1): its programs open it without ours.
"""

import pyrage

from umay.vault.shut import Shut


def lock_file(data: bytes, passphrase: str) -> bytes:
    """Return ``data`` as an age file, which only the passphrase opens."""
    return bytes(pyrage.passphrase.encrypt(data, passphrase))


def open_file(data: bytes, passphrase: str) -> bytes:
    """Raises ``Shut`` if the passphrase is another or the file was altered."""
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError:
        raise Shut from None
