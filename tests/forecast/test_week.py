"""This week: from tonight's house on, with what its history leaves open."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.core.waiting import Danger
from umay.forecast.calibration import History
from umay.forecast.scenario import (
    Closure,
    House,
    Kind,
    Resident,
    Scenario,
    Start,
    Unit,
    Waiter,
    WaitingList,
)
from umay.forecast.stays import CELLS, Stays, quantiles
from umay.forecast.week import Chances, chances

DAYS = 8
ROOMS = (Unit("one", 1, "any"), Unit("two", 2, "any"), Unit("four", 4, "any"))
ALONE, PAIR = Kind("alone", 0.0, 1, "any"), Kind("pair", 0.0, 2, "any")
QUIET = Scenario(
    houses=(House("house", ROOMS, cots=1),),
    kinds=(ALONE, PAIR),
    stays={"usual": Stays()},
    start=Start.TONIGHT,
    days=DAYS,
)
LONG = History(365, [1, 2], [20, 20], [400.0] * 30, [True] * 30)  # nobody leaves soon


def asked(scenario: Scenario, history: History = LONG) -> Chances:
    return chances(scenario, history, 1, lambda: 0.0)


def test_where_nobody_asks_and_nobody_leaves_all_stays_as_it_is() -> None:
    found = asked(replace(QUIET, residents=(Resident("pair", ("two",), 3),)))

    assert (found.free == [1, 0, 1, 1]).all()
    assert found.runs == 400


def test_who_planned_to_leave_makes_her_room_free_from_then_on() -> None:
    found = asked(replace(QUIET, residents=(Resident("pair", ("two",), 3, 2.5),)))

    assert found.free[:, 1].tolist() == [0, 0, 0, 1, 1, 1, 1, 1]


def test_whoever_waits_comes_first() -> None:
    leaving = replace(QUIET, residents=(Resident("pair", ("two",), 3, 2.5),))
    one, two, four = ROOMS
    closed = replace(four, closures=(Closure(0, DAYS),))
    waits = replace(
        leaving,
        houses=(House("house", (one, two, closed)),),
        waiters=(Waiter("pair", Danger.HIGH),),
        waiting=WaitingList(patience_days=1e9),
    )

    assert asked(waits).free[:, 1].max() == 0


def test_control_with_no_patience_left_she_takes_no_room() -> None:
    one, two, four = ROOMS
    closed = replace(four, closures=(Closure(0, DAYS),))
    gone = replace(
        QUIET,
        houses=(House("house", (one, two, closed)),),
        residents=(Resident("pair", ("two",), 3, 2.5),),
        waiters=(Waiter("pair", Danger.HIGH),),
        waiting=WaitingList(patience_days=1e-9),
    )

    assert asked(gone).free[-1, 1] == 1


def test_a_stay_goes_on_as_stays_did_in_this_house() -> None:
    """Half of them ended on day 10, half on day 400: on day 9 that is a coin."""
    history = History(365, [1], [40], [10.0] * 60 + [400.0] * 60, [True] * 120)
    here = replace(QUIET, residents=(Resident("alone", ("one",), 8.5),))

    found = asked(here, history).free[:, 0]

    assert found[:2].tolist() == [0, 0]
    assert 0.35 < found[2] < 0.65
    assert (found[2:] == found[2]).all()


def test_the_more_ask_the_less_is_free() -> None:
    many = replace(QUIET, kinds=(replace(ALONE, per_year=300.0), PAIR))

    found = asked(many)

    assert (found.free[0] == asked(QUIET).free[0]).all()
    assert found.free[-1, 0] < 0.2


def test_when_the_time_is_over_it_stops_and_says_how_many_runs_it_had() -> None:
    found = chances(QUIET, LONG, 1, iter(range(10**6)).__next__, seconds=1)

    assert found.runs == 60


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=2, max_size=50))
def test_stays_as_they_were_seen_have_the_lengths_that_were_seen(
    falls: list[float],
) -> None:
    still = np.sort(np.array([1.0, *falls]))[::-1]

    drawn = quantiles(Stays(seen=tuple(still)))

    for day, share in enumerate(still[:-1]):
        assert (drawn > day).mean() == pytest.approx(share, abs=1 / CELLS)
