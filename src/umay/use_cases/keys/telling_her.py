"""Telling her that her file was opened in an emergency, by whom and why."""

from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.records.models import BreakGlass
from umay.records.queries.find import find
from umay.records.store.rows import change
from umay.use_cases.order import Done, Order, Outcome, once


def tell_of_glass(order: Order, glass: UUID) -> Outcome:
    """Write down that she was told. Until then it stays on the list.

    Raises ``Refused`` if it was never opened, she was told before, or you are one of
    the two who opened it: they do not close the account of their own act.
    """

    def work() -> Done:
        row = find(BreakGlass, order.center, glass)
        if row.agreed_at is None:
            raise Refused(Ground.NOT_FOUND)
        if row.told_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        if order.by in {row.asked_by_id, row.agreed_by_id}:
            raise Refused(Ground.THEIR_OWN_ACT)
        change(row, told_at=order.at)
        return Done(glass, {"household": str(row.household_id)})

    return once(order, "glass.told", work)
