"""Gate cards: whom the house does not let in, and what whoever is at the door does.

A card tells nothing of the family that asked for it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_DAYS = 92  # before somebody has to look at a card again
USUAL = timedelta(days=30)


class Rule(StrEnum):
    KEEP_OUT = "keep_out"
    CALL_POLICE = "call_police"
    ASK_DIRECTOR = "ask_director"


@dataclass(frozen=True)
class Card:
    """``description`` is sealed; on ``look_again_on`` somebody looks whether it holds.

    ``agreed`` says that she knows of the card and wants it.
    """

    description: str
    rule: Rule
    look_again_on: date
    agreed: bool = False


def names_any(text: str, codes: Collection[str]) -> bool:
    """Whether one of the codes of the house stands in the text."""
    said = " ".join(text.replace("-", " ").casefold().split())
    return any(" ".join(c.replace("-", " ").casefold().split()) in said for c in codes)
