"""Open a change of operator, have a second person look at it, or call it off."""

from datetime import date
from uuid import UUID

from umay.core.operators import Address, read_address
from umay.core.refusals import Ground, Refused
from umay.records.models import Grant, Holder, OperatorChange
from umay.records.queries import keys as held
from umay.records.queries.find import find
from umay.records.queries.operators import open_change
from umay.records.store.keys import end_holder
from umay.records.store.rows import change, make
from umay.use_cases.order import Done, Order, Outcome, once


def open_operator_change(order: Order, day: date, to: str, address: Address) -> Outcome:
    """From now on each family is asked. ``to`` names an organisation, never a person.

    Raises ``Refused`` if one is open already, or the day has passed.
    """

    def work() -> Done:
        if open_change(order.center) is not None:
            raise Refused(Ground.ALREADY_ASKED_FOR)
        if day < order.today:
            raise Refused(Ground.DAY_TOO_EARLY, order.today)
        earlier = held.holder_of_house(order.center, Holder.Kind.OPERATOR)
        if earlier is not None:
            end_holder(earlier, order.at)
        row = make(
            OperatorChange,
            center_id=order.center,
            day=day,
            to=to,
            address=str(address),
            holder=_holder(order, address),
            opened_by_id=order.by,
            opened_at=order.at,
        )
        return Done(row.pk, {"day": day.isoformat(), "check": address.check})

    return once(order, "operator.opened", work)


def agree_to_change(order: Order, operator_change: UUID, check: str) -> Outcome:
    """Somebody else has compared the eight letters with the new operator.

    Raises ``Refused`` for whoever opened it, or if the letters are others.
    """

    def work() -> Done:
        row = _open(order, operator_change)
        if row.opened_by_id == order.by:
            raise Refused(Ground.TWO_PEOPLE)
        if read_address(row.address).check != check.strip().lower():
            raise Refused(Ground.NOT_THE_SAME)
        change(row, agreed_by_id=order.by, agreed_at=order.at)
        return Done(row.pk)

    return once(order, "operator.agreed", work)


def call_off(order: Order, operator_change: UUID) -> Outcome:
    """It does not come to it: every key sealed for the next operator is destroyed."""

    def work() -> Done:
        row = _open(order, operator_change)
        keys = Grant.unveiled.filter(holder=row.holder).delete()[0]
        change(row.holder, ended_at=order.at)
        change(row, ended_at=order.at)
        return Done(row.pk, {"keys": keys})

    return once(order, "operator.called_off", work)


def _open(order: Order, operator_change: UUID) -> OperatorChange:
    row = find(OperatorChange, order.center, operator_change)
    if row.carried_at is not None or row.ended_at is not None:
        raise Refused(Ground.ALREADY_DECIDED)
    return row


def _holder(order: Order, address: Address) -> Holder:
    return make(
        Holder,
        center_id=order.center,
        kind=Holder.Kind.OPERATOR,
        public=address.public,
        since=order.at,
    )
