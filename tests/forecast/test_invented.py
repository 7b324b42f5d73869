"""An invented house told family by family: the same run, and nobody is doubled."""

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

import numpy as np

from tests.forecast.towns import network
from umay.forecast import tally, year
from umay.forecast.demand import Draws
from umay.forecast.invented import Family, Outcome, families
from umay.forecast.numbers import numbers

TOWN = replace(network(2), transfers=False, days=200)


def test_what_is_told_is_what_the_run_counts() -> None:
    requests = Draws(TOWN).requests(np.random.default_rng(5))
    counted = year.run(numbers(TOWN), requests, TOWN.first_day, TOWN.days)
    fates = counted.outcomes.sum(axis=0)

    told = Counter(one.outcome for one in families(TOWN, 5))

    assert told.total() == fates[tally.REQUESTS]
    assert told[Outcome.TURNED_AWAY] == fates[tally.TURNED_AWAY :].sum() > 0
    assert told[Outcome.GAVE_UP] == fates[tally.GAVE_UP]
    placed = fates[tally.AT_ONCE] + fates[tally.LATER]
    arrived = told[Outcome.PLACED] + told[Outcome.PLACED_LATER]
    assert arrived + told[Outcome.DID_NOT_ARRIVE] == placed


def test_no_unit_is_told_to_two_at_once() -> None:
    by_unit: defaultdict[str, list[Family]] = defaultdict(list)
    for one in families(TOWN, 6):
        for unit in one.units:
            by_unit[unit].append(one)

    for stays in by_unit.values():
        stays.sort(key=lambda one: one.came or 0)
        for earlier, later in pairwise(stays):
            assert earlier.left is not None
            assert earlier.left <= (later.came or 0)


def test_one_seed_tells_one_house() -> None:
    assert list(families(TOWN, 7)) == list(families(TOWN, 7))
    assert list(families(TOWN, 7)) != list(families(TOWN, 8))
