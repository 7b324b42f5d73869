"""Demands: a court, the police or an inspector asks for what is in a file.

Nothing leaves before somebody who knows the law has checked it and she was told.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from umay.core.recipients import Recipient
from umay.core.roles import Role


class Kind(StrEnum):
    COURT_ORDER = "court_order"
    SUBPOENA = "subpoena"
    POLICE = "police"
    INSPECTOR = "inspector"


class Verdict(StrEnum):
    """What the check said. ``""`` in the records is: not checked yet."""

    LAWFUL = "lawful"
    REFUSE = "refuse"


class Lack(StrEnum):
    """What is missing before it may be answered."""

    UNCHECKED = "unchecked"
    REFUSED = "refused"
    SHE_WAS_NOT_TOLD = "she_was_not_told"
    OTHER_RECIPIENT = "other_recipient"
    OTHER_FIELD = "other_field"
    ANSWERED = "answered"


RECIPIENT: dict[Kind, Recipient] = {
    Kind.COURT_ORDER: Recipient.COURT,
    Kind.SUBPOENA: Recipient.COURT,
    Kind.POLICE: Recipient.POLICE,
    Kind.INSPECTOR: Recipient.INSPECTOR,
}


@dataclass(frozen=True)
class Demand:
    kind: Kind
    fields: frozenset[str]
    verdict: Verdict | None = None
    told_at: datetime | None = None
    answered_at: datetime | None = None


def lack(demand: Demand, recipient: Recipient, fields: frozenset[str]) -> Lack | None:
    """Return what is missing before ``fields`` may go out, or ``None``."""
    if demand.verdict is None:
        return Lack.UNCHECKED
    if demand.verdict is Verdict.REFUSE:
        return Lack.REFUSED
    if demand.told_at is None:
        return Lack.SHE_WAS_NOT_TOLD
    if demand.answered_at is not None:
        return Lack.ANSWERED
    if recipient is not RECIPIENT[demand.kind]:
        return Lack.OTHER_RECIPIENT
    return None if fields <= demand.fields else Lack.OTHER_FIELD


def may_check(role: str, *, has_lawyer: bool) -> bool:
    """A lawyer checks; the director only in a house that has none."""
    return role == Role.LAWYER or (role == Role.DIRECTOR and not has_lawyer)
