"""Tonight's house as a question of the forecast, which must be there to import this."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from umay.core.places import Claim, ClaimKind, Condition, House, Unit
from umay.core.shapes import Shape
from umay.core.waiting import GRAVEST_FIRST, Danger
from umay.forecast import scenario as asked
from umay.forecast.scenario import (
    YEAR,
    Closure,
    Holds,
    Kind,
    Resident,
    Scenario,
    Start,
    Waiter,
    WaitingList,
)
from umay.forecast.stays import Stays
from umay.records.queries.own_numbers import OwnNumbers
from umay.records.queries.this_week import Family, Standing

UNTIL_READY = 0.5  # of a day: a room left today is ready tomorrow
UNKNOWN_PATIENCE = 7.0  # days, the weight of one family
BY_THE_MIDDLE = 0.5  # of a day: when somebody leaves


def scenario_of(standing: Standing, numbers: OwnNumbers, days: int) -> Scenario:
    """Put the house of tonight and its next ``days`` as a question of the forecast."""
    house, waited = standing.house, standing.waited
    families = [_as_given(family, house) for family in standing.families]
    shapes = Counter(dict(numbers.shapes))
    known = {*shapes, *(one.shape for one in families), *dict(standing.waiting)}
    kinds = {shape: f"{n}" for n, shape in enumerate(sorted(known))}
    units = tuple(
        _unit(unit, house.today, days) for unit in house.units if _places(unit)
    )
    cots = sum(not _closed(cot.claims) for cot in house.cots)
    in_vain = waited.waited + waited.did_not
    return Scenario(
        houses=(asked.House("house", units, cots),),
        kinds=tuple(
            _kind(name, shape, shapes[shape] * YEAR / numbers.days)
            for shape, name in kinds.items()
        ),
        stays={"usual": Stays()},
        rules=house.rules,
        waiting=WaitingList(
            share=waited.waited / in_vain if in_vain else 0.0,
            patience_days=(waited.days + UNKNOWN_PATIENCE) / (waited.gave_up + 1),
        ),
        holds=Holds(hours=0.0),
        clean_days=UNTIL_READY,
        start=Start.TONIGHT,
        residents=tuple(
            resident
            for family in families
            for resident in _residents(family, kinds[family.shape], house.today)
        ),
        waiters=tuple(_waiters(standing.waiting, kinds)),
        days=days,
    )


def _kind(name: str, shape: Shape, per_year: float) -> Kind:
    return Kind(name, per_year, **shape._asdict())


def _unit(unit: Unit, today: date, days: int) -> asked.Unit:
    return asked.Unit(
        code=unit.code,
        beds=_places(unit),
        programme=unit.programme,
        step_free=unit.step_free,
        shared=unit.shared,
        adjoins=unit.adjoins,
        closures=tuple(
            Closure(first, until or days) for first, until in _out_of_use(unit, today)
        ),
    )


def _places(unit: Unit) -> int:
    return sum(not bed.fold_out for bed in unit.beds)


def _closed(claims: tuple[Claim, ...]) -> bool:
    return any(claim.kind is ClaimKind.KEPT_BACK for claim in claims)


def _out_of_use(unit: Unit, today: date) -> Iterator[tuple[int, int | None]]:
    """Yield from which day until which nobody can be given the unit."""
    if unit.condition is Condition.CLOSED:
        until = unit.closed_until
        yield 0, max((until - today).days, 1) if until else None
    elif unit.condition is not Condition.READY:
        yield 0, 1
    for bed in unit.beds:
        for claim in bed.claims:
            if claim.kind in {ClaimKind.KEPT_BACK, ClaimKind.RESERVATION}:
                first, until = claim.nights.first, claim.nights.until
                begins = max((first - today).days, 0)
                yield begins, max((until - today).days, 1) if until else None


def _as_given(family: Family, house: House) -> Family:
    """Whoever has some beds of a unit shares it, whatever she had asked for."""
    sizes = {unit.code: _places(unit) for unit in house.units}
    if len(family.beds) > 1:
        return family
    ((code, beds),) = family.beds.items()
    if beds >= sizes[code]:
        return family
    shape = family.shape._replace(beds=beds, may_share=True)
    return Family(shape, family.beds, family.since, family.leaves)


def _residents(family: Family, kind: str, today: date) -> Iterator[Resident]:
    """Yield her once for every two units she has."""
    units = list(family.beds)
    here = (today - family.since).days + BY_THE_MIDDLE if family.since else 0.0
    leaves = None
    if family.leaves:
        leaves = max((family.leaves - today).days, 0) + BY_THE_MIDDLE
    for first in range(0, len(units), 2):
        yield Resident(kind, tuple(units[first : first + 2]), here, leaves)


def _waiters(
    waiting: tuple[tuple[Shape, Danger], ...], kinds: dict[Shape, str]
) -> Iterator[Waiter]:
    """Yield the list in the order people gave it: whoever was put before somebody in
    greater danger counts as in that danger."""
    for place, (shape, _danger) in enumerate(waiting):
        behind = (danger for _shape, danger in waiting[place:])
        yield Waiter(kinds[shape], min(behind, key=GRAVEST_FIRST.index))
