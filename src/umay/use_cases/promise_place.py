"""Promise a place: one unit of a kind in a listed center, for a family on its way.

This is the one act that many may ask for at once over many centers, so it is one
statement; see ADR 4. Everything else goes through ``order.once``.
"""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from umay.core.refusals import Ground, Refused
from umay.records.store.promises import (
    Answered,
    Badge,
    NoneFree,
    NoSuchVacancy,
    Wanted,
    promise,
)
from umay.use_cases.order import Outcome

__all__ = ["Badge", "BadgeLost", "Wanted", "promise_place"]


class BadgeLost(Exception):
    """The session ended, or its worker may no longer do this: ask who it is again."""


def promise_place(badge: Badge, wanted: Wanted, key: UUID, at: datetime) -> Outcome:
    """Return the key of the promise, exactly once for each ``key``.

    Raises ``BadgeLost``, or ``Refused``: nothing free of that kind any more, no such
    vacancy, or the key was used for another act.
    """
    try:
        answered = _twice_if_raced(badge, wanted, key, at)
    except NoSuchVacancy:
        raise Refused(Ground.NOT_FOUND) from None
    except NoneFree:
        raise Refused(Ground.BED_TAKEN) from None
    if not answered.known:
        raise BadgeLost
    if answered.key_used or answered.promise is None:
        raise Refused(Ground.KEY_USED)
    return Outcome(answered.promise, repeated=answered.repeated)


def _twice_if_raced(badge: Badge, wanted: Wanted, key: UUID, at: datetime) -> Answered:
    """The same key sent twice at one moment: the second sees what the first did."""
    try:
        return promise(badge, wanted, key, at)
    except IntegrityError:
        return promise(badge, wanted, key, at)
