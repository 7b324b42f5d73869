"""Complaining: sealed to one person she chose, who is not complained of."""

from collections.abc import Iterable
from uuid import UUID

from umay.core.policy import allows
from umay.core.refusals import Ground, Refused
from umay.core.rights import due_on
from umay.records.models import Complaint, Holder, Household
from umay.records.queries import keys as held
from umay.records.queries.doors import her_holder
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.house_words import seal_to
from umay.use_cases.keys.own_keys import find_worker
from umay.use_cases.order import Done, Order, Outcome, once


def complain(
    order: Order, household: UUID, to: UUID, about: Iterable[UUID], words: str
) -> Outcome:
    """Write it down for ``to``. The entry says nothing of whom or by whom it is.

    Raises ``Refused``: she is complained of herself, has no keys, or may not answer.
    """
    named = {find_worker(order.center, one).pk for one in about}

    def work() -> Done:
        worker = find_worker(order.center, to)
        if worker.pk in named or not allows(worker.role, "complaint.answer"):
            raise Refused(Ground.MAY_NOT_HOLD)
        row = make(
            Complaint,
            center_id=order.center,
            household=find(Household, order.center, household),
            made_at=order.at,
            to=worker,
            about=sorted(map(str, named)),
            due_on=due_on(order.today),
        )
        seal_to(_both(row), row, {"complaint": words})
        return Done(row.pk)

    return once(order, "complaint.made", work)


def reply(order: Order, complaint: UUID, words: str) -> Outcome:
    """Answer it. Raises ``Refused`` if it was made to somebody else, or answered."""

    def work() -> Done:
        row = find(Complaint, order.center, complaint)
        if row.to_id != order.by:
            raise Refused(Ground.NOT_FOUND)
        if row.answered_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        change(row, answered_at=order.at)
        seal_to(_both(row), row, {"reply": words})
        return Done(row.pk)

    return once(order, "complaint.answered", work)


def _both(row: Complaint) -> list[Holder]:
    """Her whom it was made to, and the resident if her card is still open."""
    to, hers = held.holder_of(row.to_id), her_holder(row.household_id)
    if to is None:
        raise Refused(Ground.NO_KEYS)
    return [to, hers] if hers else [to]
