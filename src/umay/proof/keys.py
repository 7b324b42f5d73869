"""Keys of signed notes: names, key ids and the text forms of C2SP signed-note.

Two kinds of Ed25519 key: 0x01 signs a note as it stands (a log), 0x04 signs a
checkpoint together with a time (a witness). The kind is part of the key's id, so one
can never be taken for the other.
"""

from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from umay.proof.lines import from_base64, to_base64
from umay.proof.refusals import Malformed

PUBLIC = 32  # bytes
SEED = 32
PRIVATE = "PRIVATE+KEY+"


class Kind(IntEnum):
    NOTE = 0x01
    COSIGNATURE = 0x04


def check_name(name: str, line: int | None = None) -> str:
    """Return a key's name, or raise: not empty, no spaces of any script, no plus."""
    if not name or "+" in name or any(each.isspace() for each in name):
        raise Malformed(f"{name!r} is no key name", line)
    if any(ord(each) < ord(" ") for each in name):
        raise Malformed("a key name with a control character", line)
    return name


@dataclass(frozen=True)
class VerifierKey:
    """A public key under a name; ``str`` gives its C2SP form, the vkey."""

    name: str
    kind: Kind
    public: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        if len(self.public) != PUBLIC:
            raise Malformed(f"a public key of {len(self.public)} bytes")

    @property
    def id(self) -> bytes:
        """Four bytes that find the key again; not a cryptographic hash."""
        whole = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return sha256(whole).digest()[:4]

    def holds(self, signature: bytes, message: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def __str__(self) -> str:
        material = to_base64(bytes([self.kind]) + self.public)
        return f"{self.name}+{self.id.hex()}+{material}"


@dataclass(frozen=True)
class SigningKey:
    """A private key under a name. Its text form is that of Go's ``note`` package."""

    name: str
    kind: Kind
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_name(self.name)
        if len(self.seed) != SEED:
            raise Malformed(f"a private key of {len(self.seed)} bytes")

    @property
    def verifier(self) -> VerifierKey:
        public = self._private().public_key().public_bytes_raw()
        return VerifierKey(self.name, self.kind, public)

    def sign(self, message: bytes) -> bytes:
        return self._private().sign(message)

    def to_text(self) -> str:
        """Return the secret as text, to be kept where only its owner reads."""
        material = to_base64(bytes([self.kind]) + self.seed)
        return f"{PRIVATE}{self.name}+{self.verifier.id.hex()}+{material}"

    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def read_verifier(text: str, line: int | None = None) -> VerifierKey:
    """Read a vkey. Raises ``Malformed`` if it, or its own id, is wrong."""
    name, key_id, kind, material = _parts(text, line)
    if len(material) != PUBLIC:
        raise Malformed(f"a public key of {len(material)} bytes", line)
    key = VerifierKey(name, kind, material)
    if key.id.hex() != key_id:
        raise Malformed(f"the key of {name} does not fit its own id", line)
    return key


def read_signing_key(text: str) -> SigningKey:
    if not text.startswith(PRIVATE):
        raise Malformed("not a private key of a note")
    name, key_id, kind, seed = _parts(text.removeprefix(PRIVATE), None)
    key = SigningKey(name, kind, seed)
    if key.verifier.id.hex() != key_id:
        raise Malformed(f"the key of {name} does not fit its own id")
    return key


def _parts(text: str, line: int | None) -> tuple[str, str, Kind, bytes]:
    try:
        name, key_id, encoded = text.split("+", 2)
    except ValueError:
        raise Malformed("a key has a name, an id and its bytes", line) from None
    material = from_base64(encoded, f"the key of {name}", line)
    try:
        kind = Kind(material[0])
    except (IndexError, ValueError):
        raise Malformed(
            f"the key of {name} is of a kind this version does not know", line
        ) from None
    return check_name(name, line), key_id, kind, material[1:]
