"""What if: nothing changed is no difference; more room never turns more away."""

from dataclasses import replace

import numpy as np
import pytest

from umay.core.rules import Overflow
from umay.core.waiting import Danger
from umay.forecast.calibration import History, draws
from umay.forecast.rebuilt import Rebuilding
from umay.forecast.scenario import (
    House,
    Kind,
    Resident,
    Scenario,
    Start,
    Unit,
    Waiter,
    WaitingList,
)
from umay.forecast.staying import survival, under_limit, with_homes_sooner
from umay.forecast.stays import Stays
from umay.forecast.whatif import Answer, Change, both

DRAWS, LIMIT = 8, 180
RNG = np.random.default_rng(7)
STAYS = np.minimum(RNG.lognormal(np.log(50), 0.9, 120), LIMIT).round().tolist()
HISTORY = History(365, [1, 2, 3, 5], [60, 40, 30, 9], STAYS, [True] * 120)
ROOMS = tuple(Unit(f"{n}", 1 + n % 4, "any") for n in range(12))
KINDS = tuple(
    Kind(f"{beds}", float(asked), beds, "any")
    for beds, asked in zip(HISTORY.sizes, HISTORY.asked, strict=True)
)
TONIGHT = Scenario(
    houses=(House("house", ROOMS),),
    kinds=KINDS,
    stays={"usual": Stays()},
    waiting=WaitingList(share=0.5, patience_days=7),
    start=Start.TONIGHT,
    residents=(Resident("2", ("1",), 20.5),),
    waiters=(Waiter("5", Danger.HIGH),),
)
MORE = tuple(Unit(f"+{n}", 5, "any") for n in range(4))


def asked(change: Change, scenario: Scenario = TONIGHT) -> tuple[Answer, Answer]:
    """Two dozen draws: the clock is always over."""
    return both(scenario, HISTORY, LIMIT, change, 1, iter(range(10**6)).__next__, 0)


def test_nothing_changed_is_no_difference_at_all() -> None:
    now, then = asked(Change())

    assert (now.refused == then.refused).all()
    assert (now.taken == then.taken).all()
    assert len(now.refused) == 24
    assert now.taken.shape == (24, 365)


def test_more_rooms_turn_fewer_away_and_are_lived_in() -> None:
    now, then = asked(Change(Rebuilding(units=MORE)))

    assert (then.refused <= now.refused).all()
    assert then.refused.mean() < now.refused.mean()
    assert then.taken.mean() > now.taken.mean()
    assert then.waiting.mean() < now.waiting.mean()


def test_larger_rooms_turn_fewer_away() -> None:
    now, then = asked(Change(Rebuilding(beds=2)))

    assert then.refused.mean() < now.refused.mean()


def test_a_second_house_takes_those_for_whom_the_first_has_no_room() -> None:
    now, then = asked(Change(Rebuilding(next_house=MORE)))

    assert (then.refused <= now.refused).all()
    assert then.refused.mean() < now.refused.mean()
    assert then.taken.max() > sum(room.beds for room in ROOMS)


def test_rooms_of_a_programme_nobody_asks_for_help_once_they_are_turned() -> None:
    spare = tuple(replace(room, programme="none") for room in ROOMS[:6])
    (house,) = TONIGHT.houses
    half = replace(TONIGHT, houses=(replace(house, units=spare + ROOMS[6:]),))
    half = replace(half, rules=replace(half.rules, overflow=Overflow.NEVER))
    now, then = asked(Change(Rebuilding(turned=3, programme="any")), half)
    _now, control = asked(Change(Rebuilding(turned=3, programme="none")), half)

    assert then.refused.mean() < now.refused.mean() < control.refused.mean()


def test_control_twice_as_many_who_ask_turn_more_away() -> None:
    now, then = asked(Change(demand=2.0))

    assert (then.refused > now.refused).all()


@pytest.mark.parametrize(("limit", "shorter"), [(90, True), (270, False)])
def test_another_limit_changes_who_is_refused(limit: int, shorter: bool) -> None:
    now, then = asked(Change(limit_days=limit))

    assert (then.refused.mean() < now.refused.mean()) == shorter


def test_homes_found_sooner_leave_room_for_others() -> None:
    now, then = asked(Change(sooner_days=30))

    assert then.refused.mean() < now.refused.mean()


def test_a_room_of_another_programme_helps_nobody_who_may_not_have_it() -> None:
    now, then = asked(Change(Rebuilding(units=(Unit("+", 5, "other"),))))

    assert (then.refused == now.refused).all()


def test_the_first_day_is_tonight() -> None:
    none_ask = tuple(replace(kind, per_year=0.0) for kind in KINDS)
    alone = replace(TONIGHT, kinds=none_ask, waiters=())

    now, _then = asked(Change(), alone)

    assert (now.taken[:, 0] == 2).all()
    assert (np.diff(now.taken, axis=1) <= 0).all()
    assert (now.refused == 0).all()


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


def test_homes_sooner_shorten_only_stays_that_are_longer() -> None:
    before = survival(HISTORY, DRAWS, seed=6)
    after = with_homes_sooner(before, 30)

    assert (np.diff(after, axis=1) <= 1e-12).all()
    longer = before[:, 30]
    gained = before.sum(axis=1) - after.sum(axis=1)
    assert gained == pytest.approx(30 * longer)
