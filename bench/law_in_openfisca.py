"""Five rules of the Kazakh pack as one would write them for OpenFisca-core.

Run by ``bench.law`` with the interpreter of an environment of its own; it imports
nothing of ours. Questions come as JSON on standard input; the answers and the
processor seconds they took go to standard output, for questions asked one by one and
for all questions of one day asked together.
"""

import json
import sys
import time
from collections import defaultdict
from typing import Any

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

Case = build_entity("case", "cases", "One reported act", is_person=True)
ABSENT, PARTIAL, GROUND = 0, 1, 2


class Acts(Enum):
    P1, P2, P4, P5, K1, K2, S7, other = ("P1", "P2", "P4", "P5", "K1", "K2", "S7", "-")


class act(Variable):  # noqa: N801 (OpenFisca takes the name of a variable from here)
    value_type = Enum
    possible_values = Acts
    default_value = Acts.other
    entity = Case
    definition_period = DateUnit.DAY


def _fact(name: str) -> type[Variable]:
    return type(
        name,
        (Variable,),
        {
            "value_type": bool,
            "entity": Case,
            "definition_period": DateUnit.DAY,
        },
    )


FACTS = ("minor_harm", "pain", "substantial_harm", "pattern")


def _is(case: Any, day: Any, *codes: str) -> Any:
    said = case("act", day)
    return numpy.logical_or.reduce([said == Acts[code] for code in codes])


def _answer(*reaches: Any) -> Any:
    """Each reach is who it reaches, and whether all it needs is known."""
    found = numpy.full_like(reaches[0][0], ABSENT, dtype=int)
    for reached, known in reaches:
        answer = numpy.where(reached, numpy.where(known, GROUND, PARTIAL), ABSENT)
        found = numpy.maximum(found, answer)
    return found


def light_injury(case: Any, day: Any, parameters: Any) -> Any:
    return _answer(
        (_is(case, day, "P2"), True),
        (_is(case, day, "P4", "P5"), case("minor_harm", day)),
    )


def battery(case: Any, day: Any, parameters: Any) -> Any:
    return _answer(
        (_is(case, day, "P1", "P5"), True),
        (_is(case, day, "P4"), case("pain", day)),
    )


def stalking(case: Any, day: Any, parameters: Any) -> Any:
    harmed = case("substantial_harm", day)
    spread = _is(case, day, "S7"), case("pattern", day)
    return _answer((_is(case, day, "K1", "K2"), harmed), spread)


def _rule(
    name: str, formula: Any, since: str, until: str | None = None
) -> type[Variable]:
    """``until`` is the last day it is in force."""
    told = {
        "value_type": int,
        "entity": Case,
        "definition_period": DateUnit.DAY,
        f"formula_{since}": formula,
    }
    return type(name, (Variable,), told | ({"end": until} if until else {}))


RULES = {
    "kz/cao/73-1": _rule("cao_73_1", light_injury, "2017_07_03", "2024-06-15"),
    "kz/cao/73-2": _rule("cao_73_2", battery, "2017_07_03", "2024-06-15"),
    "kz/cc/108-1": _rule("cc_108_1", light_injury, "2024_06_16"),
    "kz/cc/109-1": _rule("cc_109_1", battery, "2024_06_16"),
    "kz/cc/115-1": _rule("cc_115_1", stalking, "2025_09_16"),
}


def _system() -> TaxBenefitSystem:
    system = TaxBenefitSystem([Case])
    system.add_variables(act, *map(_fact, FACTS), *RULES.values())
    return system


def _ask(
    system: TaxBenefitSystem, day: str, questions: list[Any]
) -> list[dict[str, int]]:
    """Return the answers of several questions about one day, by rule."""
    simulation = SimulationBuilder().build_default_simulation(system, len(questions))
    codes = [q["act"] if q["act"] in Acts.__members__ else "other" for q in questions]
    simulation.set_input("act", day, numpy.array(codes))
    for fact in FACTS:
        known = numpy.array([q["facts"].get(fact) == "yes" for q in questions])
        simulation.set_input(fact, day, known)
    found = {
        rule: simulation.calculate(variable.__name__, day)
        for rule, variable in RULES.items()
    }
    return [
        {rule: int(values[number]) for rule, values in found.items()}
        for number in range(len(questions))
    ]


def _by_day(system: TaxBenefitSystem, questions: list[Any]) -> list[dict[str, int]]:
    by_day = defaultdict(list)
    for number, one in enumerate(questions):
        by_day[one["day"]].append(number)
    found: dict[int, dict[str, int]] = {}
    for day, numbers in by_day.items():
        asked = [questions[number] for number in numbers]
        found |= zip(numbers, _ask(system, day, asked), strict=True)
    return [found[number] for number in range(len(questions))]


def main() -> None:
    questions = json.load(sys.stdin)
    system = _system()
    _ask(system, questions[0]["day"], questions[:1])  # what is loaded late is loaded
    begun = time.process_time()
    one_by_one = [_ask(system, one["day"], [one])[0] for one in questions]
    single = time.process_time() - begun
    begun = time.process_time()
    together = _by_day(system, questions)
    grouped = time.process_time() - begun
    told = {"answers": one_by_one, "same": one_by_one == together}
    json.dump(told | {"single": single, "grouped": grouped}, sys.stdout)


if __name__ == "__main__":
    main()
