"""Missing: what a house still needs before it can rely on its keys, and lately.

This module only decides. It is put into words by ``umay check`` and by the settings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

DRILL_EVERY = timedelta(days=180)
MONTH_AT_MOST = timedelta(days=31)
RENEW_WITHIN = timedelta(days=1)
SUPERVISORS = 2


class Missing(StrEnum):
    """In the order in which a new house does them."""

    CARDS = "cards"
    INTAKE = "intake"
    SUPERVISORS = "supervisors"
    DRILL = "drill"
    MONTH = "month"
    RENEWAL = "renewal"


@dataclass(frozen=True)
class Standing:
    """How the keys of a house stand. Empty days mean: never, or nothing waits."""

    intake: bool = False
    supervisors: int = 0
    cards_made: datetime | None = None
    drilled: datetime | None = None
    month_begun: datetime | None = None
    renewal_waits: datetime | None = None


def missing(house: Standing, at: datetime) -> Iterator[Missing]:
    """Yield what is missing at this moment."""
    if house.cards_made is None:
        yield Missing.CARDS
    if not house.intake:
        yield Missing.INTAKE
    if house.supervisors < SUPERVISORS:
        yield Missing.SUPERVISORS
    if house.cards_made and (house.drilled or house.cards_made) < at - DRILL_EVERY:
        yield Missing.DRILL
    if house.month_begun is None or house.month_begun < at - MONTH_AT_MOST:
        yield Missing.MONTH
    if house.renewal_waits and house.renewal_waits < at - RENEW_WITHIN:
        yield Missing.RENEWAL
