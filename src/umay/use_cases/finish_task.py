"""Finish a task: done, or declined by her, which closes it and costs her nothing."""

from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.records.models import Task
from umay.records.queries.find import find
from umay.records.store.rows import change
from umay.use_cases.offering_talks import offer_again
from umay.use_cases.order import Done, Order, Outcome, once


def finish_task(order: Order, task: UUID, state: str) -> Outcome:
    """``state`` is done or declined. Raises ``Refused`` if it was closed before."""

    def work() -> Done:
        row = find(Task, order.center, task)
        if row.state != Task.State.OPEN or state not in Task.State.values:
            raise Refused(Ground.ALREADY_DECIDED)
        change(row, state=state, ended_at=order.at)
        if row.what == Task.What.DANGER_TALK:
            offer_again(order, row.household_id)
        return Done(row.pk, {"state": state, "what": row.what})

    return once(order, "task.closed", work)
