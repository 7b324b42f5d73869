"""Receipts, read only: the entries about one household that she may take away."""

from uuid import UUID

from umay.core.receipts import HERS_ALONE, MAY_BE_TAKEN, Of
from umay.records.models import (
    Complaint,
    Extension,
    Incident,
    LedgerEntry,
    OperatorAnswer,
    Request,
    RightAsked,
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
    Of.RIGHT: (RightAsked, "household"),
    Of.COMPLAINT: (Complaint, "household"),
}


def entries_for(
    center_id: UUID, household: UUID, *, hers: bool = False
) -> list[LedgerEntry]:
    """Return the entries she may take, the newest first; on ``hers`` also those that no
    worker is shown. One query a kind of subject, and one more.

    What was forgotten at her wish is not there: the house has no content of it.
    """
    acts = MAY_BE_TAKEN | (HERS_ALONE if hers else {})
    subjects = {
        str(key)
        for model, path in (ABOUT[of] for of in dict.fromkeys(acts.values()))
        for key in model._default_manager.filter(**{path: household}).values_list(
            "pk", flat=True
        )
    }
    rows = LedgerEntry.objects.filter(
        center_id=center_id,
        act__in=acts,
        subject__in=subjects,
        facts__isnull=False,
    )
    return list(rows.order_by("-seq"))


def entry_for(
    center_id: UUID, household: UUID, entry: UUID, *, hers: bool = False
) -> LedgerEntry | None:
    """Return one of them."""
    found = entries_for(center_id, household, hers=hers)
    return next((row for row in found if row.pk == entry), None)
