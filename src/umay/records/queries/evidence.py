"""Evidence of a household, and who had each file, read only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.core.evidence import Custody
from umay.core.papers import Paper
from umay.records.models import Evidence, EvidenceTie, LedgerEntry, Release, Worker

RECEIVED = "evidence.received"
TIES: dict[str, Custody] = {
    "evidence.tied": Custody.TIED,
    "evidence.untied": Custody.UNTIED,
}
HAD: dict[str, Custody] = {
    Paper.ORIGINAL: Custody.OPENED,
    Paper.CLEANED: Custody.COPIED,
    Paper.EVIDENCE: Custody.EXPORTED,
}


@dataclass(frozen=True)
class Had:
    """Somebody had a file. ``to`` is for whom, if it left the house."""

    at: datetime
    what: Custody
    by: str = ""
    to: str = ""


def evidence_of(household: UUID) -> list[Evidence]:
    """Return every file of one household, as they came."""
    found = Evidence.objects.filter(household_id=household)
    return list(found.select_related("received_by"))


def sealed_parts(row: Evidence) -> Iterator[bytes]:
    """Yield the parts of one file in order. One query a part: each is large."""
    for key in list(row.parts.order_by("number").values_list("pk", flat=True)):
        yield bytes(row.parts.values_list("sealed", flat=True).get(pk=key))


def received_entry(row: Evidence) -> LedgerEntry | None:
    """Return the entry of the day it came; ``None`` once it was forgotten."""
    return LedgerEntry.objects.filter(
        center_id=row.center_id,
        act=RECEIVED,
        subject=str(row.pk),
        facts__isnull=False,
    ).first()


def custody_of(row: Evidence) -> list[Had]:
    """Return who had it, from its coming to its end. Five queries."""
    found = [Had(row.received_at, Custody.RECEIVED, row.received_by.username)]
    left = Release.objects.filter(household_id=row.household_id, paper__in=HAD)
    by_key = {str(one.pk): one for one in left.select_related("by")}
    entries = LedgerEntry.objects.filter(
        center_id=row.center_id, subject__in=by_key, facts__isnull=False
    )
    for entry in entries.order_by("seq"):
        if str(row.pk) in entry.said.get("files", []):
            one = by_key[entry.subject]
            what = HAD[one.paper]
            to = one.recipient if what is Custody.EXPORTED else ""
            found.append(Had(one.at, what, one.by.username if one.by else "", to))
    found = sorted([*found, *_tied(row)], key=lambda one: one.at)
    if row.household.erased_at is not None:
        found.append(Had(row.household.erased_at, Custody.ERASED))
    return found


def _tied(row: Evidence) -> Iterator[Had]:
    """Yield when it was said to show something, or not to after all."""
    entries = LedgerEntry.objects.filter(
        center_id=row.center_id, act__in=TIES, subject=str(row.pk), facts__isnull=False
    )
    names = dict(
        Worker.objects.filter(pk__in={one.by for one in entries}).values_list(
            "pk", "username"
        )
    )
    for entry in entries:
        yield Had(entry.at, TIES[entry.act], names.get(entry.by, ""))


def files_tied_to(incident: UUID) -> list[Evidence]:
    """Return the files that show an incident, as they came. One query."""
    return list(Evidence.objects.filter(ties__incident_id=incident))


def ties_of(household: UUID) -> dict[UUID, list[int]]:
    """Return the numbers of the incidents each file of a family shows. One query."""
    rows = EvidenceTie.objects.filter(evidence__household_id=household)
    found: dict[UUID, list[int]] = {}
    pairs = rows.order_by("incident__number").values_list(
        "evidence_id", "incident__number"
    )
    for file, number in pairs:
        found.setdefault(file, []).append(number)
    return found
