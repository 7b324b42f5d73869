"""What if: nothing changed is no difference; more room never turns more away."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.forecast.calibration import History, draws
from umay.forecast.whatif import Change, House, both, survival, under_limit

DRAWS = 8
RNG = np.random.default_rng(7)
STAYS = np.minimum(RNG.lognormal(np.log(50), 0.9, 120), 180).round().tolist()
HISTORY = History(365, [1, 2, 3, 5], [60, 40, 30, 9], STAYS, [True] * 120)
HOUSE = House(40, 180, HISTORY)


def test_nothing_changed_is_no_difference_at_all() -> None:
    now, then = both(HOUSE, Change(), DRAWS, seed=1)

    assert (now.refused == then.refused).all()
    assert (now.stay == then.stay).all()


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 40))
def test_more_beds_never_turn_more_families_away(more: int) -> None:
    now, then = both(HOUSE, Change(more_beds=more), DRAWS, seed=2)

    assert (then.refused <= now.refused).all()


def test_control_fewer_beds_turn_more_away() -> None:
    now, then = both(HOUSE, Change(more_beds=-10), DRAWS, seed=2)

    assert (then.refused > now.refused).all()


@pytest.mark.parametrize(("limit", "shorter"), [(90, True), (270, False)])
def test_another_limit_changes_the_stay_and_with_it_who_is_refused(
    limit: int, shorter: bool
) -> None:
    now, then = both(HOUSE, Change(limit_days=limit), DRAWS, seed=3)

    assert ((then.stay < now.stay) == shorter).all()
    assert ((then.refused < now.refused) == shorter).all()


def test_homes_found_sooner_shorten_only_what_is_longer() -> None:
    now, then = both(HOUSE, Change(sooner_days=30), DRAWS, seed=4)

    assert (then.stay < now.stay).all()
    assert (now.stay - then.stay < 30).all()


def test_the_curve_falls_from_one_and_its_area_is_the_mean_stay() -> None:
    staying = survival(HISTORY, DRAWS, seed=5)

    assert (staying[:, 0] == 1).all()
    assert (np.diff(staying, axis=1) <= 0).all()
    mean = draws(HISTORY, DRAWS, seed=5).mean_stay_days
    assert staying.sum(axis=1) == pytest.approx(mean, abs=1e-6)


def test_a_shorter_limit_ends_every_stay_on_its_day() -> None:
    staying = under_limit(survival(HISTORY, DRAWS, seed=6), 180, 60)

    assert (staying[:, 60:] == 0).all()
    assert (staying[:, 59] > 0).all()


def test_a_longer_limit_takes_nothing_away_before_the_old_one() -> None:
    before = survival(HISTORY, DRAWS, seed=6)
    after = under_limit(before, 180, 270)

    assert after[:, :178] == pytest.approx(before[:, :178])
    assert (after[:, 200] > 0).all()
    assert (after[:, 270:] == 0).all()
