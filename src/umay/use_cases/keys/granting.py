"""Granting: who may open what of a household, from now until a day."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from umay.core.policy import may_hold
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.core.secrets import SHARED, Category
from umay.records.models import Grant, Holder, Household, HouseholdKey, Worker
from umay.records.queries import keys as held
from umay.records.queries.find import find
from umay.records.queries.rights import is_restricted
from umay.records.queries.walls import walled_workers
from umay.records.store.keys import end_grants
from umay.records.store.rows import change
from umay.use_cases.keys.own_keys import find_worker
from umay.use_cases.keys.renewing import renew_keys
from umay.use_cases.keys.rings import Ring
from umay.use_cases.keys.sealing import OWN_FOR, Recipient, give
from umay.use_cases.order import Done, Order, Outcome, once
from umay.vault.envelopes import Key

KEPT_BY_INTAKE = frozenset({Category.SAFETY})


def take_on(order: Order, household: UUID) -> Outcome:
    """Become her own worker: her keys come to you, and the intake keeps only what
    keeps her safe. Raises ``Refused`` if she has one, or your keys are locked."""

    def work() -> Done:
        ring = ring_of_order(order)
        row = find(Household, order.center, household)
        worker = find_worker(order.center, order.by)
        if worker.role != Role.SOCIAL:
            raise Refused(Ground.MAY_NOT_HOLD)
        if row.own_worker_id is not None:
            raise Refused(Ground.HAS_OWN_WORKER)
        given = _hand_keys(order, ring, household, ring.holder)
        if not given and held.keys_of(household):
            raise Refused(Ground.NO_KEY)
        _end_intake(order.center, household)
        change(row, own_worker=worker)
        return Done(household, {"worker": str(worker.pk), "keys": given})

    return once(order, "household.taken_on", work)


def hand_over(order: Order, household: UUID, to: UUID) -> Outcome:
    """Hand a household to another worker. Your own copies end with it."""

    def work() -> Done:
        ring = ring_of_order(order)
        row = find(Household, order.center, household)
        if row.own_worker_id != order.by:
            raise Refused(Ground.NO_KEY)
        worker = find_worker(order.center, to)
        walled = worker.pk in walled_workers(household)
        if worker.role != Role.SOCIAL or worker.pk == order.by or walled:
            raise Refused(Ground.MAY_NOT_HOLD)
        given = _hand_keys(order, ring, household, _holder(worker).pk)
        end_grants(household, [ring.holder], SHARED)
        change(row, own_worker=worker)
        return Done(household, {"worker": str(to), "keys": given})

    return once(order, "household.handed_over", work)


def give_access(
    order: Order,
    household: UUID,
    worker: UUID,
    categories: Iterable[Category],
    until: datetime,
) -> Outcome:
    """Seal a copy of the keys for one worker, until a moment.

    Raises ``Refused``: her role may not hold this, she has no keys, you hold none
    yourself, or the end is not between now and the longest there is.
    """

    def work() -> Done:
        ring = ring_of_order(order)
        find(Household, order.center, household)
        if is_restricted(household):
            raise Refused(Ground.RESTRICTED)
        to = find_worker(order.center, worker)
        wanted = list(categories)
        if to.pk in walled_workers(household):
            raise Refused(Ground.MAY_NOT_HOLD)
        if to.pk == order.by or not all(may_hold(to.role, one) for one in wanted):
            raise Refused(Ground.MAY_NOT_HOLD)
        if until <= order.at:
            raise Refused(Ground.DAY_TOO_EARLY, order.today)
        if until > order.at + OWN_FOR:
            raise Refused(Ground.DAY_TOO_LATE, (order.at + OWN_FOR).date())
        recipient = Recipient(_holder(to), Grant.Because.GIVEN, until)
        for row, key in _openable(ring, household, wanted, order.at):
            give(row, key, [recipient], by=order.by, at=order.at)
        facts = {"worker": str(worker), "until": until.isoformat()}
        return Done(household, facts | {"of": sorted(wanted)})

    return once(order, "access.given", work)


def end_access(order: Order, household: UUID, worker: UUID) -> Outcome:
    """Take every copy away from one worker and renew the keys she could open."""

    def work() -> Done:
        ring = ring_of_order(order)
        find(Household, order.center, household)
        holder = held.holder_of(worker)
        if holder is None or holder.center_id != order.center:
            raise Refused(Ground.NOT_FOUND)
        had = Grant.objects.filter(
            holder=holder, key__household_id=household, key__category__in=SHARED
        )
        categories = {Category(c) for c in had.values_list("key__category", flat=True)}
        ended = end_grants(household, [holder.pk], categories)
        renewed = renew_keys(order.writer, ring, household, categories)
        return Done(household, {"worker": str(worker), "ended": ended, "new": renewed})

    return once(order, "access.ended", work)


def ring_of_order(order: Order) -> Ring:
    """Raises ``Refused`` if the session is locked."""
    if order.ring is None:
        raise Refused(Ground.KEYS_LOCKED)
    return order.ring


def _holder(worker: Worker) -> Holder:
    if not worker.vouched:
        raise Refused(Ground.NOT_VOUCHED)
    holder = held.holder_of(worker.pk)
    if holder is None:
        raise Refused(Ground.NO_KEYS)
    return holder


def _openable(
    ring: Ring, household: UUID, categories: Iterable[Category], at: datetime
) -> list[tuple[HouseholdKey, Key]]:
    keys = ring.keys(household, categories, at)
    if not keys:
        raise Refused(Ground.NO_KEY)
    rows = held.keys_of(household)
    return [(row, keys[row.pk]) for row in rows if row.pk in keys]


def _hand_keys(order: Order, ring: Ring, household: UUID, to: UUID) -> int:
    holder = find(Holder, order.center, to)
    recipient = Recipient(holder, Grant.Because.OWN, order.at + OWN_FOR)
    keys = ring.keys(household, SHARED, order.at)
    rows = [row for row in held.keys_of(household) if row.pk in keys]
    for row in rows:
        give(row, keys[row.pk], [recipient], by=order.by, at=order.at)
    return len(rows)


def _end_intake(center: UUID, household: UUID) -> None:
    intake = held.holder_of_house(center, Holder.Kind.INTAKE)
    if intake is not None:
        end_grants(household, [intake.pk], SHARED - KEPT_BY_INTAKE)
