"""What she decided is written down, and what she hands over is sealed for it at once.

The last word before the day counts. What somebody decides without the key to it is
sealed by whoever unlocks next with one.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from umay.core.operators import OFFERED, Answer, categories
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Category
from umay.records.models import (
    Grant,
    Household,
    HouseholdKey,
    OperatorAnswer,
    OperatorChange,
)
from umay.records.queries.find import find
from umay.records.queries.operators import answer_row, keys_to_hand_over, open_change
from umay.records.store.keys import end_grants
from umay.records.store.rows import change, make
from umay.use_cases.keys.rings import Ring
from umay.use_cases.keys.sealing import OWN_FOR, Recipient, give
from umay.use_cases.order import Done, Order, Outcome, once

MOST = 400  # keys at one sign-in


def decide(
    order: Order, household: UUID, answers: Mapping[Category, Answer]
) -> Outcome:
    """Keep what she decided for each category; one she leaves out is not handed over.

    Raises ``Refused`` if nobody asks now, or her file is not there any more.
    """

    def work() -> Done:
        row = find(Household, order.center, household)
        asked = open_change(order.center)
        if asked is None:
            raise Refused(Ground.NOT_ASKED_NOW)
        if row.erased_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        said = {one.value: answers.get(one, Answer.KEEP).value for one in OFFERED}
        decided = _keep(order, asked, household, said)
        given = categories(said, Answer.HAND_OVER)
        end_grants(household, [asked.holder_id], set(OFFERED) - given)
        sealed = hand_what_waits(order, order.ring, household) if order.ring else 0
        facts = {"household": str(household), "answers": said, "keys": sealed}
        return Done(decided.pk, facts)

    return once(order, "operator.answered", work)


def hand_what_waits(order: Order, ring: Ring, household: UUID | None = None) -> int:
    """Inside an act: seal for the next operator what this ring opens; return how many
    keys."""
    asked = open_change(order.center)
    if asked is None:
        return 0
    waiting = keys_to_hand_over(asked)
    if household is not None:
        waiting = [key for key in waiting if key.household_id == household]
    to = Recipient(asked.holder, Grant.Because.OPERATOR, order.at + OWN_FOR)
    return _hand(order, ring, waiting[:MOST], to)


def _hand(
    order: Order, ring: Ring, waiting: Iterable[HouseholdKey], to: Recipient
) -> int:
    count = 0
    for row in waiting:
        keys = ring.keys(row.household_id, [Category(row.category)], order.at)
        if row.pk in keys:
            give(row, keys[row.pk], [to], by=order.by, at=order.at)
            count += 1
    return count


def _keep(
    order: Order, asked: OperatorChange, household: UUID, said: dict[str, str]
) -> OperatorAnswer:
    values = {"answers": said, "at": order.at, "by": order.by}
    row = answer_row(asked, household)
    if row is not None:
        return change(row, **values)
    return make(
        OperatorAnswer,
        center_id=order.center,
        change=asked,
        household_id=household,
        **values,
    )
