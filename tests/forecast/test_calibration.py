"""What a history tells, and how sure: its intervals hold the truth as often as said."""

import numpy as np
import pytest

from tests.forecast.histories import BEDS, PER_DAY, SIZES, STAYS, coverage, history
from umay.forecast.calibration import History, demand_behind, draws
from umay.forecast.exact import blocking


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """60 histories: 90 % less three deviations of luck; 500 in bench/calibration."""
    assert coverage(60, draws=100) >= 0.90 - 3 * 0.039


def test_who_still_lives_here_makes_the_stay_longer() -> None:
    stays, ended = [10.0, 20.0, 30.0], [True, True, False]
    seen = draws(History(365, [1], [3], stays, ended), 400, 1).mean_stay_days
    naive = draws(History(365, [1], [3], stays[:2], ended[:2]), 400, 1)

    assert seen.mean() > naive.mean_stay_days.mean()


def test_draws_are_around_the_history() -> None:
    drawn = draws(history(3), 400, 1)

    assert drawn.per_day.mean(axis=0) == pytest.approx(PER_DAY, rel=0.35)
    assert drawn.mean_stay_days.mean() == pytest.approx(STAYS.mean_days, rel=0.15)


def test_demand_behind_admissions_is_found() -> None:
    blocked = blocking(BEDS, SIZES, list(PER_DAY * STAYS.mean_days))
    found = demand_behind(BEDS, SIZES, PER_DAY * (1 - blocked), STAYS.mean_days)

    assert found == pytest.approx(PER_DAY, rel=1e-6)


def test_more_admissions_than_beds_are_not_explained() -> None:
    with pytest.raises(ValueError, match="more were admitted"):
        demand_behind(4, [1], [1.0], 10.0)


def test_a_history_without_an_end_says_nothing() -> None:
    with pytest.raises(ValueError, match="a stay that is over"):
        History(365, [1], [1], [3.0], [False])
    with pytest.raises(ValueError, match="one count a size"):
        History(365, [1, 2], [1], [3.0], [True])


def test_same_seed_same_draws() -> None:
    one, other = draws(history(1), 5, 9), draws(history(1), 5, 9)
    assert np.array_equal(one.per_day, other.per_day)
