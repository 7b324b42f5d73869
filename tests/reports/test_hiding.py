"""No hidden number can be worked out: by hand, by sums, by every other world."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.asked_by_a_reader import could_be, worked_out
from tests.reports.years import year_of
from umay.core.reports.counts import OF_TURNED_AWAY, TABLES, Count, Table
from umay.core.reports.figures import Audience, Counted, figures
from umay.core.reports.giving_up import IN_TURN, given_up
from umay.core.reports.hiding import (
    AGREED,
    PUBLIC,
    Counts,
    Hidden,
    hide,
    in_public,
)
from umay.core.reports.periods import STEPS
from umay.core.reports.witnesses import Year

PARTS = OF_TURNED_AWAY.parts
YEARS = st.builds(
    year_of,
    seed=st.integers(0, 10**9),
    months=st.sampled_from(STEPS),
    most=st.sampled_from([1, 2, 3, 5, 9, 25]),
)


def of_parts(*values: int) -> Counts:
    """A step in which only this happened: so many requests without a place."""
    told = dict(zip(PARTS, values, strict=False))
    return dict.fromkeys(Count, 0) | told | {Count.AWAY: sum(values)}


def only_the_small(counts: Counts, told_from: int = AGREED) -> Hidden:
    """The control: what is small is hidden, and nothing beside it."""
    return frozenset(c for c in Count if 0 < counts[c] < told_from)


def worlds(parts: int, most: int) -> Iterator[Counts]:
    for values in product(range(most + 1), repeat=parts):
        if sum(values) <= most:
            yield of_parts(*values)


def told(counts: Counts, hidden: Hidden) -> tuple[int | None, ...]:
    seen = (Count.AWAY, *PARTS)
    return tuple(None if one in hidden else counts[one] for one in seen)


def for_everybody(counts: Counts) -> Hidden:
    return in_public(counts, hide(counts))


def found_out(
    rule: Callable[[Counts], Hidden], parts: int, most: int
) -> list[tuple[int | None, ...]]:
    """Try every table: what is told of it must fit two worlds in each hidden place."""
    places = (Count.AWAY, *PARTS[:parts])
    alike = defaultdict(list)
    for counts in worlds(parts, most):
        alike[told(counts, rule(counts))].append(counts)
    return [
        seen
        for seen, fitting in alike.items()
        for one, value in zip(places, seen, strict=False)
        if value is None and len({counts[one] for counts in fitting}) < 2
    ]


@pytest.mark.parametrize(("parts", "most"), [(2, 24), (3, 20), (4, 15), (5, 13)])
def test_who_knows_the_rule_finds_two_worlds_for_every_hidden_number(
    parts: int, most: int
) -> None:
    assert found_out(hide, parts, most) == []


@pytest.mark.parametrize(("parts", "most"), [(2, 40), (3, 34)])
def test_it_is_so_for_the_public_too_even_if_nothing_were_rounded(
    parts: int, most: int
) -> None:
    assert found_out(for_everybody, parts, most) == []


@pytest.mark.parametrize("parts", [2, 3, 4])
def test_control_hiding_only_the_small_is_found_out(parts: int) -> None:
    assert found_out(only_the_small, parts, 12)


def test_control_hiding_no_more_than_needed_is_found_out() -> None:
    def just_enough(counts: Counts) -> Hidden:
        small = only_the_small(counts)
        return small if len(small) > 2 else hide(counts)

    assert found_out(just_enough, 4, 15)


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5))
def test_a_hidden_part_could_be_small_and_could_be_large(values: list[int]) -> None:
    counts = of_parts(*values)
    hidden = hide(counts)
    if Count.AWAY in hidden:
        assert set(PARTS) <= hidden
        return
    seen = {one: None if one in hidden else counts[one] for one in counts}
    for part in set(PARTS) & hidden:
        small = could_be_within(OF_TURNED_AWAY, seen, part)
        assert min(small) < AGREED <= max(small)


def could_be_within(
    table: Table, seen: dict[Count, int | None], part: Count
) -> set[int]:
    """As ``could_be``, by its ends: thirty to the fifth is too much to try."""
    gone = [one for one in table.parts if seen[one] is None]
    rest = (seen[table.total] or 0) - sum(seen[one] or 0 for one in table.parts)
    lowest = 0 if len(gone) == len(table.parts) else 1
    assert part in gone
    return {lowest, rest - lowest * (len(gone) - 1)}


def test_the_ends_are_those_of_every_way_tried() -> None:
    seen = {Count.AWAY: 17} | dict.fromkeys(PARTS[:3]) | dict.fromkeys(PARTS[3:], 4)

    every = could_be(OF_TURNED_AWAY, seen)

    for part, values in every.items():
        ends = could_be_within(OF_TURNED_AWAY, seen, part)
        assert {min(values), max(values)} == ends


@pytest.mark.parametrize(
    ("values", "hidden"),
    [
        ((0, 0, 0, 0, 0), ""),
        ((9, 0, 0, 0, 7), ""),
        ((9, 3, 0, 12, 0), "away.full away.needs"),
        ((9, 3, 2, 12, 0), "away.full away.needs away.not_ours"),
        ((1, 4, 0, 0, 0), "everything but the total"),  # they could be nothing else
        ((2, 1, 0, 0, 0), "everything"),
    ],
)
def test_it_hides_as_one_would_by_hand(values: tuple[int, ...], hidden: str) -> None:
    every = {"everything": {*PARTS, Count.AWAY}, "everything but the total": {*PARTS}}

    found = hide(of_parts(*values))

    by_name = {one for one in Count if one in hidden.split()}
    assert found == every.get(hidden, by_name)


@settings(max_examples=30)
@given(YEARS)
def test_no_hidden_number_follows_from_all_reports_together(
    year: list[Counted],
) -> None:
    assert worked_out(year) == set()


@settings(max_examples=30, derandomize=True)
@given(YEARS)
def test_every_hidden_number_has_another_world_that_looks_the_same(
    year: list[Counted],
) -> None:
    """Or else everything there is to give up was given up in that step or a later one:
    the search goes a few people far, and what is left tells nothing of people."""
    for number, _count in Year(year).found_out():
        rest = [given_up(one.hidden) for one in year[number:]]
        assert frozenset().union(*IN_TURN) in rest


def test_control_with_only_the_small_hidden_it_does_follow() -> None:
    found = 0
    for seed in range(10):
        year = [
            Counted(one.step, one.counts, only_the_small(one.counts))
            for one in year_of(seed, 3, 5)
        ]
        found += bool(worked_out(year)) and any(Year(year).found_out())

    assert found >= 8


def test_control_the_year_itself_would_give_a_hidden_quarter_away() -> None:
    """Were a whole year counted anew instead of added up, it would tell."""
    for seed in range(10):
        year = year_of(seed, 3, 5)
        parts = {one.step: figures([one], Audience.AGREED)[Count.AWAY] for one in year}
        if sum(figure.hidden for figure in parts.values()) == 1:
            anew = sum(one.counts[Count.AWAY] for one in year)
            rest = sum(figure.known for figure in parts.values())
            quarter = next(one for one in year if parts[one.step].hidden)
            assert anew - rest == quarter.counts[Count.AWAY]
            assert figures(year, Audience.AGREED)[Count.AWAY].hidden
            return
    raise AssertionError("no year had one hidden quarter")


@settings(max_examples=30)
@given(YEARS)
def test_january_to_march_tells_no_more_than_its_months(year: list[Counted]) -> None:
    for last in range(1, len(year) + 1):
        whole = figures(year[:last], Audience.AGREED)
        steps = [figures([one], Audience.AGREED) for one in year[:last]]
        for count in (Count.PEOPLE, Count.LEFT_BACK, Count.AWAY, Count.NIGHTS):
            assert whole[count].known == sum(step[count].known for step in steps)
            assert whole[count].hidden == any(step[count].hidden for step in steps)


@settings(max_examples=30)
@given(YEARS)
def test_the_public_is_told_nothing_that_follows_from_what_is_hidden(
    year: list[Counted],
) -> None:
    for one in year:
        public = in_public(one.counts, one.hidden)
        assert one.hidden <= public
        for count in Count:
            small = 0 < one.counts[count] < PUBLIC
            assert count in public or not small or count is Count.BEDS


@settings(max_examples=30)
@given(YEARS, st.integers(0, 10**6))
def test_what_is_public_depends_on_nothing_that_was_hidden(
    year: list[Counted], seed: int
) -> None:
    """Any other world that tells the same under an agreement is as public."""
    for one in year:
        for table in TABLES:
            gone = sorted(set(table.parts) & one.hidden)
            if len(gone) < 2 or table.total in one.hidden:
                continue
            other = dict(one.counts)
            first, second = gone[seed % len(gone)], gone[(seed + 1) % len(gone)]
            other[first], other[second] = other[second], other[first]
            assert in_public(other, one.hidden) == in_public(one.counts, one.hidden)


def test_a_public_table_is_as_hard_to_work_out() -> None:
    counts = of_parts(14, 11, 6, 0, 3)

    public = in_public(counts, hide(counts))

    assert hide(counts) == {Count.AWAY_OTHER, Count.AWAY_NOT_OURS}
    assert public == hide(counts) | {Count.AWAY_NEEDS}
