"""Notes: a text and the signatures under it (C2SP signed-note).

Reading one says nothing about who wrote it; ``verify`` does. Signatures of keys one
does not know are kept and ignored, which is how witnesses and new keys come in.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from umay.proof.keys import Kind, SigningKey, VerifierKey, check_name
from umay.proof.lines import LARGEST, from_base64, from_utf8, lines_of, to_base64
from umay.proof.refusals import Malformed, NotProven

DASH = "— "
KEY_ID = 4  # bytes
TIME = 8
ED25519 = 64
LONGEST = 1_000_000  # bytes of one note
MOST_SIGNATURES = 100


@dataclass(frozen=True)
class Signature:
    """``value`` is what follows the key's id: a signature, or a time and one."""

    name: str
    key_id: bytes
    value: bytes

    def by(self, key: VerifierKey) -> bool:
        """Whether it says it is this key's; nothing is verified yet."""
        return self.name == key.name and self.key_id == key.id

    def __str__(self) -> str:
        return f"{DASH}{self.name} {to_base64(self.key_id + self.value)}\n"


@dataclass(frozen=True)
class Verified:
    """A signature that holds. ``time`` is a witness's, in seconds since 1970."""

    key: VerifierKey
    signature: Signature
    time: int | None = None


@dataclass(frozen=True)
class Note:
    """``text`` ends in a newline and is what was signed."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __post_init__(self) -> None:
        check_text(self.text)

    def signed(self, *keys: SigningKey) -> "Note":
        """Return the note with signatures of these keys added (kind 0x01 only)."""
        made = []
        for key in keys:
            if key.kind is not Kind.NOTE:
                raise ValueError(f"{key.name} signs no notes but cosigns checkpoints")
            value = key.sign(self.text.encode())
            made.append(Signature(key.name, key.verifier.id, value))
        return self.with_signatures(made)

    def with_signatures(self, more: Iterable[Signature]) -> "Note":
        """Return the note with these added, each only once."""
        every = dict.fromkeys([*self.signatures, *more])
        return replace(self, signatures=tuple(every))

    def verify(self, known: Collection[VerifierKey]) -> list[Verified]:
        """Return what the known keys signed.

        Raises ``NotProven`` if none did, or if a signature in the name of a known key
        does not hold: such a note was tampered with.
        """
        found = [
            _verified(key, signature, self.text)
            for signature in self.signatures
            for key in known
            if signature.by(key)
        ]
        if not found:
            raise NotProven("no known key has signed this note")
        return found

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(map(str, self.signatures))}"


def read_note(data: bytes) -> Note:
    """Raises ``Malformed``. A note without a signature is none."""
    if len(data) > LONGEST:
        raise Malformed(f"a note of {len(data)} bytes; {LONGEST} are taken")
    text = from_utf8(data)
    check_text(text)
    end = text.rfind("\n\n")
    if end < 0:
        raise Malformed("no empty line before the signatures")
    body, rest = text[: end + 1], text[end + 2 :]
    signatures = read_signatures(rest, begins_at=body.count("\n") + 2)
    if not signatures:
        raise Malformed("no signature under the note")
    return Note(body, tuple(signatures))


def read_signatures(text: str, begins_at: int = 1) -> list[Signature]:
    """Read signature lines, as they stand under a note or in a witness's answer."""
    lines = lines_of(text, begins_at)
    if len(lines) > MOST_SIGNATURES:
        raise Malformed(f"{len(lines)} signatures; {MOST_SIGNATURES} are taken")
    return [_signature(line, begins_at + n) for n, line in enumerate(lines)]


def check_text(text: str) -> None:
    """Raises ``Malformed`` unless it ends in a newline and has no other control."""
    for number, line in enumerate(text.split("\n"), 1):
        if any(each < " " for each in line):
            raise Malformed("a control character", number)
    if not text.endswith("\n"):
        raise Malformed("the last line does not end", text.count("\n") + 1)


def _signature(line: str, number: int) -> Signature:
    if not line.startswith(DASH):
        raise Malformed("a signature begins with a dash and a space", number)
    name, space, encoded = line.removeprefix(DASH).partition(" ")
    if not space:
        raise Malformed("a signature has a name and a value", number)
    data = from_base64(encoded, "the signature", number)
    if len(data) <= KEY_ID:
        raise Malformed("a signature of no bytes", number)
    return Signature(check_name(name, number), data[:KEY_ID], data[KEY_ID:])


def _verified(key: VerifierKey, signature: Signature, text: str) -> Verified:
    if key.kind is Kind.NOTE:
        if not key.holds(signature.value, text.encode()):
            raise NotProven(f"the signature of {key.name} does not hold")
        return Verified(key, signature)
    if len(signature.value) != TIME + ED25519:
        raise NotProven(f"the cosignature of {key.name} has a wrong length")
    time = int.from_bytes(signature.value[:TIME])
    if time > LARGEST or not key.holds(
        signature.value[TIME:], cosigned_message(text, time)
    ):
        raise NotProven(f"the cosignature of {key.name} does not hold")
    return Verified(key, signature, time)


def cosigned_message(text: str, time: int) -> bytes:
    """Return what a witness signs (C2SP tlog-cosignature, cosignature/v1)."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()
