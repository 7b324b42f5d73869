"""Bring up to date: before a look, free what lapsed and settle what was promised."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from umay.records.queries.due import centers_due
from umay.records.store.acts import lock_center
from umay.records.store.settling import settle
from umay.records.store.vacancies import refresh_vacancies
from umay.records.veil import lifted


def bring_up_to_date(at: datetime, center: UUID | None = None) -> int:
    """Settle every center, or one, with a lapsed hold or an open promise.

    Nearly always there is none, and this is one read. Returns how many were settled.
    """
    with lifted():
        due = centers_due(at, center)
    for center_id, zone in due:
        with lifted(), transaction.atomic():
            head = lock_center(center_id)
            today = at.astimezone(ZoneInfo(zone)).date()
            settle(head, at, today)
            refresh_vacancies(center_id, at, today)
    return len(due)
