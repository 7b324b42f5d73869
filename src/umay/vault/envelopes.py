"""Envelopes: one sealed field, bound to its place.

Layout: one byte for the format, the key's id (16), the nonce (12), the ciphertext with
its tag (16). The place, the key's id and the format are associated data, so a value
moved to another row, column or household, or cut, or altered, does not open. Format 2
begins what is sealed with a salt (32): whoever opens the text can show that it is what
the ledger has committed to, and nobody else can guess at it.
"""

from dataclasses import dataclass, field
from uuid import UUID

from umay.vault.binding import bound
from umay.vault.shut import Shut
from umay.vault.symmetric import decrypt, derive, encrypt, new_secret

FORMAT, BARE = 2, 1
SALT = 32
HEAD = 1 + 16  # bytes before the nonce


@dataclass(frozen=True)
class Place:
    """Where a value stands: center, table, column, row, household and category."""

    center: UUID
    table: str
    column: str
    row: UUID
    household: UUID
    category: str


@dataclass(frozen=True)
class Key:
    """A household's key for one category. Random: none is derived from another."""

    id: UUID
    secret: bytes = field(repr=False)

    @property
    def commitment(self) -> bytes:
        """AES-GCM-SIV is not key-committing: this says which secret the id means."""
        return derive(self.secret, bound("commitment", self.id))


def new_key(key_id: UUID) -> Key:
    return Key(key_id, new_secret())


@dataclass(frozen=True)
class Text:
    """A text and its salt, which stays the same under whatever key it is sealed."""

    text: str = field(repr=False)
    salt: bytes = field(repr=False, default_factory=new_secret)


def seal(key: Key, place: Place, text: Text) -> bytes:
    """Return the envelope of ``text``."""
    if len(text.salt) != SALT:
        raise ValueError(f"a salt has {SALT} bytes")
    plain = text.salt + text.text.encode()
    sealed = encrypt(key.secret, plain, _bound(place, key.id, FORMAT))
    return bytes([FORMAT]) + key.id.bytes + sealed


def key_of(envelope: bytes) -> UUID:
    """Return the id of the key an envelope needs. Raises ``Shut`` if it is none."""
    if len(envelope) < HEAD or envelope[0] not in {FORMAT, BARE}:
        raise Shut
    return UUID(bytes=bytes(envelope[1:HEAD]))


def unseal(key: Key, place: Place, envelope: bytes) -> Text:
    """Return the text. Raises ``Shut``: altered, moved, or of another key."""
    if key_of(envelope) != key.id:
        raise Shut
    version = envelope[0]
    plain = decrypt(key.secret, envelope[HEAD:], _bound(place, key.id, version))
    if version == BARE:
        return Text(plain.decode())
    return Text(plain[SALT:].decode(), plain[:SALT])


def _bound(place: Place, key_id: UUID, version: int) -> bytes:
    return bound(
        "field",
        version,
        key_id,
        place.center,
        place.table,
        place.column,
        place.row,
        place.household,
        place.category,
    )
