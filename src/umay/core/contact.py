"""Safe contact: how, when and by which words she may be reached; else nobody calls.

Times are her house's own. A night that runs past midnight belongs to the day it began.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class Channel(StrEnum):
    CALL = "call"
    TEXT = "text"
    MESSENGER = "messenger"
    MAIL = "mail"
    PERSON = "person"  # through somebody she trusts


class Message(StrEnum):
    """What may be left where somebody else might hear or read it."""

    NEVER = "never"
    NEUTRAL = "neutral"  # only that somebody asked after her, without saying who


class Objection(StrEnum):
    """Why she may not be reached this way now."""

    ENDED = "ended"
    PAST = "past"
    OTHER_CHANNEL = "other_channel"
    OTHER_DAY = "other_day"
    OTHER_HOUR = "other_hour"


@dataclass(frozen=True)
class Contact:
    """``days`` count from Monday, 0. ``until`` is the last day."""

    channel: Channel
    days: frozenset[int]
    begins: time
    ends: time
    until: date
    ended: bool = False


def may_contact(contact: Contact, channel: Channel, at: datetime) -> Objection | None:
    """Return what speaks against it at ``at``, by the clock of the house."""
    if contact.ended:
        return Objection.ENDED
    if at.date() > contact.until:
        return Objection.PAST
    if channel != contact.channel:
        return Objection.OTHER_CHANNEL
    day = _day_it_began(contact, at)
    if day is None:
        return Objection.OTHER_HOUR
    if day.weekday() not in contact.days:
        return Objection.OTHER_DAY
    return None


def _day_it_began(contact: Contact, at: datetime) -> date | None:
    """Return the day whose hours ``at`` belongs to; the same two hours: all day."""
    hour, today = at.time(), at.date()
    if contact.begins == contact.ends:
        return today
    if contact.begins < contact.ends:
        return today if contact.begins <= hour < contact.ends else None
    if hour >= contact.begins:
        return today
    return today - timedelta(days=1) if hour < contact.ends else None
