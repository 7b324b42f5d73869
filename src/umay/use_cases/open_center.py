"""Open a center: the house, its rules, its programmes and its first worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from umay.core.roles import Role
from umay.core.stays import USUAL_CALENDAR
from umay.records.models import Center, LedgerHead, Programme, Rules, Worker
from umay.records.store.acts import append_entry, lock_center
from umay.records.store.rows import make
from umay.use_cases.furnish_house import UnitPlan, write_cots, write_unit
from umay.use_cases.order import Done, Order, Outcome, once


@dataclass(frozen=True)
class CenterPlan:
    """What a house is when it opens. ``slug`` and ``name`` are neutral words."""

    slug: str
    name: str
    programmes: Sequence[str]
    units: Sequence[UnitPlan] = ()
    cots: int = 0
    region: str = ""
    time_zone: str = "Asia/Almaty"
    jurisdiction: str = "kz"
    code_language: str = "kk"
    listed: bool = False


def open_center(plan: CenterPlan, username: str, password: str, at: datetime) -> Worker:
    """Return the first administrator, whose first act is the opening itself."""
    with transaction.atomic():
        center = make(
            Center,
            slug=plan.slug,
            name=plan.name,
            region=plan.region,
            time_zone=plan.time_zone,
            jurisdiction=plan.jurisdiction,
            code_language=plan.code_language,
            listed=plan.listed,
        )
        make(LedgerHead, center=center)
        _rules(center.pk)
        for code in plan.programmes:
            make(Programme, center=center, code=code, beds=0)
        for unit in plan.units:
            write_unit(center.pk, unit)
        if plan.cots:
            write_cots(center.pk, plan.cots)
        worker = _worker(center.pk, username, password, Role.ADMIN)
        append_entry(
            lock_center(center.pk),
            act="center.opened",
            subject=str(center.pk),
            by=worker.pk,
            at=at,
            facts={"units": len(plan.units), "cots": plan.cots},
        )
    return worker


def add_worker(
    order: Order,
    username: str,
    password: str,
    role: Role,
    *,
    supervisor: bool = False,
) -> Outcome:
    """Give a worker her log-in; one role each. Supervisors break the glass together."""

    def work() -> Done:
        worker = _worker(order.center, username, password, role, supervisor)
        return Done(worker.pk, {"role": role, "supervisor": supervisor})

    return once(order, "worker.added", work)


def _rules(center: UUID) -> None:
    calendar = USUAL_CALENDAR
    make(
        Rules,
        center_id=center,
        reviews=[[day, list(who)] for day, who in calendar.reviews.items()],
        notices=[[day, list(who)] for day, who in calendar.notices.items()],
    )


def _worker(
    center: UUID, username: str, password: str, role: Role, supervisor: bool = False
) -> Worker:
    worker = Worker(
        center_id=center, username=username, role=role, supervisor=supervisor
    )
    worker.set_password(password)
    worker.save(force_insert=True)
    return worker
