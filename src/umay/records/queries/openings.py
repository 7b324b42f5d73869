"""Openings of sealed fields, from the ledger: who, when, what and why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.records.models import LedgerEntry, Worker

ACT = "fields.opened"


@dataclass(frozen=True)
class Opening:
    """``fields`` counts what was opened by table and column."""

    at: datetime
    worker: UUID
    name: str
    role: str
    why: str
    fields: dict[str, int]


def openings_of(center_id: UUID, household: UUID) -> list[Opening]:
    """Return every opening of one household, the newest first. Two queries."""
    entries = LedgerEntry.objects.filter(
        center_id=center_id, act=ACT, subject=str(household), facts__isnull=False
    ).order_by("-seq")
    workers = {w.pk: w for w in Worker.objects.filter(center_id=center_id)}
    return [
        Opening(
            at=entry.at,
            worker=entry.by,
            name=workers[entry.by].username if entry.by in workers else "",
            role=workers[entry.by].role if entry.by in workers else "",
            why=entry.said["why"],
            fields=entry.said["fields"],
        )
        for entry in entries
    ]
