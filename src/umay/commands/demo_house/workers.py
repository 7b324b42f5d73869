"""Workers of the demo: those whose logins everybody may know."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from umay.commands.demo_house.logins import LOGINS
from umay.core.roles import Role
from umay.records.models import Worker
from umay.use_cases.open_center import add_worker
from umay.use_cases.order import Order


def let_in(center: UUID, at: datetime) -> Mapping[Role, UUID]:
    """Give each kind of worker her login, unless she has it; return them by role."""
    first = Worker.objects.get(center_id=center)
    workers: dict[Role, UUID] = {}
    for login in LOGINS:
        if login.username != first.username:
            order = Order(center, first.pk, at, uuid4())
            added = add_worker(order, login.username, login.password, login.role)
            workers[login.role] = added.subject
    return {Role(first.role): first.pk} | workers
