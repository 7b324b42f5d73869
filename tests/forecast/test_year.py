"""The full model: against formulas, against SimPy family by family, without Numba."""

from dataclasses import replace

import numpy as np
import pytest

from tests.forecast.towns import network, rng
from tests.forecast.with_simpy import Network
from umay.forecast import answers, books, tally, town, year
from umay.forecast.answers import Precision, Stopped, answer, difference
from umay.forecast.demand import Draws
from umay.forecast.exact import erlang_b
from umay.forecast.numbers import numbers
from umay.forecast.scenario import (
    House,
    Kind,
    Resident,
    Scenario,
    Start,
    Unit,
    WaitingList,
)
from umay.forecast.stays import Part, Stays

SHORT = {"usual": Stays((Part(1.0, 10, 0.9),), 40.0)}


def single_rooms(count: int, load: float) -> Scenario:
    """Erlang's house: one size, and each room is a server."""
    units = tuple(Unit(f"{i:02}", 1, "violence") for i in range(count))
    per_year = load / SHORT["usual"].mean_days * 365
    kind = Kind("alone", per_year, 1, "violence")
    return Scenario((House("h", units),), (kind,), SHORT, warm_up_days=60)


def no_clock() -> float:
    return 0.0


def run(scenario: Scenario, replications: int, seed: int = 1) -> answers.Answer:
    precision = Precision(level=0.99, replications=replications)
    return answer(scenario, seed, precision, no_clock)


@pytest.mark.parametrize(("rooms", "load"), [(4, 3.0), (12, 12.0), (30, 36.0)])
def test_single_rooms_are_erlangs(rooms: int, load: float) -> None:
    found = run(single_rooms(rooms, load), 100).measures["turned_away_share"]

    assert found.low <= erlang_b(rooms, load) <= found.high
    assert found.replications == 100


def test_a_room_too_many_is_seen() -> None:
    """The control: the same interval refuses a house with one room more."""
    found = run(single_rooms(13, 12.0), 100).measures["turned_away_share"]

    assert not found.low <= erlang_b(12, 12.0) <= found.high


def test_every_family_fares_as_in_simpy() -> None:
    scenario = network()
    ours, draws = numbers(scenario), Draws(scenario)
    seen = np.zeros(tally.OUTCOMES)
    for seed in range(3):
        requests = draws.requests(rng(seed))
        theirs = Network(scenario, ours, requests).run(scenario.end_day)
        total = year.run(ours, requests, scenario.first_day, scenario.days)
        counts = total.outcomes.sum(axis=0)
        seen += counts
        assert {
            "requests": counts[tally.REQUESTS],
            "at once": counts[tally.AT_ONCE],
            "later": counts[tally.LATER],
            "gave up": counts[tally.GAVE_UP],
            "turned away": counts[tally.TURNED_AWAY :].sum(),
            "transferred": counts[tally.TRANSFERRED],
        } == dict(theirs)
    happened = [tally.LATER, tally.GAVE_UP, tally.TRANSFERRED, tally.LAPSED]
    assert (seen[happened] > 0).all()


def test_nobody_is_lost() -> None:
    found = run(network(), 3)
    ends = ("turned_away_a_year", "still_waiting_a_year", "requests_a_year")
    away, waits, asked = (found.values[name] for name in ends)
    placed = found.values["same_day_share"].mean() * asked.mean()

    assert (away + waits <= asked).all()
    assert placed <= (asked - away).mean() + 1e-9
    assert 0 < found.measures["occupancy"].mean < 1


def test_the_same_without_the_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = replace(network(2), days=60, warm_up_days=60)
    ours, requests = numbers(scenario), Draws(scenario).requests(rng(3))
    quick = year.run(ours, requests, 60, 60)
    for room in (year, books, town, town.fits):
        for name, function in list(vars(room).items()):
            if hasattr(function, "py_func"):
                monkeypatch.setattr(room, name, function.py_func)
    slow = year.run(ours, requests, 60, 60)

    for one, other in zip(quick, slow, strict=True):
        assert np.array_equal(one, other)


def test_more_rooms_help_and_luck_cancels() -> None:
    fewer, more = run(single_rooms(20, 24), 40), run(single_rooms(24, 24), 40)
    helped = difference(fewer, more)["turned_away_share"]
    exact = erlang_b(24, 24) - erlang_b(20, 24)

    assert helped.low <= exact <= helped.high
    assert helped.half_width < fewer.measures["turned_away_share"].half_width


def test_it_stops_when_it_is_sure_or_out_of_time() -> None:
    scenario = single_rooms(4, 3.0)
    wide = answer(scenario, 1, Precision(half_width=0.1), no_clock)
    ticks = iter(range(1000))
    late = answer(
        scenario, 1, Precision(half_width=0.0, seconds=5), lambda: float(next(ticks))
    )

    assert wide.stopped is Stopped.NARROW
    assert late.stopped is Stopped.TIME
    assert late.replications == 5
    again = run(scenario, late.replications)
    assert np.array_equal(again.values["occupancy"], late.values["occupancy"])


def tonight(here_days: float, leaves_in_days: float | None) -> Scenario:
    units = (Unit("a", 1, "violence"), Unit("b", 2, "violence"))
    return Scenario(
        houses=(House("h", units, cots=1),),
        kinds=(
            Kind("alone", 1e-9, 1, "violence", cots=1),
            Kind("large", 365.0, 3, "violence"),
        ),
        stays=SHORT,
        start=Start.TONIGHT,
        residents=(Resident("alone", ("a",), here_days, leaves_in_days),),
        days=15,
    )


def test_a_planned_exit_frees_the_room_that_day() -> None:
    found = run(tonight(5, 6.5), 30)

    assert [found.chance_free(day, 1).mean for day in (0, 6, 7)] == [0, 0, 1]
    assert [found.chance_free(day, 0).mean for day in (0, 6, 7)] == [0, 0, 1]
    assert found.chance_free(0, 2).mean == 1
    assert found.measures["turned_away_a_year.too_small"].mean > 300


def test_nobody_stays_past_the_limit() -> None:
    found = run(tonight(35, None), 200)
    chances = [found.chance_free(day, 1).mean for day in range(15)]

    assert chances == sorted(chances)
    assert chances[6:] == [1.0] * 9
    assert 0 < chances[2] < 1


def test_who_waits_is_served_by_danger() -> None:
    scenario = replace(
        single_rooms(3, 4.0), waiting=WaitingList(share=1.0, patience_days=30)
    )
    waited = run(scenario, 30).measures

    assert waited["waited_days"].mean > 0
    assert waited["turned_away_a_year"].mean > 0
    assert "turned_away_a_year.occupied" not in waited
