"""The forecast and the house agree on who fits where."""

import random

import pytest

from tests.forecast.random_houses import Case, a_case, by_core, by_kernel
from umay.core import proposals

HOUSES = 10_000  # bench/agreement asks a million


@pytest.fixture(autouse=True)
def _all_proposals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "MOST_ANSWERS", 10_000)


def test_the_kernel_chooses_what_core_proposes() -> None:
    chance = random.Random(7)
    placed = pairs = bent = 0
    for _ in range(HOUSES):
        case = a_case(chance)
        core = by_core(case)
        assert by_kernel(case) == (core and core[0]), case
        placed += core is not None
        pairs += core is not None and len(core[0]) == 2
        bent += core is not None and bool(core[1])
    assert min(placed, pairs, bent) > HOUSES / 100


def test_a_wrong_rule_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: first big enough instead of least waste."""
    chance = random.Random(7)
    cases = [a_case(chance) for _ in range(500)]

    def first_big_enough(case: Case) -> tuple[str, ...] | None:
        core = proposals.propose(case.needs, case.house).proposals
        unbent = sorted(p.units for p in core if not p.bends)
        return unbent[0] if unbent else by_kernel(case)

    wrong = [case for case in cases if first_big_enough(case) != by_kernel(case)]
    assert wrong
