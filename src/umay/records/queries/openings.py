"""Openings of a household: sealed fields from the ledger, emergencies, paper cards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from umay.core.secrets import Reason
from umay.records.models import BreakGlass, LedgerEntry, Worker
from umay.records.queries.glass import broken_of

ACT = "fields.opened"
FROM_CARDS = "recovery.used"


@dataclass(frozen=True)
class Opening:
    """``fields`` counts what was opened by table and column.

    ``glass`` is the emergency in which two opened all; ``cards`` says that three
    holders of cards gave the keys to this worker.
    """

    at: datetime
    worker: UUID
    name: str
    role: str
    why: str = ""
    fields: dict[str, int] = field(default_factory=dict)
    glass: BreakGlass | None = None
    cards: bool = False

    @property
    def hers(self) -> bool:
        """She looked at her own file."""
        return self.why == Reason.HERSELF


def openings_of(center_id: UUID, household: UUID) -> list[Opening]:
    """Return every opening of one household, the newest first. Three queries."""
    entries = (
        LedgerEntry.objects.filter(
            center_id=center_id, act__in=[ACT, FROM_CARDS], subject=str(household)
        )
        .filter(facts__isnull=False)
        .order_by("-seq")
    )
    workers = {w.pk: w for w in Worker.objects.filter(center_id=center_id)}
    found = [_opening(entry, workers) for entry in entries]
    found += [_emergency(glass) for glass in broken_of(household)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _opening(entry: LedgerEntry, workers: Mapping[UUID, Worker]) -> Opening:
    from_cards = entry.act == FROM_CARDS
    key = UUID(entry.said["worker"]) if from_cards else entry.by
    worker = workers.get(key)
    return Opening(
        at=entry.at,
        worker=key,
        name=worker.username if worker else "",
        role=worker.role if worker else "",
        why="" if from_cards else entry.said["why"],
        fields={} if from_cards else entry.said["fields"],
        cards=from_cards,
    )


def _emergency(glass: BreakGlass) -> Opening:
    return Opening(
        at=glass.agreed_at or glass.asked_at,
        worker=glass.asked_by_id,
        name=glass.asked_by.username,
        role=glass.asked_by.role,
        why=glass.reason,
        glass=glass,
    )
