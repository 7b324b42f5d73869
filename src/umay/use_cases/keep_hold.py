"""Keep a hold longer, or let it go."""

from datetime import timedelta
from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.records.models import Hold
from umay.records.queries.find import find
from umay.records.store.claims import close_hold_claims
from umay.records.store.requests import reopen
from umay.records.store.rows import change
from umay.use_cases.order import Done, Order, Outcome, once


def extend_hold(order: Order, hold: UUID, minutes: int) -> Outcome:
    """Let the hold lapse ``minutes`` later. Raises ``Refused`` if it has ended."""

    def work() -> Done:
        row = open_hold(order, hold)
        if row.lapses_at is None:
            raise Refused(Ground.HOLD_ENDED)
        change(row, lapses_at=row.lapses_at + timedelta(minutes=minutes))
        return Done(row.pk, {"minutes": minutes})

    return once(order, "hold.extended", work)


def release_hold(order: Order, hold: UUID) -> Outcome:
    """Free the units now; the request is open again. Raises ``Refused`` if ended."""

    def work() -> Done:
        row = open_hold(order, hold)
        close_hold_claims(row, order.today)
        change(row, state=Hold.State.RELEASED)
        reopen(row.request_id)
        return Done(row.pk, changes_beds=True)

    return once(order, "hold.released", work)


def open_hold(order: Order, hold: UUID) -> Hold:
    row = find(Hold, order.center, hold)
    if row.state != Hold.State.OPEN:
        raise Refused(Ground.HOLD_ENDED)
    return row
