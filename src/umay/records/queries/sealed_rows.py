"""Every row of a household that has something sealed in it."""

from uuid import UUID

from umay.records.models import (
    Absence,
    Consent,
    DangerTalk,
    Demand,
    Evidence,
    Extension,
    Household,
    Incident,
    KeepApart,
    Member,
    Release,
    Request,
    RightAsked,
    SafeContact,
    SafetyPart,
    Statement,
    WaitingMove,
)
from umay.records.models.rows import CenterRow

# Each model with a sealed column, and the way from it to the household whose key it is.
OWNERS: dict[type[CenterRow], str] = {
    Household: "pk",
    Member: "household",
    Request: "household",
    Extension: "stay__household",
    Absence: "stay__household",
    KeepApart: "one",
    WaitingMove: "entry__request__household",
    SafeContact: "member__household",
    Consent: "household",
    Demand: "household",
    Release: "household",
    RightAsked: "household",
    Incident: "household",
    Statement: "incident__household",
    Evidence: "household",
    DangerTalk: "household",
    SafetyPart: "household",
}


def sealed_rows(household: UUID) -> list[CenterRow]:
    """Return the rows, in an order that does not change."""
    return [
        row
        for model, owner in OWNERS.items()
        for row in model._default_manager.filter(**{owner: household}).order_by("pk")
    ]
