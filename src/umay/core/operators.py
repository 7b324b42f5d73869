"""Operators: when another organisation takes the house over, each resident decides.

What nobody has decided is not handed over: it stays sealed with who kept it until now.
The *address* of the next house is one line with its two public keys and eight letters
to compare by telephone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Final

from umay.core.refusals import Ground
from umay.core.secrets import SHARED, Category

# One's own notes are nobody's to give: they stay with who wrote them.
OFFERED: Final = tuple(one for one in Category if one in SHARED)
CHECK = 8
LINE = re.compile(r"(age1[0-9a-z]{58})\.([0-9a-f]{64})\.([0-9a-f]{8})")


class Answer(StrEnum):
    """What happens to one category of her file."""

    HAND_OVER = "hand_over"
    KEEP = "keep"
    DESTROY = "destroy"


class NoAddress(ValueError):
    """This is not the address of a house, or a letter of it is wrong."""


@dataclass(frozen=True)
class Address:
    """To whom the file and the keys in it are sealed."""

    age: str
    public: bytes

    @property
    def check(self) -> str:
        return sha256(f"{self.age}.{self.public.hex()}".encode()).hexdigest()[:CHECK]

    def __str__(self) -> str:
        return f"{self.age}.{self.public.hex()}.{self.check}"


def read_address(line: str) -> Address:
    """Raises ``NoAddress``."""
    found = LINE.fullmatch("".join(line.split()))
    if found is None:
        raise NoAddress
    address = Address(found[1], bytes.fromhex(found[2]))
    if address.check != found[3]:
        raise NoAddress
    return address


def answer_of(answers: Mapping[str, str], category: Category) -> Answer:
    return Answer(answers.get(category, Answer.KEEP))


def categories(answers: Mapping[str, str], answer: Answer) -> frozenset[Category]:
    """Return what of her file gets this answer."""
    return frozenset(one for one in OFFERED if answer_of(answers, one) is answer)


@dataclass(frozen=True)
class Change:
    """How far a change of operator has come. ``alone``: nobody could be the second."""

    day: date
    agreed: bool
    carried: bool
    alone: bool = False

    def objection(self, today: date) -> Ground | None:
        """Return why it cannot be carried out today."""
        if self.carried:
            return Ground.ALREADY_DECIDED
        if today < self.day:
            return Ground.DAY_TOO_EARLY
        if not (self.agreed or self.alone):
            return Ground.TWO_PEOPLE
        return None
