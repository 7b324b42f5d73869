"""The lock, the ledger and the memory of forms already carried out."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection

from umay.core.refusals import Ground, Refused
from umay.records.models import LedgerEntry, LedgerHead, SentForm
from umay.records.store.contents import content

NEXT = """
UPDATE records_ledgerhead SET size = size + 1 WHERE center_id = %s RETURNING size
"""


def lock_center(center_id: UUID) -> LedgerHead:
    """Hold the center's only write lock until the transaction ends.

    PostgreSQL locks the row; SQLite has taken its one writer with BEGIN IMMEDIATE.
    """
    try:
        return LedgerHead.objects.select_for_update().get(pk=center_id)
    except LedgerHead.DoesNotExist:
        raise Refused(Ground.NOT_FOUND) from None


def enter(
    center_id: UUID,
    *,
    act: str,
    subject: str,
    by: UUID,
    at: datetime,
    facts: Mapping[str, object],
) -> int:
    """Append one entry and return its number, taken together with the lock.

    Raises ``Refused`` if there is no such center.
    """
    with connection.cursor() as cursor:
        key = LedgerHead._meta.pk.get_db_prep_value(center_id, connection)
        cursor.execute(NEXT, [key])
        number = cursor.fetchone()
    if number is None:
        raise Refused(Ground.NOT_FOUND)
    LedgerEntry.objects.create(
        center_id=center_id,
        seq=number[0],
        at=at,
        by=by,
        act=act,
        subject=subject,
        **vars(content(facts)),
    )
    return int(number[0])


def append_entry(
    head: LedgerHead,
    *,
    act: str,
    subject: str,
    by: UUID,
    at: datetime,
    facts: Mapping[str, object],
) -> None:
    """Append one entry; the caller holds the lock, so the order has no holes."""
    head.size = enter(head.pk, act=act, subject=subject, by=by, at=at, facts=facts)


def remember(
    key: UUID, *, center_id: UUID, by: UUID, act: str, subject: str, at: datetime
) -> None:
    SentForm.objects.create(
        key=key, center_id=center_id, by=by, act=act, subject=subject, at=at
    )
