"""Doors: the card and the PIN by which a resident sees her own file.

The card is 80 random bits in letters nobody mistakes for one another (Crockford's
base32). Its first group finds the row; the other 60 bits are kept nowhere, so that a
PIN of six digits is never all that stands between her and whoever copies the disk.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import Final

from umay.core.secrets import Category

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP, GROUPS = 4, 4
SHORTEST, LONGEST = 6, 12  # digits of a PIN
STAYS_OPEN: Final = timedelta(days=30)  # after she has left
# Her health is hers as well, but no page of hers shows it: it is not sealed to her.
SHE_READS: Final = frozenset(
    {Category.IDENTITY, Category.SAFETY, Category.NOTES, Category.EVIDENCE}
)
# What she may type instead: small letters, look-alikes, and those of a Kazakh keyboard.
_MEANT = str.maketrans("OILАВСЕНКМРТХО", "011ABCEHKMPTX0")


@dataclass(frozen=True)
class Card:
    """``tag`` is kept, ``secret`` is not."""

    tag: str
    secret: str = field(repr=False)

    @property
    def groups(self) -> str:
        """As it is printed."""
        whole = self.tag + self.secret
        parts = [whole[n : n + GROUP] for n in range(0, len(whole), GROUP)]
        return " ".join(parts)


def draw_card(choose: Callable[[Sequence[str]], str]) -> Card:
    """``choose`` picks one of a sequence at random."""
    drawn = "".join(choose(LETTERS) for _ in range(GROUP * GROUPS))
    return Card(drawn[:GROUP], drawn[GROUP:])


def read_card(typed: str) -> Card | None:
    """Return the card that was typed, or ``None`` if it cannot be one."""
    letters = "".join(one for one in typed.upper() if one.isalnum())
    meant = letters.translate(_MEANT)
    if len(meant) != GROUP * GROUPS or not set(meant) <= set(LETTERS):
        return None
    return Card(meant[:GROUP], meant[GROUP:])


def easy_to_guess(pin: str) -> bool:
    """Whether a PIN is no PIN: too short, one digit, or digits in a row."""
    if not (SHORTEST <= len(pin) <= LONGEST and pin.isascii() and pin.isdigit()):
        return True
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= {0, 1, 9}
