"""Notes: dated, by one writer, never changed; or one's own, which nobody else opens."""

from uuid import UUID

from umay.records.models import Household, Note
from umay.records.queries.find import find
from umay.records.store.rows import make
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once


def write_note(order: Order, household: UUID, kind: str, words: str) -> Outcome:
    """``kind`` is care, health or own. Raises ``Refused`` if nobody could read it."""

    def work() -> Done:
        family = find(Household, order.center, household)
        row = make(
            Note,
            center_id=order.center,
            household=family,
            written_at=order.at,
            by_id=order.by,
        )
        Sealer(order.writer, household).write(row, {kind: words})
        return Done(row.pk, {"household": str(household), "kind": kind})

    return once(order, "note.written", work)
