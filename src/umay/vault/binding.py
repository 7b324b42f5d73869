"""Binding: names joined into bytes so that no two lists of names look the same."""

from uuid import UUID


def bound(purpose: str, *parts: str | bytes | int | UUID) -> bytes:
    """Return associated data: each part with its length of four bytes before it."""
    return b"".join(
        len(part).to_bytes(4) + part for part in map(_bytes, ("umay", purpose, *parts))
    )


def _bytes(part: str | bytes | int | UUID) -> bytes:
    match part:
        case bytes():
            return part
        case UUID():
            return part.bytes
        case _:
            return str(part).encode()
