"""Finish a task: done, or declined by her, which closes it and costs her nothing.

Some ask for another: after the plan, and after each review, the next review.
"""

from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Rules, Task
from umay.records.queries.find import find
from umay.records.queries.rights import lives_here
from umay.records.store.rows import change, make
from umay.use_cases.offering_talks import offer_again
from umay.use_cases.order import Done, Order, Outcome, once

BEFORE_A_REVIEW = frozenset({Task.What.PLAN, Task.What.REVIEW})
BY_HAND = frozenset({Task.State.DONE, Task.State.DECLINED})


def finish_task(order: Order, task: UUID, state: str) -> Outcome:
    """``state`` is done or declined. Raises ``Refused`` if it was closed before."""

    def work() -> Done:
        row = find(Task, order.center, task)
        if row.state != Task.State.OPEN or state not in BY_HAND:
            raise Refused(Ground.ALREADY_DECIDED)
        change(row, state=state, ended_at=order.at)
        if row.what in BEFORE_A_REVIEW and lives_here(row.household_id):
            _offer_review(order, row)
        if row.what == Task.What.DANGER_TALK:
            offer_again(order, row.household_id)
        return Done(row.pk, {"state": state, "what": row.what})

    return once(order, "task.closed", work)


def _offer_review(order: Order, task: Task) -> None:
    terms = Rules.objects.get(center_id=order.center).terms()
    make(
        Task,
        center_id=order.center,
        household_id=task.household_id,
        what=Task.What.REVIEW,
        role=Role.SOCIAL,
        due_on=terms.review_by(order.today),
    )
