"""Invite a worker, or give her a new start: a link of 72 hours, handed over in person.

Whoever hands over a link could use it herself. So an account that an administrator
has invited or reset receives no key before somebody of the house vouches for it.
"""

import secrets
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Holder, Invitation, Worker
from umay.records.queries.workers import hashed, open_invitation
from umay.records.store.rows import change, make
from umay.records.store.workers import end_sessions, forget_factors, forget_keys
from umay.use_cases.order import Done, Order, Outcome, once
from umay.use_cases.workers.factors import enrol
from umay.use_cases.workers.rights import acting, another

OPEN_FOR = timedelta(hours=72)
ONE_DAY = timedelta(days=1)
TOKEN = 32  # bytes


def new_token() -> str:
    """Return what the link carries; the records keep its hash alone."""
    return secrets.token_urlsafe(TOKEN)


def invite(order: Order, username: str, role: Role, token: str) -> Outcome:
    """Make an account without a password. An inspector's ends after a day.

    Raises ``Refused`` if the name is taken.
    """

    def work() -> Done:
        by = acting(order, "workers.invite")
        worker = Worker(
            center_id=order.center,
            username=username,
            role=role,
            vouched=_vouched(by, role),
            until=order.at + ONE_DAY if role == Role.INSPECTOR else None,
        )
        worker.set_unusable_password()
        _insert(worker)
        _open(order, worker, token)
        return Done(worker.pk, {"role": role, "vouched": worker.vouched})

    return once(order, "worker.invited", work)


def reset(order: Order, worker: UUID, token: str) -> Outcome:
    """Let her begin anew: her password, sessions and keys end at once.

    What she could open she must be given again by whoever holds it.
    """

    def work() -> Done:
        by = acting(order, "workers.invite")
        row = another(order, worker)
        row.set_unusable_password()
        vouched = _vouched(by, Role(row.role))
        change(row, password=row.password, is_active=True, vouched=vouched)
        if row.role == Role.INSPECTOR:
            change(row, until=order.at + ONE_DAY)
        forget_keys(row.pk, order.at)
        forget_factors(row.pk)
        end_sessions(row.pk)
        _open(order, row, token)
        return Done(row.pk, {"vouched": vouched})

    return once(order, "worker.reset", work)


def accept(order: Order, token: str, password: str, app: str = "") -> Outcome:
    """Set the password she has chosen; ``app`` is the secret of her second factor.

    Raises ``Refused`` if the link has ended.
    """

    def work() -> Done:
        invitation = open_invitation(token, order.at)
        if invitation is None:
            raise Refused(Ground.INVITATION_ENDED)
        worker = invitation.worker
        worker.set_password(password)
        change(worker, password=worker.password)
        if app:
            enrol(worker, app)
        change(invitation, ended_at=order.at)
        return Done(worker.pk)

    return once(order, "worker.accepted", work)


def _vouched(by: Worker, role: Role) -> bool:
    """The director knows whom she lets in; the first director must come from somebody
    else, while there is no key yet."""
    if by.role == Role.DIRECTOR:
        return by.vouched
    holders = Holder.objects.filter(center_id=by.center_id, kind=Holder.Kind.WORKER)
    return role == Role.DIRECTOR and not holders.exists()


def _insert(worker: Worker) -> None:
    try:
        with transaction.atomic():
            worker.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused(Ground.CODE_TAKEN) from taken


def _open(order: Order, worker: Worker, token: str) -> None:
    Invitation.objects.filter(worker=worker, ended_at__isnull=True).update(
        ended_at=order.at
    )
    make(
        Invitation,
        center_id=order.center,
        worker=worker,
        token=hashed(token),
        made_at=order.at,
        until=order.at + OPEN_FOR,
    )
