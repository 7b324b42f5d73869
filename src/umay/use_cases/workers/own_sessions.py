"""Her own sessions: end one she does not know, or all but this one."""

from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.records.store.workers import end_session, end_sessions
from umay.use_cases.order import Done, Order, Outcome, once


def end_one(order: Order, number: UUID) -> Outcome:
    """Raises ``Refused`` if it has ended already, or was never hers."""

    def work() -> Done:
        if not end_session(order.by, number):
            raise Refused(Ground.NOT_FOUND)
        return Done(order.by, {"sessions": 1})

    return once(order, "session.ended", work)


def end_others(order: Order, here: str) -> Outcome:
    """``here`` is the key of the session that stays."""

    def work() -> Done:
        return Done(order.by, {"sessions": end_sessions(order.by, but=here)})

    return once(order, "sessions.ended", work)
