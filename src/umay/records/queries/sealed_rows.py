"""Every row of a household that has something sealed in it."""

from uuid import UUID

from umay.records.models import (
    Absence,
    Allergies,
    Appointment,
    Child,
    ChildSession,
    Complaint,
    Consent,
    CourtOrder,
    DangerTalk,
    Demand,
    Evidence,
    ExitLine,
    ExitPlan,
    Extension,
    FollowUp,
    GateCard,
    Goal,
    HouseEvent,
    Household,
    Incident,
    KeepApart,
    Member,
    Note,
    Release,
    Request,
    RightAsked,
    SafeContact,
    SafetyPart,
    Statement,
    Task,
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
    Goal: "household",
    Task: "household",
    Appointment: "household",
    Note: "household",
    ExitPlan: "stay__household",
    ExitLine: "plan__stay__household",
    FollowUp: "stay__household",
    Child: "member__household",
    CourtOrder: "member__household",
    ChildSession: "member__household",
    Allergies: "household",
    # Under keys of their own; a family that is erased takes its words along.
    HouseEvent: "household",
    GateCard: "household",
    Complaint: "household",
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
