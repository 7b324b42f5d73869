"""Her rights: asked, answered in time, and a restriction that only she has lifted."""

from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.core.rights import Answer, Right, due_on
from umay.core.secrets import SHARED
from umay.records.models import Grant, Holder, Household, Restriction, RightAsked
from umay.records.queries.find import find
from umay.records.queries.rights import lives_here, restriction_of
from umay.records.store.keys import end_grants
from umay.records.store.rows import change, make
from umay.use_cases.keys.erasing import erase_household
from umay.use_cases.keys.granting import ring_of_order
from umay.use_cases.keys.renewing import renew_keys
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once

NOT_WORKERS = [Holder.Kind.RECOVERY, Holder.Kind.RESIDENT, Holder.Kind.OPERATOR]


def ask_right(order: Order, household: UUID, right: Right, wants: str) -> Outcome:
    """Write down what she asks for, with the last day for the answer."""

    def work() -> Done:
        find(Household, order.center, household)
        row = make(
            RightAsked,
            center_id=order.center,
            household_id=household,
            right=right,
            asked_on=order.today,
            due_on=due_on(order.today),
        )
        Sealer(order.writer, household).write(row, {"wants": wants})
        return Done(row.pk, {"household": str(household), "right": right})

    return once(order, "right.asked", work)


def answer_right(order: Order, asked: UUID, answer: Answer, words: str) -> Outcome:
    """Answer her. A restriction that is granted begins with the answer.

    Raises ``Refused``: answered already; only her own worker, unlocked, can restrict,
    since the others lose their keys; or she lives here, and nothing can be erased.
    """

    def work() -> Done:
        row = find(RightAsked, order.center, asked)
        if row.answer:
            raise Refused(Ground.ALREADY_DECIDED)
        facts: dict[str, object] = {"right": row.right, "answer": answer}
        erases = row.right == Right.ERASE and answer is Answer.DONE
        if erases and lives_here(row.household_id):
            raise Refused(Ground.LIVES_HERE)
        if row.right == Right.RESTRICT and answer is Answer.DONE:
            facts["ended"] = _restrict(order, row.household)
        change(row, answer=answer, answered_at=order.at, answered_by_id=order.by)
        Sealer(order.writer, row.household_id).write(row, {"answered": words})
        return Done(asked, {"household": str(row.household_id)} | facts)

    return once(order, "right.answered", work)


def keep_erasing(order: Order, asked: UUID) -> Outcome:
    """Keep a request to erase until she has left. Raises ``Refused`` if answered."""

    def work() -> Done:
        row = find(RightAsked, order.center, asked)
        if row.answer or row.right != Right.ERASE:
            raise Refused(Ground.ALREADY_DECIDED)
        change(row, waits=True)
        return Done(asked, {"household": str(row.household_id)})

    return once(order, "right.kept", work)


def erase_as_asked(order: Order, asked: UUID) -> Outcome:
    """Destroy what she asked to have destroyed and was answered.

    Raises ``Refused``: she was not answered so, lives here, or it is done.
    """
    row = find(RightAsked, order.center, asked)
    if row.right != Right.ERASE or row.answer != Answer.DONE:
        raise Refused(Ground.NOT_ANSWERED)
    return erase_household(order, row.household_id)


def lift_restriction(order: Order, household: UUID) -> Outcome:
    """She wants it to end. Who had a key before must be given one anew."""

    def work() -> Done:
        row = find(Household, order.center, household)
        standing = restriction_of(household)
        if row.own_worker_id != order.by:
            raise Refused(Ground.NO_KEY)
        if standing is None:
            raise Refused(Ground.ALREADY_DECIDED)
        change(standing, ended_at=order.at)
        return Done(household)

    return once(order, "restriction.lifted", work)


def _restrict(order: Order, row: Household) -> int:
    """End every other copy, and seal all words under keys nobody else ever held."""
    ring = ring_of_order(order)
    if row.own_worker_id != order.by:
        raise Refused(Ground.NO_KEY)
    if restriction_of(row.pk) is not None:
        raise Refused(Ground.ALREADY_DECIDED)
    make(Restriction, center_id=order.center, household=row, since=order.at)
    others = (
        Grant.objects.filter(key__household=row)
        .exclude(holder_id=ring.holder)
        .exclude(holder__kind__in=NOT_WORKERS)
    )
    holders = set(others.values_list("holder_id", flat=True))
    ended = end_grants(row.pk, holders, SHARED)
    renew_keys(order.writer, ring, row.pk, SHARED)
    return ended
