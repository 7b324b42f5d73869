"""Rights of workers: role, supervisor, vouching, and the end of access."""

from uuid import UUID

from umay.core.policy import INTAKE, allows, may_hold
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.core.secrets import Category
from umay.records.models import Invitation, Worker
from umay.records.queries.workers import worker_in
from umay.records.store import workers as store
from umay.records.store.rows import change
from umay.use_cases.keys.own_keys import NEVER_HOLD
from umay.use_cases.order import Done, Order, Outcome, once


def acting(order: Order, action: str) -> Worker:
    """Return who acts, read anew under the lock. Raises ``Refused``."""
    worker = _found(order, order.by)
    if not allows(worker.role, action):
        raise Refused(Ground.NOT_YOURS)
    return worker


def another(order: Order, worker: UUID) -> Worker:
    """Return a worker of the house who is not the one who acts."""
    if worker == order.by:
        raise Refused(Ground.TWO_PEOPLE)
    return _found(order, worker)


def _found(order: Order, worker: UUID) -> Worker:
    row = worker_in(order.center, worker)
    if row is None:
        raise Refused(Ground.NOT_FOUND)
    return row


def end_access(order: Order, worker: UUID) -> Outcome:
    """Close an account at once: sessions, invitation and keys end with it.

    What she could open is sealed anew as soon as somebody who can unlocks.
    """

    def work() -> Done:
        acting(order, "workers.end")
        row = another(order, worker)
        change(row, is_active=False, supervisor=False)
        Invitation.objects.filter(worker=row, ended_at__isnull=True).update(
            ended_at=order.at
        )
        store.forget_keys(row.pk, order.at)
        ended = store.end_sessions(row.pk)
        return Done(row.pk, {"sessions": ended})

    return once(order, "worker.ended", work)


def end_all_sessions(order: Order, worker: UUID) -> Outcome:
    """Sign a worker out everywhere; she may come in again."""

    def work() -> Done:
        acting(order, "workers.end")
        row = _found(order, worker)
        return Done(row.pk, {"sessions": store.end_sessions(row.pk)})

    return once(order, "worker.signed_out", work)


def change_rights(order: Order, worker: UUID, role: Role, supervisor: bool) -> Outcome:
    """Give a worker another role, or make her a supervisor or not.

    Keys that the new role may not hold are destroyed. Raises ``Refused`` for the
    rights of the one who acts, and if nobody vouches for her yet.
    """

    def work() -> Done:
        if not acting(order, "workers.rights").vouched:
            raise Refused(Ground.NOT_VOUCHED)
        row = another(order, worker)
        if supervisor and role in NEVER_HOLD:
            raise Refused(Ground.MAY_NOT_HOLD)
        before = {"from": row.role}
        change(row, role=role, supervisor=supervisor)
        if role in NEVER_HOLD:
            store.forget_keys(row.pk, order.at)
        else:
            lost = [c for c in Category if not may_hold(role, c)]
            store.lose_keys(
                row.pk, lost, order.at, intake=role in INTAKE, pieces=supervisor
            )
        return Done(row.pk, {**before, "role": role, "supervisor": supervisor})

    return once(order, "worker.changed", work)


def vouch(order: Order, worker: UUID) -> Outcome:
    """Say that it is she who holds this account. Nobody says it of herself."""

    def work() -> Done:
        if not acting(order, "workers.vouch").vouched:
            raise Refused(Ground.NOT_VOUCHED)
        row = another(order, worker)
        change(row, vouched=True)
        return Done(row.pk)

    return once(order, "worker.vouched", work)
