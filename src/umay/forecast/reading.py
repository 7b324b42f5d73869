"""Reading a scenario: from the tables of a TOML file to what will be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import Any

from umay.core.places import Why
from umay.core.rules import HouseRules, OlderBoys, Overflow
from umay.core.waiting import Danger
from umay.forecast.answers import Precision
from umay.forecast.fields import Fields, Unclear
from umay.forecast.fits import LARGEST
from umay.forecast.scenario import (
    YEAR,
    Closure,
    Holds,
    House,
    Kind,
    Resident,
    Scenario,
    Start,
    Unit,
    Waiter,
    WaitingList,
)
from umay.forecast.stays import Homes, Part, Stays

_ALL = 1.0  # shares of one thing sum to this
_NEARLY = 1e-6
_BENDABLE = frozenset(
    {Why.TO_CLEAN, Why.OLDER_BOY, Why.NO_COT, Why.TOO_SMALL, Why.OTHER_PROGRAMME}
)


@dataclass(frozen=True)
class Question:
    """A scenario, how exactly to answer it, and the seed of its chance."""

    scenario: Scenario
    precision: Precision
    seed: int


def read(tables: Mapping[str, Any]) -> Question:
    """Return the question of a file; raises ``Unclear``."""
    top = Fields(tables)
    run, rules = top.table_of("run"), top.table_of("rules")
    stays = {name: _stays(top, name) for name in top.table_of("stay").table}
    start = run.word("start", Start, Start.EMPTY)
    scenario = Scenario(
        houses=tuple(_house(fields) for fields in top.tables("house")),
        kinds=tuple(_kind(fields) for fields in top.tables("household")),
        stays=stays,
        rules=_rules(rules),
        bends=rules.words("bends", Why),
        waiting=_waiting(top.table_of("waiting")),
        holds=_holds(top.table_of("holds")),
        clean_days=rules.number("clean_days", 0.0),
        transfers=rules.flag("transfers"),
        start=start,
        residents=tuple(_resident(f) for f in top.tables("resident", 0)),
        waiters=tuple(_waiter(f) for f in top.tables("waiter", 0)),
        days=run.whole("days", YEAR, low=1),
        warm_up_days=run.whole("warm_up_days", YEAR),
    )
    question = Question(scenario, _precision(run), run.whole("seed", 1))
    for fields in (top, run, rules):
        fields.done()
    _agree(scenario)
    return question


def _precision(run: Fields) -> Precision:
    usual = Precision()
    fixed = run.has("replications")
    return Precision(
        level=run.number("level", usual.level, 0.5, 0.999),
        half_width=run.number("half_width", usual.half_width),
        seconds=run.number("seconds", usual.seconds),
        replications=run.whole("replications", low=2) if fixed else None,
    )


def _rules(rules: Fields) -> HouseRules:
    usual = HouseRules()
    return HouseRules(
        older_boys=rules.word("older_boys", OlderBoys, usual.older_boys),
        overflow=rules.word("overflow", Overflow, usual.overflow),
        fold_outs_per_unit=rules.whole("fold_outs_per_unit", usual.fold_outs_per_unit),
    )


def _house(fields: Fields) -> House:
    code = fields.text("code")
    units = [unit for row in fields.tables("unit") for unit in _units(row, code)]
    house = House(code, tuple(units), fields.whole("cots", 0))
    fields.done()
    return house


def _units(fields: Fields, house: str) -> list[Unit]:
    count = fields.whole("count", 1)
    code = fields.text("code")
    closures = tuple(_closure(row) for row in fields.tables("closed", 0))
    unit = Unit(
        code=f"{house}/{code}",
        beds=fields.whole("beds", low=1, high=LARGEST - 1),
        programme=fields.text("programme"),
        step_free=fields.flag("step_free"),
        shared=fields.flag("shared"),
        adjoins=frozenset(f"{house}/{near}" for near in fields.list("adjoins", [])),
        closures=closures,
    )
    fields.done()
    if count == 1:
        return [unit]
    return [replace(unit, code=f"{unit.code}{i:03}") for i in range(1, count + 1)]


def _closure(fields: Fields) -> Closure:
    first = fields.number("first_day")
    closure = Closure(first, fields.number("until_day", low=first))
    fields.done()
    return closure


def _kind(fields: Fields) -> Kind:
    groups = [[g] if isinstance(g, str) else g for g in fields.list("houses", [])]
    kind = Kind(
        name=fields.text("name"),
        per_year=fields.number("per_year"),
        beds=fields.whole("beds", low=1),
        programme=fields.text("programme"),
        cots=fields.whole("cots", 0),
        step_free=fields.flag("step_free"),
        older_boy=fields.flag("older_boy"),
        may_share=fields.flag("may_share"),
        may_split=fields.flag("may_split"),
        stays=fields.text("stay", "usual"),
        houses=tuple(tuple(group) for group in groups),
        declines=fields.number("declines", 0.0, high=1.0),
    )
    fields.done()
    return kind


def _stays(top: Fields, name: str) -> Stays:
    fields = top.table_of("stay").table_of(name)
    parts = tuple(_part(row) for row in fields.tables("part"))
    if abs(sum(part.share for part in parts) - _ALL) > _NEARLY:
        raise Unclear(f"{fields.path}.part: the shares must sum to 1")
    stays = Stays(
        parts=parts,
        limit_days=fields.number("limit_days", inf, low=1),
        extended_share=fields.number("extended_share", 0.0, high=1.0),
        extension_days=fields.number("extension_days", 0.0),
        homes=Homes(
            fields.number("homes_share", 0.0, high=1.0),
            fields.number("homes_days", Homes().mean_days, low=0.1),
        ),
    )
    fields.done()
    return stays


def _part(fields: Fields) -> Part:
    part = Part(
        fields.number("share", high=1.0),
        fields.number("median_days", low=0.01),
        fields.number("sigma", low=0.01, high=4.0),
    )
    fields.done()
    return part


def _waiting(fields: Fields) -> WaitingList:
    usual = WaitingList()
    levels = fields.table_of("danger")
    danger = {level: levels.number(level, 0.0) for level in Danger}
    levels.done()
    waiting = WaitingList(
        fields.number("share", usual.share, high=1.0),
        fields.number("patience_days", usual.patience_days, low=0.01),
        danger if any(danger.values()) else usual.danger,
    )
    fields.done()
    return waiting


def _holds(fields: Fields) -> Holds:
    usual = Holds()
    holds = Holds(
        fields.number("hours", usual.hours),
        fields.number("arrive_share", usual.share, high=1.0),
        fields.number("travel_hours", usual.travel_hours),
    )
    fields.done()
    return holds


def _resident(fields: Fields) -> Resident:
    planned = fields.has("leaves_in_days")
    resident = Resident(
        fields.text("household"),
        tuple(fields.list("units")),
        fields.number("here_days"),
        fields.number("leaves_in_days") if planned else None,
    )
    fields.done()
    return resident


def _waiter(fields: Fields) -> Waiter:
    danger = fields.word("danger", Danger, Danger.UNKNOWN)
    waiter = Waiter(fields.text("household"), danger)
    fields.done()
    return waiter


def _agree(scenario: Scenario) -> None:
    """Refuse names that lead nowhere."""
    units = [unit.code for house in scenario.houses for unit in house.units]
    houses = [house.code for house in scenario.houses]
    kinds = [kind.name for kind in scenario.kinds]
    for what, codes in (("unit", units), ("house", houses), ("household", kinds)):
        if len(codes) != len(set(codes)):
            raise Unclear(f"{what}: two have the same name")
    if not scenario.bends <= _BENDABLE:
        raise Unclear(f"rules.bends: only {', '.join(sorted(_BENDABLE))} may be bent")
    if not any(kind.per_year for kind in scenario.kinds):
        raise Unclear("household: nobody asks for a place; give per_year")
    for i, kind in enumerate(scenario.kinds):
        _known(f"household[{i}].stay", (kind.stays,), list(scenario.stays))
        for group in kind.houses:
            _known(f"household[{i}].houses", group, houses)
    for i, waiter in enumerate(scenario.waiters):
        _known(f"waiter[{i}].household", (waiter.kind,), kinds)
    for i, resident in enumerate(scenario.residents):
        _known(f"resident[{i}].household", (resident.kind,), kinds)
        _known(f"resident[{i}].units", resident.units, units)
        if not 1 <= len(resident.units) <= 2:  # noqa: PLR2004
            raise Unclear(f"resident[{i}].units: one unit or two")


def _known(where: str, named: tuple[str, ...], known: list[str]) -> None:
    for name in named:
        if name not in known:
            raise Unclear(f"{where}: no {name!r}; there are {', '.join(known[:20])}")
