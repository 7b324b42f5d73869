"""Receipts, read only: the entries about one household that she may take away."""

from uuid import UUID

from umay.core.receipts import MAY_BE_TAKEN, Of
from umay.records.models import (
    Extension,
    Incident,
    LedgerEntry,
    OperatorAnswer,
    Request,
    Statement,
    Stay,
)
from umay.records.models.rows import CenterRow

# Each kind of subject, and the way from it to the household.
ABOUT: dict[Of, tuple[type[CenterRow], str]] = {
    Of.REQUEST: (Request, "household"),
    Of.STAY: (Stay, "household"),
    Of.EXTENSION: (Extension, "stay__household"),
    Of.INCIDENT: (Incident, "household"),
    Of.STATEMENT: (Statement, "incident__household"),
    Of.OPERATOR: (OperatorAnswer, "household"),
}


def entries_for(center_id: UUID, household: UUID) -> list[LedgerEntry]:
    """Return the entries she may take, the newest first. Seven queries.

    What was forgotten at her wish is not there: the house has no content of it.
    """
    subjects = {
        str(key)
        for model, path in ABOUT.values()
        for key in model._default_manager.filter(**{path: household}).values_list(
            "pk", flat=True
        )
    }
    rows = LedgerEntry.objects.filter(
        center_id=center_id,
        act__in=MAY_BE_TAKEN,
        subject__in=subjects,
        facts__isnull=False,
    )
    return list(rows.order_by("-seq"))


def entry_for(center_id: UUID, household: UUID, entry: UUID) -> LedgerEntry | None:
    """Return one of them."""
    found = entries_for(center_id, household)
    return next((row for row in found if row.pk == entry), None)
