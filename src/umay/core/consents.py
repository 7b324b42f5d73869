"""Consents: one purpose, one recipient, named fields, an end; taken back at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from umay.core.recipients import Recipient

USUAL = timedelta(days=30)
LONGEST = timedelta(days=365)


class Purpose(StrEnum):
    ALLOWANCE = "allowance"
    HOUSING = "housing"
    LEGAL_HELP = "legal_help"
    PROTECTION = "protection"
    TREATMENT = "treatment"
    SCHOOLING = "schooling"
    MOVE = "move"


class Signed(StrEnum):
    PAPER = "paper"
    SCREEN = "screen"


class Lack(StrEnum):
    """Why a consent does not cover what is asked."""

    UNSIGNED = "unsigned"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    OTHER_RECIPIENT = "other_recipient"
    OTHER_PURPOSE = "other_purpose"
    OTHER_FIELD = "other_field"


@dataclass(frozen=True)
class Terms:
    """What she is asked to agree to."""

    recipient: Recipient
    purpose: Purpose
    fields: frozenset[str]
    until: datetime


@dataclass(frozen=True)
class Consent(Terms):
    signed_at: datetime | None = None
    withdrawn_at: datetime | None = None


def lack(
    consent: Consent, recipient: Recipient, purpose: Purpose, field: str, at: datetime
) -> Lack | None:
    """Return why this field may not go there now, or ``None`` if she allowed it."""
    over = _over(consent, at)
    if over is not None:
        return over
    if recipient != consent.recipient:
        return Lack.OTHER_RECIPIENT
    if purpose != consent.purpose:
        return Lack.OTHER_PURPOSE
    if field not in consent.fields:
        return Lack.OTHER_FIELD
    return None


def _over(consent: Consent, at: datetime) -> Lack | None:
    if consent.signed_at is None or at < consent.signed_at:
        return Lack.UNSIGNED
    if consent.withdrawn_at is not None:
        return Lack.WITHDRAWN
    return Lack.ENDED if at >= consent.until else None


def allows(
    consent: Consent, recipient: Recipient, purpose: Purpose, field: str, at: datetime
) -> bool:
    return lack(consent, recipient, purpose, field, at) is None


def first_lack(
    consent: Consent,
    recipient: Recipient,
    purpose: Purpose,
    fields: Iterable[str],
    at: datetime,
) -> Lack | None:
    """Return what stands against any of the fields."""
    found = (lack(consent, recipient, purpose, field, at) for field in sorted(fields))
    return next((one for one in found if one is not None), None)
