"""The exact formulas: against each other, against fractions, against chains."""

from fractions import Fraction
from itertools import product
from math import factorial

import numpy as np
import pytest

from umay.forecast import chain, exact
from umay.forecast.exact import (
    Group,
    blocking,
    blocking_in_groups,
    erlang_b,
    mean_taken,
)


def test_erlang_b_is_the_formula() -> None:
    load = Fraction(17, 2)
    terms = [load**n / factorial(n) for n in range(13)]

    assert erlang_b(12, 8.5) == pytest.approx(float(terms[12] / sum(terms)), abs=1e-14)


def test_one_size_is_erlang() -> None:
    assert blocking(40, [1], [33.0])[0] == pytest.approx(erlang_b(40, 33.0))


def test_nobody_comes_and_nobody_is_turned_away() -> None:
    assert blocking(3, [1, 4], [0.0, 0.0]) == pytest.approx([0.0, 1.0])


def test_a_large_house_does_not_overflow() -> None:
    assert 0 < blocking(20_000, [1, 5], [10_000.0, 2_500.0])[0] < 1


def by_summing(
    beds: int, groups: list[tuple[list[int], list[Fraction], int]]
) -> list[list[Fraction]]:
    """The product form, state by state, in fractions."""
    kinds = [
        (size, load, g)
        for g, (sizes, loads, _) in enumerate(groups)
        for size, load in zip(sizes, loads, strict=True)
    ]

    def fits(state: tuple[int, ...]) -> bool:
        taken = [0] * len(groups)
        for n, (size, _, g) in zip(state, kinds, strict=True):
            taken[g] += n * size
        return sum(taken) <= beds and all(
            t <= cap for t, (_, _, cap) in zip(taken, groups, strict=True)
        )

    likely = {}
    for state in product(*(range(beds // size + 1) for size, _, _ in kinds)):
        if fits(state):
            weight = Fraction(1)
            for n, (_, load, _) in zip(state, kinds, strict=True):
                weight *= load**n / factorial(n)
            likely[state] = weight
    total = sum(likely.values())
    shares: list[list[Fraction]] = [[] for _ in groups]
    for i, (_, _, g) in enumerate(kinds):
        full = sum(
            w for s, w in likely.items() if not fits((*s[:i], s[i] + 1, *s[i + 1 :]))
        )
        shares[g].append(full / total)
    return shares


def test_groups_agree_with_fractions() -> None:
    told = by_summing(
        9,
        [
            ([1, 3], [Fraction(5, 2), Fraction(1)], 9),
            ([1, 2], [Fraction(3, 2), Fraction(1, 2)], 4),
        ],
    )
    found = blocking_in_groups(
        9, [Group([1, 3], [2.5, 1], 9), Group([1, 2], [1.5, 0.5], 4)]
    )

    for ours, theirs in zip(found, told, strict=True):
        assert ours == pytest.approx([float(x) for x in theirs], abs=1e-12)


def test_the_reference_house_of_the_notes() -> None:
    """70 beds, at most 20 for one programme; figures kept since the first prototype."""
    mean, people = 60.97391287, [0.40, 0.27, 0.18, 0.10, 0.05]
    loads = [70 / 2.13 * share for share in people]
    groups = [
        Group([1, 2, 3, 4, 5], [0.75 * x for x in loads], 70),
        Group([1, 2, 3, 4, 5], [0.25 * x for x in loads], 20),
    ]
    violence, general = blocking_in_groups(70, groups)

    assert mean > 60
    assert violence == pytest.approx([0.0451, 0.0914, 0.1387, 0.1868, 0.2354], abs=5e-5)
    assert 0.75 * violence @ people + 0.25 * general @ people == pytest.approx(
        0.122471, abs=1e-6
    )
    assert mean_taken(70, groups) == pytest.approx(58.72, abs=0.005)


def in_fractions(
    beds: int, groups: list[tuple[list[int], list[Fraction], int]]
) -> list[list[Fraction]]:
    """Kaufman and Roberts for two groups, each under its cap."""
    likely = []
    for sizes, loads, cap in groups:
        taken = [Fraction(1)]
        for j in range(1, cap + 1):
            kinds = zip(sizes, loads, strict=True)
            taken.append(sum(s * a * taken[j - s] for s, a in kinds if s <= j) / j)
        likely.append(taken)

    def room(size: int, g: int) -> Fraction:
        own, other = likely[g], likely[1 - g]
        return sum(
            own[j] * sum(other[: beds - size - j + 1])
            for j in range(groups[g][2] - size + 1)
        )

    return [[1 - room(s, g) / room(0, g) for s in groups[g][0]] for g in range(2)]


@pytest.mark.parametrize("quick", [True, False])
def test_the_reference_house_agrees_with_fractions(
    monkeypatch: pytest.MonkeyPatch, quick: bool
) -> None:
    if not quick:  # the same without the compiler
        for name in ("_taken", "_turned_away", "_others", "_room_for"):
            monkeypatch.setattr(exact, name, getattr(exact, name).py_func)
    sizes = [1, 2, 3, 4, 5]
    people = [Fraction(x, 100) for x in (40, 27, 18, 10, 5)]
    loads = [Fraction(7000, 213) * share for share in people]
    violence, general = [x * 3 / 4 for x in loads], [x / 4 for x in loads]

    found = blocking_in_groups(
        70,
        [
            Group(sizes, [float(x) for x in violence], 70),
            Group(sizes, [float(x) for x in general], 20),
        ],
    )

    told = in_fractions(70, [(sizes, violence, 70), (sizes, general, 20)])
    for ours, theirs in zip(found, told, strict=True):
        assert ours == pytest.approx([float(x) for x in theirs], abs=1e-9)


def test_the_chain_agrees_with_the_product_form() -> None:
    sorts = [chain.Sort(1, 0.3, 10.0), chain.Sort(2, 0.1, 20.0)]
    solved = chain.solve(chain.SmallHouse(8, sorts))

    assert solved.turned_away == pytest.approx(blocking(8, [1, 2], [3.0, 2.0]))
    assert np.all(solved.gave_up == 0)
    assert solved.taken_beds == pytest.approx(
        mean_taken(8, [Group([1, 2], [3.0, 2.0], 8)])
    )


def test_the_chain_agrees_with_a_line_of_births_and_deaths() -> None:
    """M/M/4 with six who may wait and give up: the line is solved by hand."""
    arrivals, stay, patience = 0.5, 10.0, 6.0
    likely = [1.0]
    for n in range(1, 11):
        leaving = min(n, 4) / stay + max(n - 4, 0) / patience
        likely.append(likely[-1] * arrivals / leaving)
    total = sum(likely)
    solved = chain.solve(
        chain.SmallHouse(4, [chain.Sort(1, arrivals, stay)], 6, patience)
    )
    waiting = sum(max(n - 4, 0) * p for n, p in enumerate(likely)) / total

    assert solved.turned_away[0] == pytest.approx(likely[10] / total)
    assert solved.gave_up[0] == pytest.approx(waiting / patience / arrivals)


def test_a_chain_beyond_us_is_refused() -> None:
    sorts = [chain.Sort(size, 0.1, 10.0) for size in (1, 1, 1, 1, 2, 2)]
    with pytest.raises(chain.TooLarge):
        chain.solve(chain.SmallHouse(60, sorts))


@pytest.mark.parametrize(
    ("sizes", "loads", "cap"), [([1], [1, 2], 3), ([0], [1], 3), ([1], [-1], 3)]
)
def test_nonsense_is_refused(sizes: list[int], loads: list[float], cap: int) -> None:
    with pytest.raises(ValueError, match=r"size|load"):
        Group(sizes, loads, cap)
