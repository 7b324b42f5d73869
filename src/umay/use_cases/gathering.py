"""Gathering: the named fields of one household, and not one more, for a paper."""

from collections.abc import Iterator
from uuid import UUID

from umay.core.danger.plans import Part
from umay.core.outgoing import SEALED
from umay.core.papers import Line, Paper, Sheet
from umay.core.recipients import Recipient
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records.models import (
    Child,
    Consent,
    CourtOrder,
    DangerTalk,
    Household,
    Incident,
    Member,
    SafeContact,
    SafetyPart,
    Statement,
)
from umay.records.models.rows import CenterRow
from umay.records.queries.doors import door_in
from umay.records.queries.evidence import ties_of
from umay.records.queries.find import find
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.queries.told import plain
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.order import Order

BY_LAW = frozenset({Recipient.COURT, Recipient.POLICE, Recipient.INSPECTOR})
OVER: dict[type[CenterRow], str] = {SafeContact: "ended_at", Consent: "withdrawn_at"}


def gather(
    order: Order,
    household: UUID | None,
    paper: Paper,
    recipient: Recipient,
    fields: frozenset[str],
) -> Sheet:
    """Return all that the paper may say. Raises ``Refused`` if a key is missing."""
    lines: list[Line] = []
    if household is not None:
        find(Household, order.center, household)
        lines = [Line(*told) for told in plain(household) if told[0] in fields]
        lines += _sealed(order, household, recipient, fields & set(SEALED))
    return Sheet(paper, recipient, order.today, tuple(lines))


def _sealed(
    order: Order, household: UUID, recipient: Recipient, fields: frozenset[str]
) -> Iterator[Line]:
    if not fields:
        return
    if order.ring is None:
        raise Refused(Ground.KEYS_LOCKED)
    why = _why(order, recipient)
    rows = [row for row in sealed_rows(household) if not _over(row)]
    opened = open_rows(order.writer, household, rows, why, only=fields)
    if opened.shut:
        # A paper with a hole in it would say that there is nothing.
        raise Refused(Ground.NO_KEY)
    # Under its incident, if the paper tells of that.
    tied = ties_of(household) if "incident.told" in fields else {}
    for row in rows:
        table = row._meta.model_name
        numbers = tied.get(row.pk) or [_number(row)]
        for name, words in opened.of(row).items():
            for number in numbers if words else []:
                yield Line(f"{table}.{name}", words, number, row.pk)


def _why(order: Order, recipient: Recipient) -> Reason:
    if door_in(str(order.by)):
        return Reason.HERSELF
    return Reason.COURT if recipient in BY_LAW else Reason.HER_WISH


def _over(row: CenterRow) -> bool:
    column = OVER.get(type(row))
    return column is not None and getattr(row, column) is not None


def _number(row: CenterRow) -> int:
    """Whose it is, or which incident, talk or part of a plan; 0 is the family."""
    match row:
        case SafeContact(member=one) | Statement(incident=one):
            return int(one.number)
        case Child(member=one) | CourtOrder(member=one):
            return int(one.number)
        case Member() | Incident() | DangerTalk():
            return int(row.number)
        case SafetyPart():
            return list(Part).index(Part(row.part)) + 1
    return 0
