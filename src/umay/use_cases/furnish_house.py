"""Furnish the house: units, beds and cots, their condition, and the rules."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from umay.core.places import Condition
from umay.core.refusals import Ground, Refused
from umay.records.models import (
    Bed,
    Center,
    Claim,
    OwnLimit,
    Programme,
    Rules,
    Unit,
)
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keep_back import refuse_if_kept_back
from umay.use_cases.order import Done, Order, Outcome, once

MOST_BEDS = 60


@dataclass(frozen=True)
class UnitPlan:
    """A unit to be set up. ``programme`` is a code, ``adjoins`` are unit codes."""

    code: str
    beds: int
    programme: str
    floor: int = 1
    step_free: bool = False
    shared: bool = False
    adjoins: tuple[str, ...] = ()


def add_unit(order: Order, plan: UnitPlan) -> Outcome:
    """Raises ``Refused`` if the code is taken or the programme does not exist."""
    return once(order, "unit.added", lambda: write_unit(order.center, plan))


def write_unit(center: UUID, plan: UnitPlan) -> Done:
    programme = Programme.objects.filter(center_id=center, code=plan.programme).first()
    if programme is None:
        raise Refused(Ground.NOT_FOUND)
    if not 1 <= plan.beds <= MOST_BEDS:
        raise Refused(Ground.TOO_MANY)
    if Unit.objects.filter(center_id=center, code=plan.code).exists():
        raise Refused(Ground.CODE_TAKEN)
    unit = make(
        Unit,
        center_id=center,
        code=plan.code,
        floor=plan.floor,
        programme=programme,
        step_free=plan.step_free,
        shared=plan.shared,
        adjoins=sorted({*plan.adjoins, *_that_name(center, plan.code)}),
    )
    _link(unit, plan.adjoins)
    for slot in range(1, plan.beds + 1):
        make(Bed, center_id=center, unit=unit, code=f"{plan.code}.{slot}", slot=slot)
    change(programme, beds=programme.beds + plan.beds)
    return Done(unit.pk, {"beds": plan.beds}, changes_beds=True)


def _that_name(center: UUID, code: str) -> list[str]:
    """Return the units set up earlier with a door to a unit that was not there yet."""
    units = Unit.objects.filter(center_id=center)
    return [unit.code for unit in units if code in unit.adjoins]


def _link(unit: Unit, codes: tuple[str, ...]) -> None:
    """A shared door has two sides."""
    for other in Unit.objects.filter(center_id=unit.center_id, code__in=codes):
        change(other, adjoins=sorted({*other.adjoins, unit.code}))


def add_cots(order: Order, count: int) -> Outcome:
    """Add movable baby beds to the house."""
    return once(order, "cots.added", lambda: write_cots(order.center, count))


def write_cots(center: UUID, count: int) -> Done:
    if not 1 <= count <= MOST_BEDS:
        raise Refused(Ground.TOO_MANY)
    last = Bed.objects.filter(center_id=center, kind=Bed.Kind.COT).count()
    for slot in range(last + 1, last + 1 + count):
        cot = make(Bed, center_id=center, kind=Bed.Kind.COT, code=f"C{slot}", slot=slot)
    return Done(cot.pk, {"count": count}, changes_beds=True)


def change_beds(order: Order, unit: UUID, beds: int) -> Outcome:
    """Put beds into a unit, or take free ones out; with none left it is gone.

    Raises ``Refused``: too many beds, or those who live there need them.
    """

    def work() -> Done:
        row = find(Unit, order.center, unit)
        if not 0 <= beds <= MOST_BEDS:
            raise Refused(Ground.TOO_MANY)
        standing = Bed.objects.filter(unit=row, removed_on__isnull=True)
        own = list(standing.filter(kind=Bed.Kind.BED).order_by("-slot"))
        given = Claim.objects.filter(unit=row, is_open=True)
        if given.exists() and not (row.shared and beds):
            raise Refused(Ground.LIVED_IN)
        refuse_if_kept_back(order, row)
        _put_in(row, beds - len(own), set(standing.values_list("slot", flat=True)))
        taken = set(given.values_list("bed_id", flat=True))
        _take_out([bed for bed in own if bed.pk not in taken], len(own) - beds, order)
        programme = row.programme
        change(programme, beds=programme.beds + beds - len(own))
        return Done(row.pk, {"beds": beds}, changes_beds=True)

    return once(order, "unit.beds", work)


def _put_in(unit: Unit, count: int, slots: set[int]) -> None:
    free = (slot for slot in range(1, len(slots) + count + 1) if slot not in slots)
    for slot in list(free)[: max(count, 0)]:
        code = f"{unit.code}.{slot}"
        make(Bed, center_id=unit.center_id, unit=unit, code=code, slot=slot)


def _take_out(beds: list[Bed], count: int, order: Order) -> None:
    if len(beds) < count:
        raise Refused(Ground.LIVED_IN)
    for bed in beds[: max(count, 0)]:
        change(bed, removed_on=order.today)


def set_condition(
    order: Order, unit: UUID, condition: Condition, closed_until: date | None = None
) -> Outcome:
    """Say that a unit is ready, to clean, being cleaned or out of service.

    Raises ``Refused`` when a unit that is lived in would be taken out of service.
    """

    def work() -> Done:
        row = find(Unit, order.center, unit)
        lived_in = Claim.objects.filter(unit=row, is_open=True, kind="stay").exists()
        if condition is Condition.CLOSED:
            if lived_in:
                raise Refused(Ground.LIVED_IN)
            refuse_if_kept_back(order, row)
        closed = condition is Condition.CLOSED
        change(row, condition=condition, closed_until=closed_until if closed else None)
        return Done(row.pk, {"condition": condition}, changes_beds=True)

    return once(order, "unit.condition", work)


def change_rules(order: Order, **values: Any) -> Outcome:
    """Change the rules of the house; each name is a field of ``Rules``."""

    def work() -> Done:
        rules = Rules.objects.get(center_id=order.center)
        before = {name: getattr(rules, name) for name in values}
        change(rules, **values)
        changed = {n: v for n, v in values.items() if before[n] != v}
        return Done(rules.pk, changed, changes_beds=True)

    return once(order, "rules.changed", work)


def set_own_limit(
    order: Order, since: date, months: int, reach: str, source: str
) -> Outcome:
    """Set the house's own limit from a day on; refused if one begins on it."""

    def work() -> Done:
        if OwnLimit.objects.filter(center_id=order.center, since=since).exists():
            raise Refused(Ground.CODE_TAKEN)
        limit = make(
            OwnLimit,
            center_id=order.center,
            since=since,
            months=months,
            reach=reach,
            source=source,
        )
        return Done(limit.pk, {"since": since.isoformat(), "months": months})

    return once(order, "limit.set", work)


def set_listed(order: Order, listed: bool) -> Outcome:
    """Say whether other centers may see that there is room; never where."""

    def work() -> Done:
        center = change(Center.objects.get(pk=order.center), listed=listed)
        return Done(center.pk, {"listed": listed}, changes_beds=True)

    return once(order, "center.listed", work)
