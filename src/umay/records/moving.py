"""Moving: the rows of a whole house, one line each, out of one database into another.

What stays behind is named as well, so that a new table belongs to one of the two: keys
and locks of those who worked there, and what was told to one person alone.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core import serializers
from django.db.models import Model, QuerySet

from umay.records import models

GOES: tuple[type[Model], ...] = (
    models.Center, models.LedgerHead, models.Programme, models.Rules, models.OwnLimit,
    models.Worker, models.Unit, models.Bed, models.Household, models.Member,
    models.KeepApart, models.Request, models.TurnAway, models.WaitingEntry,
    models.WaitingMove, models.Stay, models.Extension, models.Absence, models.Hold,
    models.Claim, models.Promise, models.Vacancy, models.Closure, models.Locker,
    models.Lending, models.Allergies, models.GateCard, models.Goal, models.Task,
    models.Appointment, models.ServiceGiven, models.Note, models.SafeContact,
    models.Consent, models.Demand, models.Release, models.Restriction,
    models.RightAsked, models.ExitPlan, models.ExitLine,
    models.FollowUp, models.Incident, models.Statement, models.Evidence,
    models.EvidencePart, models.EvidenceTie, models.Child,
    models.CourtOrder, models.ChildSession,
    models.DangerTalk, models.SafetyPart, models.HouseEvent, models.Handover,
    models.HandoverLine, models.BreakGlass, models.ReadsReview, models.ReportStep,
    models.GapStep, models.LawEdition, models.LawLook,
    models.Holder, models.OperatorChange, models.OperatorAnswer, models.HouseholdKey,
    models.Grant,
    models.LedgerEntry, models.LedgerTree, models.LedgerTile, models.LedgerCheckpoint,
)  # fmt: skip
STAYS: frozenset[type[Model]] = frozenset({
    models.Complaint, models.Declaration, models.Door, models.DoorSign, models.Failure,
    models.ForwardedPiece, models.HouseSecret, models.Invitation, models.LikeName,
    models.Lock, models.Mark, models.Piece, models.SentForm, models.Session,
    models.SharedKey, models.Wall,
})  # fmt: skip
LARGE: dict[type[Model], int] = {models.EvidencePart: 8}
MANY = 500
NAMES = {model._meta.model_name: model for model in GOES}


def rows_of(model: type[Model], center: UUID) -> QuerySet[Any]:
    """Return every row of one house, whoever they are hidden from."""
    path = "pk" if model is models.Center else "center_id"
    return model._base_manager.filter(**{path: center}).order_by("pk")


def to_line(row: Model) -> str:
    """Return a row as one line of JSON; times keep every digit."""
    (found,) = serializers.serialize("python", [row])
    return json.dumps(found, default=_plain, ensure_ascii=False, separators=(",", ":"))


def from_lines(lines: Iterable[str]) -> Iterator[Model]:
    """Yield rows as they were. Raises ``ValueError`` for what is no row of ours."""
    for line in lines:
        found = json.loads(line)
        if found["model"].removeprefix("records.") not in NAMES:
            raise ValueError(found["model"])
        for one in serializers.deserialize("python", [found]):
            yield one.object


def put_in(rows: Iterable[Model]) -> int:
    """Insert rows that come table by table; return how many."""
    count = 0
    waiting: list[Model] = []
    for row in rows:
        if waiting and type(row) is not type(waiting[0]):
            count += _insert(waiting)
            waiting = []
        waiting.append(row)
        if len(waiting) == LARGE.get(type(row), MANY):
            count += _insert(waiting)
            waiting = []
    return count + _insert(waiting)


def _insert(rows: list[Model]) -> int:
    if rows:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=100)
    return len(rows)


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
