"""Workers of the demo: those whose logins everybody may know."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from umay.commands.demo_house.logins import LOGINS
from umay.core.roles import Role
from umay.records.models import Worker
from umay.use_cases.keys.declaring import say_all_named
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.own_keys import NEVER_HOLD, make_keys, take_up, unlock
from umay.use_cases.keys.recovering import make_recovery
from umay.use_cases.open_center import add_worker
from umay.use_cases.order import Order

SUPERVISORS = {Role.DIRECTOR, Role.PSYCHOLOGIST, Role.LAWYER}
# Of the recovery key, whose cards nobody keeps: the house is invented.
HOLDERS = ("1", "2", "3", "4", "5")


def let_in(center: UUID, at: datetime) -> Mapping[Role, UUID]:
    """Give each kind of worker her login, unless she has it; return them by role."""
    first = Worker.objects.get(center_id=center)
    workers: dict[Role, UUID] = {}
    make_recovery(Order(center, first.pk, at, uuid4()), HOLDERS)
    for login in LOGINS:
        if login.username != first.username:
            order = Order(center, first.pk, at, uuid4())
            added = add_worker(
                order,
                login.username,
                login.password,
                login.role,
                supervisor=login.role in SUPERVISORS,
            )
            workers[login.role] = added.subject
            if login.role not in NEVER_HOLD:
                again = Order(center, first.pk, at, uuid4())
                make_keys(again, added.subject, login.password)
                say_all_named(Order(center, added.subject, at, uuid4()))
    _share_the_intake(center, workers[Role.DUTY], at)
    return {Role(first.role): first.pk} | workers


def _share_the_intake(center: UUID, worker: UUID, at: datetime) -> None:
    """The first of the intake signs in once more: now the others get its key too."""
    password = next(one.password for one in LOGINS if one.role is Role.DUTY)
    ring = take_up(worker, unlock(worker, password))
    keep_keys(Order(center, worker, at, uuid4(), ring=ring))
