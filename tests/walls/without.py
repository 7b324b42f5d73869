"""The world in which the hidden families never were, made from the one they are in."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.utils import timezone

from tests.walls.hidden_house import HiddenHouse
from umay.records import veil
from umay.records.models import (
    Absence,
    Allergies,
    Appointment,
    Bed,
    BreakGlass,
    Child,
    ChildSession,
    Claim,
    Closure,
    Complaint,
    CourtOrder,
    DangerTalk,
    Evidence,
    EvidencePart,
    EvidenceTie,
    ExitLine,
    ExitPlan,
    Extension,
    FollowUp,
    ForwardedPiece,
    GateCard,
    Goal,
    Grant,
    HandoverLine,
    Hold,
    HouseEvent,
    Household,
    HouseholdKey,
    Incident,
    KeepApart,
    LawLook,
    LedgerEntry,
    Lending,
    Locker,
    Mark,
    Member,
    Note,
    OperatorAnswer,
    Piece,
    Promise,
    Request,
    RightAsked,
    SafetyPart,
    ServiceGiven,
    Statement,
    Stay,
    Task,
    TurnAway,
    WaitingEntry,
    WaitingMove,
    Wall,
)
from umay.records.queries.given import Span, spans

# In an order in which each can be deleted.
ROWS = (
    EvidenceTie, EvidencePart, Evidence, HandoverLine, HouseEvent, Child,
    CourtOrder, ChildSession,
    DangerTalk, SafetyPart, OperatorAnswer, LawLook,
    Wall, Statement, Incident, RightAsked, ForwardedPiece, BreakGlass, Piece, Grant,
    HouseholdKey, Mark, Task, Goal, Appointment, ServiceGiven, Note, ExitLine,
    ExitPlan, FollowUp, Complaint, Absence, GateCard, Lending, Allergies,
    Extension, WaitingMove, WaitingEntry, TurnAway, Promise, Claim, Hold, Stay,
    KeepApart, Request, Member, Household,
)  # fmt: skip


def without_them(made: HiddenHouse) -> None:
    """Delete every row of the hidden families; close their beds the neutral way, and
    let their lockers be out of use."""
    center, today = made.walled.center_id, timezone.localdate()
    lent = Lending.unveiled.filter(household__in=made.hidden, back_at=None)
    Locker.objects.filter(pk__in=lent.values("locker")).update(
        out_of_use_at=timezone.now()
    )
    closed = list(_kept_back(made, today))
    kept = set(Bed.objects.exclude(kind="fold_out").values_list("pk", flat=True))
    fold_outs = _fold_outs(made.hidden)
    gone = {str(key) for key in made.hidden}
    for model in ROWS:
        for path in model.paths:
            rows = model.unveiled.filter(**{f"{path}__in": made.hidden})
            gone |= {str(key) for key in rows.values_list("pk", flat=True)}
            rows.delete()
    Bed.unveiled.filter(pk__in=fold_outs).delete()
    _forget(gone)
    Closure.objects.bulk_create(
        Closure(
            center_id=center,
            bed_id=span.bed,
            first_night=span.nights.first,
            until=span.nights.until,
            by=UUID(int=1),
            at=timezone.now(),
        )
        for span in closed
        if span.bed in kept
    )


def _kept_back(made: HiddenHouse, today: object) -> Iterable[Span]:
    """Return for which nights each of their beds looks closed."""
    with veil.wearing(veil.Veil(made.walled.pk, frozenset(made.hidden))):
        found = list(spans(made.walled.center_id, timezone.now(), today))
    return [span for span in found if span.kept_back]


def _fold_outs(hidden: set[UUID]) -> set[UUID]:
    claims = Claim.unveiled.filter(household__in=hidden, bed__kind="fold_out")
    return set(claims.values_list("bed_id", flat=True))


def _forget(subjects: set[str]) -> None:
    """Take their entries out of the ledger, as nobody can outside a test."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(
                "ALTER TABLE records_ledgerentry DISABLE TRIGGER ledger_stands"
            )
        else:
            cursor.execute("DROP TRIGGER ledger_stands_delete")
    LedgerEntry.objects.filter(subject__in=subjects).delete()
