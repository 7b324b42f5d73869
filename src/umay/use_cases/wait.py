"""The waiting list: put a family on it, move it, take it off. A person decides."""

from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.core.waiting import Danger
from umay.records.models import Request, WaitingEntry, WaitingMove
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.end_request import open_request
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once


def put_on_waiting_list(order: Order, request: UUID, danger: Danger) -> Outcome:
    """Return the key of the entry. Raises ``Refused`` if she waits already."""

    def work() -> Done:
        row = open_request(order, request)
        entry = WaitingEntry.objects.filter(request=row).first()
        begun = {"danger": danger, "since": order.at}
        if entry is None:
            entry = make(WaitingEntry, center_id=order.center, request=row, **begun)
        elif entry.ended_at is None:
            raise Refused(Ground.ALREADY_WAITING)
        else:
            change(entry, ended_at=None, ended_as="", **begun)
        change(row, outcome=Request.Outcome.WAITING, danger=danger)
        return Done(entry.pk, {"danger": danger})

    return once(order, "waiting.begun", work)


def judge_danger(order: Order, entry: UUID, danger: Danger) -> Outcome:
    """A person judges the danger anew. Raises ``Refused`` if nobody waits there."""

    def work() -> Done:
        row = _waiting(order, entry)
        before = row.danger
        change(row, danger=danger)
        change(row.request, danger=danger)
        return Done(row.pk, {"from": before, "to": danger})

    return once(order, "waiting.judged", work)


def put_before(order: Order, entry: UUID, before: UUID | None, why: str) -> Outcome:
    """Put one family before another (after all, if ``None``), and say why."""

    def work() -> Done:
        row = _waiting(order, entry)
        other = _waiting(order, before) if before is not None else None
        if not why.strip():
            raise Refused(Ground.REASON_NEEDED)
        if other == row:
            raise Refused(Ground.SAME_HOUSEHOLD)
        move = make(
            WaitingMove,
            center_id=order.center,
            entry=row,
            before=other,
            at=order.at,
            by_id=order.by,
        )
        Sealer(order.writer, row.request.household_id).write(move, {"why": why})
        return Done(row.pk, {"before": str(other.pk) if other else ""})

    return once(order, "waiting.moved", work)


def take_off_waiting_list(order: Order, entry: UUID) -> Outcome:
    """End the waiting; the request stays open for another answer."""

    def work() -> Done:
        row = _waiting(order, entry)
        change(row, ended_at=order.at, ended_as="taken_off")
        change(row.request, outcome=Request.Outcome.OPEN)
        return Done(row.pk)

    return once(order, "waiting.ended", work)


def _waiting(order: Order, entry: UUID) -> WaitingEntry:
    row = find(WaitingEntry, order.center, entry)
    if row.ended_at is not None:
        raise Refused(Ground.NOT_WAITING)
    return row
