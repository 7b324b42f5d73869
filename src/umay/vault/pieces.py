"""Pieces: a secret that opens only when k of n holders come together.

Replicated XOR sharing: for each k of the holders the secret is split anew into k random
pieces whose XOR it is. Fewer than k hold nothing but random bytes, whatever computer
they have. (Ito, Saito, Nishizeki 1987.)
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import combinations


def split(
    secret: bytes, holders: Sequence[str], k: int
) -> dict[tuple[str, ...], dict[str, bytes]]:
    """Return for each k of the holders what each of them keeps for that set."""
    return {
        together: dict(zip(together, _split(secret, k), strict=True))
        for together in combinations(sorted(holders), k)
    }


def join(pieces: Mapping[str, bytes] | Iterable[bytes]) -> bytes:
    """Return the secret of all pieces of one set."""
    parts = pieces.values() if isinstance(pieces, Mapping) else pieces
    return reduce(_xor, parts)


def _split(secret: bytes, k: int) -> list[bytes]:
    rest = [os.urandom(len(secret)) for _ in range(k - 1)]
    return [*rest, reduce(_xor, rest, secret)]


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
