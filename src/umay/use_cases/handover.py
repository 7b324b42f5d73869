"""Handover: made of what the shift did, signed by who gives and by who takes it."""

from uuid import UUID

from umay.core.handover import begins
from umay.core.refusals import Ground, Refused
from umay.records.models import Handover, HandoverLine
from umay.records.queries.find import find
from umay.records.queries.handover import last_given, lines_since
from umay.records.store.rows import change, make
from umay.records.veil import lifted
from umay.use_cases.keys.house_words import seal_house_words
from umay.use_cases.order import Done, Order, Outcome, once


def give_handover(order: Order, note: str) -> Outcome:
    """Sign what the next shift must know. It holds lines about every family, also of
    those that do not exist for who gives it: the next must know of them."""

    def work() -> Done:
        since = begins(last_given(order.center), order.at)
        row = make(
            Handover,
            center_id=order.center,
            since=since,
            given_at=order.at,
            given_by_id=order.by,
        )
        with lifted():
            lines = lines_since(order.center, since, order.at, order.today)
        for number, line in enumerate(lines):
            make(
                HandoverLine,
                center_id=order.center,
                handover=row,
                number=number,
                what=line.what,
                household_id=line.household,
                event_id=line.event,
                at=line.at,
                day=line.day,
                detail=line.detail,
            )
        seal_house_words(order.center, row, {"note": note})
        return Done(row.pk)

    return once(order, "handover.given", work)


def sign_handover(order: Order, handover: UUID) -> Outcome:
    """Sign that you have read it. Raises ``Refused`` if it is your own, or was read."""

    def work() -> Done:
        row = find(Handover, order.center, handover)
        if row.read_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        if row.given_by_id == order.by:
            raise Refused(Ground.TWO_PEOPLE)
        change(row, read_at=order.at, read_by_id=order.by)
        return Done(row.pk)

    return once(order, "handover.read", work)
