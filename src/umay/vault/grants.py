"""Grants: one sealed copy of a household's key, for one holder.

Two layers. Inside, HPKE to the holder: only she opens it. Outside, the epoch secret,
which is kept outside every backup and changed each month: the house renews the outer
layer without being able to look inside, and once the old secret is destroyed no
backup of that month opens any more, whoever still has its worker's key.
"""

from dataclasses import dataclass, field
from uuid import UUID

from umay.vault.binding import bound
from umay.vault.envelopes import Key
from umay.vault.pairs import open_with, seal_to
from umay.vault.shut import Shut
from umay.vault.symmetric import decrypt, derive, encrypt


@dataclass(frozen=True)
class Epoch:
    """A month's secret of 32 bytes."""

    number: int
    secret: bytes = field(repr=False)


@dataclass(frozen=True)
class Copy:
    """Which copy this is: of which key, for which holder."""

    center: UUID
    household: UUID
    category: str
    key: UUID
    holder: UUID

    def bound(self, layer: str) -> bytes:
        names = (self.center, self.household, self.category, self.key, self.holder)
        return bound(layer, *names)


def grant(copy: Copy, secret: bytes, public: bytes, epoch: Epoch) -> bytes:
    """Seal a key's secret, or a piece of it, for the holder of ``public``."""
    inner = seal_to(public, secret, copy.bound("grant"))
    return encrypt(_outer(epoch), inner, copy.bound("epoch"))


def accept(copy: Copy, sealed: bytes, private: bytes, epoch: Epoch) -> bytes:
    """Open a copy. Raises ``Shut``."""
    inner = decrypt(_outer(epoch), sealed, copy.bound("epoch"))
    return open_with(private, inner, copy.bound("grant"))


def accept_key(
    copy: Copy, sealed: bytes, private: bytes, epoch: Epoch, commitment: bytes
) -> Key:
    """Open a copy and check that it is the key it says. Raises ``Shut``."""
    key = Key(copy.key, accept(copy, sealed, private, epoch))
    if key.commitment != commitment:
        raise Shut
    return key


def renew(copy: Copy, sealed: bytes, old: Epoch, new: Epoch) -> bytes:
    """Change the outer layer; nobody's key is needed. Raises ``Shut``."""
    inner = decrypt(_outer(old), sealed, copy.bound("epoch"))
    return encrypt(_outer(new), inner, copy.bound("epoch"))


def _outer(epoch: Epoch) -> bytes:
    return derive(epoch.secret, bound("epoch", epoch.number))
