"""Every row of a household that has something sealed in it."""

from collections.abc import Collection
from uuid import UUID

from umay.core.secrets import Category
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
from umay.records.sealed import sealed_columns

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


def columns_under(categories: Collection[Category]) -> frozenset[str]:
    """Return the sealed columns these keys open, as ``core.outgoing`` names them."""
    return frozenset(
        f"{model._meta.model_name}.{name}"
        for model in OWNERS
        for name, column in sealed_columns(model).items()
        if column.category in categories
    )
