"""On the day: what they wanted destroyed is destroyed, and every answer stands.

The file for the next operator is written after this, and only after this.
"""

from uuid import UUID

from umay.core.operators import Answer, categories
from umay.core.refusals import Refused
from umay.core.secrets import Category
from umay.records.models import (
    Household,
    HouseholdKey,
    Mark,
    OperatorAnswer,
    OperatorChange,
)
from umay.records.queries.find import find
from umay.records.queries.operators import as_core, families
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.store import acts
from umay.records.store.evidence import forget_parts
from umay.records.store.rows import change, make
from umay.records.veil import lifted
from umay.use_cases.keys.opening import envelopes
from umay.use_cases.order import Done, Order, Outcome, once
from umay.vault.envelopes import key_of

SETTLED = "operator.settled"


def carry_out_change(order: Order, operator_change: UUID) -> Outcome:
    """Raises ``Refused``: it is not the day yet, a second person has not agreed, or it
    was done."""

    def work() -> Done:
        row = find(OperatorChange, order.center, operator_change)
        objection = as_core(row).objection(order.today)
        if objection is not None:
            raise Refused(objection, row.day)
        change(row, carried_by_id=order.by, carried_at=order.at)
        # A wall hides a family from a worker, not from what happens to all of them.
        with lifted():
            keys = [_settle(order, row, one) for one in families(order.center)]
        facts = {"families": len(keys), "destroyed": sum(keys)}
        return Done(row.pk, facts)

    return once(order, "operator.carried_out", work)


def _settle(order: Order, row: OperatorChange, household: Household) -> int:
    """Do what she decided, with an entry she can take a receipt of."""
    answer = _answer(order, row, household)
    given = categories(answer.answers, Answer.HAND_OVER)
    gone = categories(answer.answers, Answer.DESTROY)
    keys = destroy(household, gone, order) if gone else 0
    acts.enter(
        order.center,
        act=SETTLED,
        subject=str(answer.pk),
        by=order.by,
        at=order.at,
        facts={
            "household": str(household.pk),
            "handed_over": sorted(given),
            "destroyed": sorted(gone),
            "keys": keys,
        },
    )
    return keys


def _answer(order: Order, row: OperatorChange, household: Household) -> OperatorAnswer:
    """Who was not asked has an answer too: nothing of hers is handed over."""
    found = OperatorAnswer.unveiled.filter(change=row, household=household).first()
    return found or make(
        OperatorAnswer, center_id=order.center, change=row, household=household
    )


def destroy(household: Household, gone: frozenset[Category], order: Order) -> int:
    """Destroy the keys of these categories, and what was sealed under them."""
    keys = HouseholdKey.unveiled.filter(household=household, category__in=gone)
    ids = set(keys.values_list("pk", flat=True))
    for one in envelopes(sealed_rows(household.pk)):
        if key_of(one.envelope) in ids:
            change(one.row, **{one.column: None})
    if Category.EVIDENCE in gone:
        forget_parts(household.pk)
    if Category.IDENTITY in gone:
        Mark.objects.filter(household=household).delete()
        for member in household.members.exclude(birth_month=None):
            band = member.age_band_on(order.today)
            change(member, age=band, birth_month=None)
    keys.delete()
    return len(ids)
