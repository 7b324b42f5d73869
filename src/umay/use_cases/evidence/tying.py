"""Tying: which file shows which incident. Only that it does is plain, never what."""

from collections.abc import Iterable
from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.records.models import Evidence, EvidenceTie, Incident
from umay.records.queries.find import find
from umay.records.store.rows import make
from umay.use_cases.order import Done, Order, Outcome, once


def tie(order: Order, evidence: UUID, incident: UUID) -> Outcome:
    """Say that a file shows an incident. Raises ``Refused``: it is of another family,
    or tied already."""

    def work() -> Done:
        row = find(Evidence, order.center, evidence)
        if row.ties.filter(incident_id=incident).exists():
            raise Refused(Ground.ALREADY_DECIDED)
        return _done(row, tie_to(order, row, [incident]))

    return once(order, "evidence.tied", work)


def untie(order: Order, evidence: UUID, incident: UUID) -> Outcome:
    """It does not show it after all. Raises ``Refused`` if it was not tied."""

    def work() -> Done:
        row = find(Evidence, order.center, evidence)
        standing = row.ties.filter(incident_id=incident).first()
        if standing is None:
            raise Refused(Ground.ALREADY_DECIDED)
        standing.delete()
        return _done(row, [find(Incident, order.center, incident).number])

    return once(order, "evidence.untied", work)


def tie_to(order: Order, row: Evidence, incidents: Iterable[UUID]) -> list[int]:
    """Inside an act: tie a file to incidents of its own family; return their numbers.

    Raises ``Refused`` for another family's.
    """
    found = [find(Incident, order.center, key) for key in dict.fromkeys(incidents)]
    if any(one.household_id != row.household_id for one in found):
        raise Refused(Ground.NOT_FOUND)
    for one in found:
        make(
            EvidenceTie,
            center_id=order.center,
            evidence=row,
            incident=one,
            tied_at=order.at,
        )
    return [one.number for one in found]


def _done(row: Evidence, incidents: list[int]) -> Done:
    facts = {"household": str(row.household_id), "incidents": incidents}
    return Done(row.pk, facts)
