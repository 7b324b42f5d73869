"""Padding: empty entries, so that a witness does not learn how busy the house is."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from umay.core.tail import ROUNDED_TO, padding
from umay.records.store import acts

ACT = "ledger.padding"


def pad(center: UUID, at: datetime, *, beat: bool = False) -> int:
    """Fill the ledger up to a round size; return how many entries that took.

    ``beat`` adds a round number even to a round size: the house is there, and quiet.
    """
    with transaction.atomic():
        head = acts.lock_center(center)
        count = padding(head.size) or (ROUNDED_TO if beat else 0)
        for _ in range(count):
            acts.append_entry(
                head, act=ACT, subject=str(center), by=center, at=at, facts={}
            )
    return count
