"""Where the law has nothing: a number is small by the families behind it."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import product
from uuid import UUID

from umay.core.law.answering import Answer
from umay.core.reports.gaps import (
    ACTS,
    Reported,
    Told,
    cell_of,
    for_everybody,
    tables_of,
    tell,
)
from umay.core.reports.hiding import AGREED

FORMS = ("stalking", "economic", "sexual")


def acts(family: int, form: str, times: int = 1) -> list[Reported]:
    return [Reported(UUID(int=family), form, Answer.NO_GROUND)] * times


def by_families(*counts: int) -> list[Reported]:
    """Families who told of each form, one act each; all of them other women."""
    found, number = [], 0
    for form, count in zip(FORMS, counts, strict=True):
        for _ in range(count):
            number += 1
            found += acts(number, form)
    return found


def test_what_enough_families_stand_behind_is_told() -> None:
    told = tell(by_families(6, 7, 0), FORMS)

    assert told[ACTS] == told["no_ground"] == 13
    assert told[cell_of("stalking")] == 6
    assert told[cell_of("sexual")] == 0


def test_twenty_acts_of_one_woman_are_hidden_and_another_form_with_them() -> None:
    reported = by_families(0, 6, 9) + acts(99, "stalking", 20)

    told = tell(reported, FORMS)

    assert told["no_ground"] == 35
    assert told[cell_of("stalking")] is None
    assert told[cell_of("economic")] is None  # else the other would follow from it
    assert told[cell_of("sexual")] == 9


def test_a_total_of_few_families_hides_all_that_it_is_made_of() -> None:
    told = tell(acts(1, "stalking", 30), FORMS)

    assert set(told.values()) == {None}


def only_the_few(reported: list[Reported]) -> dict[str, int | None]:
    """The control: what few families stand behind is hidden, and nothing beside it."""
    cells = Counter(cell_of(one.form) for one in reported)
    every = [cell for total, parts in tables_of(FORMS) for cell in (total, *parts)]
    told: dict[str, int | None] = {cell: cells[cell] for cell in every}
    told |= {ACTS: len(reported), "no_ground": len(reported)}
    return told | {cell: None for cell, n in cells.items() if 0 < n < AGREED}


def found_out(rule: Callable[[list[Reported]], Told], most: int) -> list[Told]:
    """Try every table: what is told must fit two worlds in each hidden place."""
    alike: dict[str, list[Counter[str]]] = defaultdict(list)
    for counts in product(range(most + 1), repeat=3):
        reported = by_families(*counts)
        alike[json.dumps(rule(reported), sort_keys=True)].append(
            Counter(cell_of(one.form) for one in reported)
        )
    return [seen for seen, worlds in alike.items() if _known(json.loads(seen), worlds)]


def _known(seen: Told, worlds: list[Counter[str]]) -> bool:
    hidden = [cell_of(form) for form in FORMS if seen[cell_of(form)] is None]
    return any(len({world[cell] for world in worlds}) < 2 for cell in hidden)


def test_who_knows_the_rule_finds_two_worlds_for_every_hidden_form() -> None:
    assert found_out(lambda reported: tell(reported, FORMS), 9) == []


def test_it_is_so_for_everybody_too() -> None:
    rule = lambda reported: for_everybody(tell(reported, FORMS), FORMS)  # noqa: E731

    assert found_out(rule, 12) == []


def test_control_hiding_only_the_few_is_found_out() -> None:
    assert found_out(only_the_few, 9)


def test_everybody_is_told_nothing_that_an_agreement_hides() -> None:
    for counts in product((0, 3, 6, 12, 26), repeat=3):
        agreed = tell(by_families(*counts), FORMS)
        public = for_everybody(agreed, FORMS)
        for cell, value in public.items():
            assert value is None or agreed[cell] is not None
            assert value is None or (value % 5 == 0 and value != 5)
