"""Keep apart: two households that must not meet. The night shift sees no reason."""

from uuid import UUID

from umay.core.places import Scope
from umay.core.refusals import Ground, Refused
from umay.records.models import Household, KeepApart
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once


def keep_apart(order: Order, one: UUID, other: UUID, scope: Scope, why: str) -> Outcome:
    """Raises ``Refused`` if both are the same household or one does not exist."""

    def work() -> Done:
        if one == other:
            raise Refused(Ground.SAME_HOUSEHOLD)
        row = make(
            KeepApart,
            center_id=order.center,
            one=find(Household, order.center, one),
            other=find(Household, order.center, other),
            scope=scope,
        )
        Sealer(order.writer, one).write(row, {"why": why})
        return Done(row.pk, {"scope": scope})

    return once(order, "apart.begun", work)


def end_apart(order: Order, apart: UUID) -> Outcome:
    """They may meet again from now on."""

    def work() -> Done:
        row = find(KeepApart, order.center, apart)
        change(row, ended_at=order.at)
        return Done(row.pk)

    return once(order, "apart.ended", work)
