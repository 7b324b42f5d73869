"""Demands: written down when one comes, checked by a lawyer, and told to her.

The answer itself leaves through the gate, and only after all three.
"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from umay.core.demands import RECIPIENT, Kind, Verdict, may_check
from umay.core.outgoing import TAGS
from umay.core.recipients import withheld
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Demand, Household, Worker
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.own_keys import find_worker
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once


def take_demand(
    order: Order, household: UUID, kind: Kind, came_on: date, words: Mapping[str, str]
) -> Outcome:
    """Write down that it came. Raises ``Refused`` if its day is still to come."""

    def work() -> Done:
        find(Household, order.center, household)
        if came_on > order.today:
            raise Refused(Ground.DAY_TOO_LATE, order.today)
        row = make(
            Demand,
            center_id=order.center,
            household_id=household,
            kind=kind,
            came_on=came_on,
            taken_by_id=order.by,
        )
        Sealer(order.writer, household).write(row, words)
        return Done(row.pk, {"household": str(household), "kind": kind})

    return once(order, "demand.taken", work)


def check_demand(
    order: Order, demand: UUID, verdict: Verdict, fields: frozenset[str], why: str
) -> Outcome:
    """Say whether it must be answered, and name the only fields that may go out.

    Raises ``Refused``: the director checks only where there is no lawyer; a field may
    not go there whatever is demanded; or it was checked already.
    """

    def work() -> Done:
        row = find(Demand, order.center, demand)
        if row.verdict:
            raise Refused(Ground.ALREADY_DECIDED)
        lawyer = _has_lawyer(order.center)
        if not may_check(find_worker(order.center, order.by).role, has_lawyer=lawyer):
            raise Refused(Ground.FOR_THE_LAWYER)
        named = _named(row, verdict, fields)
        change(
            row,
            verdict=verdict,
            fields=named,
            checked_at=order.at,
            checked_by_id=order.by,
            without_lawyer=not lawyer,
        )
        Sealer(order.writer, row.household_id).write(row, {"checked_why": why})
        facts = {"household": str(row.household_id), "verdict": verdict}
        return Done(demand, facts | {"fields": named, "lawyer": lawyer})

    return once(order, "demand.checked", work)


def tell_her(order: Order, demand: UUID) -> Outcome:
    """She was told what is demanded and what would go out, before it does."""

    def work() -> Done:
        row = find(Demand, order.center, demand)
        if row.told_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        if not row.verdict:
            raise Refused(Ground.NOT_CHECKED)
        change(row, told_at=order.at)
        return Done(demand, {"household": str(row.household_id)})

    return once(order, "demand.told", work)


def _named(row: Demand, verdict: Verdict, fields: frozenset[str]) -> list[str]:
    if verdict is Verdict.REFUSE:
        return []
    if not fields or withheld(RECIPIENT[Kind(row.kind)], fields, TAGS):
        raise Refused(Ground.NOT_FOR_THEM)
    return sorted(fields)


def _has_lawyer(center: UUID) -> bool:
    working = Worker.objects.filter(center_id=center, is_active=True)
    return working.filter(role=Role.LAWYER).exists()
