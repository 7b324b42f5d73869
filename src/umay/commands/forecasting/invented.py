"""``umay forecast house``: a whole invented house as tables, for training and research.

No row is from a person: families, stays and incidents are drawn from a scenario and a
seed. Each row says so, wherever the tables are carried.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from umay.commands.refusal import Refusal

if TYPE_CHECKING:
    from umay.forecast.invented import Family
    from umay.forecast.scenario import Scenario

Row = dict[str, object]

MOST_INCIDENTS = 4  # a family
EARLIER = 400  # days before she asked, at most
REPEATED = 0.3
ABOUT = """INVENTED. No row of these tables is from a person.

Drawn by "umay forecast house" with seed {seed} from scenario.toml beside this file;
its first day is {begins}. The same scenario, seed and day give the same tables again.

units.csv      the units of each house
requests.csv   who asked, when, and what became of it; "why" is what stood in the way
stays.csv      who was let in, into which units at first, from when to when, and
               how it ended
incidents.csv  what is said to have happened before, by the codes of law/acts.toml;
               how often each act stands there is a placeholder, not a finding
"""


@dataclass(frozen=True)
class Invented:
    """What is asked for: ``text`` is the scenario's file as it was read."""

    tables: Mapping[str, Any]
    text: str
    seed: int
    begins: date

    def on(self, day: float) -> date:
        return self.begins + timedelta(days=int(day))


def write_house(asked: Invented, folder: Path) -> int:
    """Write the tables into a new folder; return how many families asked.

    Raises ``Refusal`` if the folder is there or the scenario is unclear.
    """
    scenario, families = _played(asked)
    chance = Random(asked.seed)  # noqa: S311 (nothing is kept secret with it)
    written: dict[str, Iterable[Row]] = {
        "units": _units(scenario),
        "requests": (_request(asked, one) for one in families),
        "stays": (_stay(asked, one) for one in families if one.came is not None),
        "incidents": (
            row for one in families for row in _incidents(asked, one, chance)
        ),
    }
    try:
        folder.mkdir()
    except OSError as error:
        raise Refusal(f"{folder} cannot be made: {error.strerror}") from error
    for name, rows in written.items():
        _write(folder / f"{name}.csv", COLUMNS[name], rows)
    (folder / "scenario.toml").write_text(asked.text, "utf-8")
    about = ABOUT.format(seed=asked.seed, begins=asked.begins)
    (folder / "README.txt").write_text(about, "utf-8")
    return len(families)


COLUMNS = {
    "units": ("house", "unit", "beds", "programme", "step_free", "shared"),
    "requests": (
        *("family", "asked_on", "kind", "programme", "beds", "cots", "danger"),
        *("outcome", "why"),
    ),
    "stays": ("family", "units", "first_day", "last_day", "ending"),
    "incidents": ("family", "number", "act", "on", "repeated"),
}


def _played(asked: Invented) -> "tuple[Scenario, list[Family]]":
    if find_spec("numpy") is None:
        raise Refusal("the forecast's arithmetic is missing: pip install 'umay[sim]'")
    from umay.forecast.fields import Unclear
    from umay.forecast.invented import families
    from umay.forecast.reading import read

    try:
        scenario = read(asked.tables).scenario
    except Unclear as error:
        raise Refusal(str(error)) from error
    return scenario, list(families(scenario, asked.seed))


def _units(scenario: "Scenario") -> Iterator[Row]:
    for house in scenario.houses:
        for unit in house.units:
            yield {
                "house": house.code,
                "unit": unit.code,
                "beds": unit.beds,
                "programme": unit.programme,
                "step_free": _yes(unit.step_free),
                "shared": _yes(unit.shared),
            }


def _request(asked: Invented, family: "Family") -> Row:
    return {
        "family": family.number,
        "asked_on": asked.on(family.asked),
        "kind": family.kind.name,
        "programme": family.kind.programme,
        "beds": family.kind.beds,
        "cots": family.kind.cots,
        "danger": family.danger.value,
        "outcome": family.outcome.value,
        "why": family.why,
    }


def _stay(asked: Invented, family: "Family") -> Row:
    return {
        "family": family.number,
        "units": " ".join(family.units),
        "first_day": asked.on(family.came or 0),
        "last_day": "" if family.left is None else asked.on(family.left),
        "ending": family.ending.value if family.ending else "",
    }


def _incidents(asked: Invented, family: "Family", chance: Random) -> Iterator[Row]:
    acts = _acts()
    for number in range(1, chance.randint(1, MOST_INCIDENTS) + 1):
        yield {
            "family": family.number,
            "number": number,
            "act": chance.choice(acts),
            "on": asked.on(family.asked) - timedelta(chance.randint(0, EARLIER)),
            "repeated": _yes(chance.random() < REPEATED),
        }


def _acts() -> Sequence[str]:
    from umay.records.law_packs import law_now

    return sorted(law_now().acts)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("x", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*columns, "invented"])
        writer.writeheader()
        writer.writerows(row | {"invented": "yes"} for row in rows)


def _yes(said: bool) -> str:
    return "yes" if said else "no"
