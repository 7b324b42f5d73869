"""Slowing down: the wait grows, ends, and is forgotten."""

from datetime import UTC, datetime, timedelta

import pytest

from umay.core.slowing import FROM_ANYWHERE, FROM_ONE_ADDRESS, Pace, wait

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def seconds(pace: Pace, failures: int, later: float = 0) -> float:
    return wait(pace, failures, NOON, NOON + timedelta(seconds=later)).total_seconds()


def test_a_slip_of_the_finger_costs_nothing() -> None:
    assert [seconds(FROM_ONE_ADDRESS, n) for n in (0, 1, 2)] == [0, 0, 0]


def test_the_wait_doubles_up_to_a_limit() -> None:
    waits = [seconds(FROM_ONE_ADDRESS, n) for n in (3, 4, 5, 6, 12, 13, 1000)]

    assert waits == [1, 2, 4, 8, 512, 900, 900]


@pytest.mark.parametrize("failures", [10, 100, 10**6])
def test_a_stranger_elsewhere_delays_her_by_a_minute_at_most(failures: int) -> None:
    assert seconds(FROM_ANYWHERE, failures) <= 60


def test_the_wait_ends_at_the_stated_moment() -> None:
    assert seconds(FROM_ONE_ADDRESS, 6, later=7.5) == 0.5
    assert seconds(FROM_ONE_ADDRESS, 6, later=8) == 0


def test_after_a_day_everything_is_forgotten() -> None:
    assert seconds(FROM_ONE_ADDRESS, 1000, later=24 * 3600) == 0


def test_a_clock_set_back_makes_no_endless_wait() -> None:
    assert seconds(FROM_ANYWHERE, 20, later=-5) <= 65
