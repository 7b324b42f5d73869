"""The quick simulation against the exact answers, on random houses.

Each setting is asked with a fixed seed for its 99 % interval. Of 200 honest intervals
two are expected to miss; more than eight would happen once in 4,000 suites
(binomial, 200 and 0.01), so eight are allowed and a wrong rule misses far more.
"""

import numpy as np
import pytest

from umay.forecast import loss
from umay.forecast.chain import SmallHouse, Sort, solve
from umay.forecast.exact import Group, blocking_in_groups
from umay.forecast.intervals import mean_and_bounds
from umay.forecast.loss import Kind, SharedBeds, simulate
from umay.forecast.stays import CELLS, Floats, Homes, Part, Stays, quantiles

SETTINGS, MAY_MISS = 200, 8
HOUSEHOLDS = 30 * 8192
SIZES = np.array([1, 2, 3, 4, 5])


def random_house(rng: np.random.Generator) -> tuple[SharedBeds, list[Group]]:
    beds, load = int(rng.integers(6, 60)), rng.uniform(0.6, 1.3)
    table = quantiles(Stays((Part(1, rng.uniform(5, 60), 0.9),)), 180.0)[None]
    caps = (beds, int(rng.integers(3, beds)))
    people = rng.dirichlet(np.ones(10))
    wanted = load * beds * people / (people @ np.tile(SIZES, 2))
    kinds = [
        Kind(int(SIZES[i % 5]), float(wanted[i] / table.mean()), i // 5)
        for i in range(10)
    ]
    groups = [Group(SIZES, wanted[5 * g : 5 * g + 5], caps[g]) for g in (0, 1)]
    return SharedBeds(beds, caps, kinds, table), groups


def misses(house: SharedBeds, exact: Floats, seed: int) -> bool:
    """Whether the exact share is outside the 99 % interval of all turned away."""
    counts = simulate(house, HOUSEHOLDS, seed)
    expected = (counts.arrived * exact).sum(axis=1)
    off = (counts.turned_away.sum(axis=1) - expected) / counts.arrived.sum(axis=1)
    _, low, high = mean_and_bounds(off, 0.99)
    return not low <= 0 <= high


def test_beds_shared_under_caps() -> None:
    rng = np.random.default_rng(1)
    missed = 0
    for seed in range(SETTINGS):
        house, groups = random_house(rng)
        exact = np.concatenate(blocking_in_groups(house.beds, groups))
        missed += misses(house, exact, seed)
    assert missed <= MAY_MISS


def test_a_wrong_rule_misses() -> None:
    """The control: one bed more than there is."""
    rng = np.random.default_rng(1)
    missed = 0
    for seed in range(20):
        house, groups = random_house(rng)
        exact = np.concatenate(blocking_in_groups(house.beds, groups))
        wrong = SharedBeds(house.beds + 1, house.caps, house.kinds, house.tables)
        missed += misses(wrong, exact, seed)
    assert missed > 15


def exponential(mean: float) -> Floats:
    edges = -np.log1p(-(np.arange(CELLS) + 0.5) / CELLS)
    return np.asarray(mean * edges / edges.mean())


def test_beds_kept_back() -> None:
    """Trunk reservation, against the chain; stays are exponential there."""
    rng = np.random.default_rng(2)
    missed = 0
    for seed in range(SETTINGS):
        beds = int(rng.integers(4, 11))
        sorts = [
            Sort(size, rng.uniform(0.02, 0.12), 30.0, int(rng.integers(0, 3)))
            for size in (1, 2, 3)
        ]
        exact = solve(SmallHouse(beds, sorts)).turned_away
        kinds = [Kind(s.size, s.arrivals_per_day, 0, 0, s.reserve) for s in sorts]
        house = SharedBeds(beds, (beds,), kinds, exponential(30.0)[None])
        missed += misses(house, exact, seed)
    assert missed <= MAY_MISS


@pytest.mark.parametrize(
    "lengths",
    [
        np.full(CELLS, 40.0),
        exponential(40.0),
        np.r_[np.full(CELLS // 2, 1.0), np.full(CELLS // 2, 79.0)],
    ],
    ids=["all alike", "exponential", "very short or long"],
)
def test_the_shape_of_the_stay_does_not_matter(lengths: Floats) -> None:
    kinds = [Kind(1, 0.3), Kind(3, 0.1)]
    house = SharedBeds(24, (24,), kinds, lengths[None])
    exact = blocking_in_groups(24, [Group([1, 3], [12.0, 4.0], 24)])[0]

    assert not misses(house, exact, seed=5)


def test_same_seed_same_answer_without_the_compiler(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house, _ = random_house(np.random.default_rng(3))
    quick = simulate(house, 8192, seed=4, batches=2)
    monkeypatch.setattr(loss, "_play", loss._play.py_func)
    slow = simulate(house, 8192, seed=4, batches=2)

    assert np.array_equal(quick.turned_away, slow.turned_away)
    assert np.array_equal(quick.arrived, slow.arrived)


def test_a_table_keeps_the_mean_and_the_pile_up() -> None:
    stays = Stays((Part(0.6, 20, 0.8), Part(0.4, 140, 0.25)), 180.0, homes=Homes())
    table = quantiles(stays, 180.0)

    assert table.mean() == pytest.approx(stays.mean_days, rel=1e-9)
    assert (np.diff(table) >= 0).all()
    assert (table == 180.0).mean() == pytest.approx(0.065, abs=0.005)
