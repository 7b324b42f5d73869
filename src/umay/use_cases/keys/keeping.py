"""Keeping: what an unlocked worker's session brings up to date in passing.

Some things need a key that is there only while somebody has hers unlocked: sharing
the intake's key with a new colleague, halves for a new supervisor, marks for names
written down at night. Each sign-in does what it can.
"""

from uuid import UUID

from umay.core.policy import INTAKE
from umay.core.secrets import SHARED, Category
from umay.records.models import Grant, Holder, Household, Piece, SharedKey
from umay.records.queries import keys as held
from umay.records.queries.find import find
from umay.records.queries.walls import veiled_for
from umay.records.store.keys import end_overdue
from umay.use_cases.her.door import end_doors_over
from umay.use_cases.keys.declaring import compare_declarations
from umay.use_cases.keys.finding import mark_households
from umay.use_cases.keys.granting import ring_of_order
from umay.use_cases.keys.own_keys import begin_intake, find_worker, share
from umay.use_cases.keys.renewing import renew_what_waits
from umay.use_cases.keys.rings import Ring
from umay.use_cases.keys.sealing import (
    OWN_FOR,
    Recipient,
    give,
    share_among_supervisors,
)
from umay.use_cases.law_editions import take_in_law
from umay.use_cases.operators.answering import hand_what_waits
from umay.use_cases.operators.letting_in import let_in
from umay.use_cases.order import Done, Order, Outcome, once

MOST = 200  # households at one sign-in


def keep_keys(order: Order) -> Outcome:
    """Bring up to date what this worker's keys can, and end what is overdue."""
    take_in_law(order)
    with veiled_for(order.by):
        marked = mark_households(order)

    def work() -> Done:
        ring = ring_of_order(order)
        first = find(Holder, order.center, ring.holder)
        begin_intake(order, first, find_worker(order.center, order.by))
        facts = {
            "marked": marked,
            "let_in": let_in(order),
            "ended": end_overdue(order.center, order.at),
            "doors": end_doors_over(order),
            "shared": _share_intake(order, ring),
            "renewed": renew_what_waits(order.writer, ring),
            "halved": _halve_anew(order, ring),
            "on_paper": _leave_to_recovery(order, ring),
            "handed_over": hand_what_waits(order, ring),
            "walls": compare_declarations(order, ring),
        }
        _stay_own(order, ring)
        return Done(ring.holder, facts)

    return once(order, "keys.kept", work)


def _share_intake(order: Order, ring: Ring) -> int:
    """Give the intake's key to each of its workers who has none yet."""
    count = 0
    for mine in held.shared_keys(ring.holder):
        secret = ring.secret_of(SharedKey.Kind(mine.kind))
        have = SharedKey.objects.filter(kind=mine.kind, of=mine.of)
        have_it = set(have.values_list("holder_id", flat=True))
        for holder in held.holders_with(order.center, INTAKE):
            if secret is not None and holder.pk not in have_it:
                share(holder, SharedKey.Kind(mine.kind), mine.of, secret)
                count += 1
    return count


def _halve_anew(order: Order, ring: Ring) -> int:
    """Leave halves where the supervisors are others than when the key was made."""
    count = 0
    for household in _mine(ring):
        now = {holder.pk for holder in held.supervisors(order.center, household)}
        wanted = len(now) * (len(now) - 1)
        keys = ring.keys(household, SHARED, order.at)
        for row in held.keys_of(household):
            pieces = Piece.objects.filter(key=row).values_list("holder_id", flat=True)
            if row.pk in keys and (set(pieces) != now or len(pieces) != wanted):
                share_among_supervisors(row, keys[row.pk])
                count += 1
    return count


def _leave_to_recovery(order: Order, ring: Ring) -> int:
    """Seal to the recovery key what is older than its cards."""
    recovery = held.holder_of_house(order.center, Holder.Kind.RECOVERY)
    if recovery is None:
        return 0
    rows = held.keys_without(recovery.pk, ring.privates)[:MOST]
    to = Recipient(recovery, Grant.Because.RECOVERY, None)
    count = 0
    for row in rows:
        keys = ring.keys(row.household_id, [Category(row.category)], order.at)
        if row.pk in keys:
            give(row, keys[row.pk], [to], by=order.by, at=order.at)
            count += 1
    return count


def _mine(ring: Ring) -> list[UUID]:
    """Households of which she can open something, those without an exit first."""
    holders = list(ring.privates)
    found = Household.objects.filter(keys__grants__holder_id__in=holders)
    return list(
        found.distinct().order_by("-made_at").values_list("pk", flat=True)[:MOST]
    )


def _stay_own(order: Order, ring: Ring) -> None:
    """Her own families, and her own notes, stay hers as long as they live here."""
    Grant.objects.filter(
        holder_id=ring.holder,
        because__in=(Grant.Because.OWN, Grant.Because.PRIVATE),
        key__household__stays__exit_day__isnull=True,
        key__household__stays__isnull=False,
    ).update(until=order.at + OWN_FOR)
