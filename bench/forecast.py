"""The forecast against SimPy, Ciw, C and the exact formula, in turns.

``python -m bench.forecast`` measures processor seconds on one core; compiling is not
counted, and reported apart. Figures and limits: docs/performance.md.
"""

import sys
import time
from collections.abc import Callable
from statistics import median

import numpy as np

from bench import peers
from tests.forecast.towns import network
from tests.forecast.with_simpy import Network
from umay.forecast import loss, year
from umay.forecast.demand import Draws
from umay.forecast.exact import Group, blocking_in_groups
from umay.forecast.numbers import numbers
from umay.forecast.stays import Part, Stays

ROUNDS = 5
SIMPY, CIW, C, FULL = 300, 800, 1.5, 100  # limits
PAIR = 50e-6  # seconds


def measured(run: Callable[[], tuple[int, int]]) -> tuple[float, float]:
    """Return households a processor second, and the share turned away."""
    began = time.process_time()
    came, away = run()
    return came / (time.process_time() - began), away / came


def reference() -> dict[str, float]:
    in_c = peers.InC()
    if in_c(80_000, 1) != peers.ours(80_000, 1):
        sys.exit("C and Numba do not count the same")
    runs: dict[str, Callable[[int], tuple[int, int]]] = {
        "ours": lambda seed: peers.ours(10_000_000, seed),
        "C -O3": lambda seed: in_c(10_000_000, seed),
        "SimPy": lambda seed: peers.with_simpy(60_000, seed),
        "Ciw": lambda seed: peers.with_ciw(20_000, seed),
    }
    speeds: dict[str, list[float]] = {name: [] for name in runs}
    shares: dict[str, list[float]] = {name: [] for name in runs}
    for seed in range(ROUNDS):
        for name, run in runs.items():
            speed, share = measured(lambda run=run, seed=seed: run(seed))  # type: ignore[misc]
            speeds[name].append(speed)
            shares[name].append(share)
    for name in runs:
        print(
            f"{name:8} {median(speeds[name]):12,.0f} a second, turned away "
            f"{np.mean(shares[name]):.5f}, ours is "
            f"{median(speeds['ours']) / median(speeds[name]):.2f} times as fast"
        )
    return {name: median(speed) for name, speed in speeds.items()}


def agreement(households: int = 20_000_000) -> float:
    """Return the largest distance of a kind from the exact share, in deviations."""
    worst = 0.0
    for load in (0.7, 0.85, 1.0, 1.2):
        counts = loss.simulate(peers.house(load), households, seed=1)
        away = counts.turned_away / counts.arrived
        error = away.std(axis=0, ddof=1) / np.sqrt(len(away))
        z = (away.mean(axis=0) - peers.exact(load)) / error
        worst = max(worst, float(np.abs(z).max()))
    print(f"ten kinds at four loads: at most {worst:.2f} deviations from exact")
    return worst


def full_model() -> float:
    """Return how many times as fast the network of ten houses runs as in SimPy."""
    scenario = network(10)
    ours, draws = numbers(scenario), Draws(scenario)
    ratios = []
    for seed in range(ROUNDS):
        requests = draws.requests(np.random.default_rng(seed))
        began = time.process_time()
        for _ in range(20):
            fresh = draws.requests(np.random.default_rng(seed))
            year.run(ours, fresh, scenario.first_day, scenario.days)
        quick = (time.process_time() - began) / 20
        began = time.process_time()
        Network(scenario, ours, requests).run(scenario.end_day)
        ratios.append((time.process_time() - began) / quick)
    households = len(requests.times)
    print(
        f"ten houses, {households} households in two years: {quick * 1e3:.1f} ms, "
        f"{median(ratios):.0f} times as fast as SimPy"
    )
    return median(ratios)


def six_months_to_nine() -> float:
    """Return the seconds for the exact pair."""
    sizes, times = list(peers.SHARES), []
    for _ in range(200):
        began = time.process_time()
        for limit in (180.0, 270.0):
            mean = Stays((Part(1.0, 45.0, 0.9),), limit).mean_days
            loads = [peers.PER_DAY * share * mean for _, share, _ in peers.KINDS]
            blocking_in_groups(
                70, [Group(sizes, loads[:5], 70), Group(sizes, loads[5:], 20)]
            )
        times.append(time.process_time() - began)
    print(f"six months to nine, exact: {median(times) * 1e6:.0f} microseconds")
    return median(times)


def main() -> int:
    began = time.process_time()
    peers.ours(10_000, 1)
    scenario = network(2)
    requests = Draws(scenario).requests(np.random.default_rng(1))
    year.run(numbers(scenario), requests, 0, 2)
    print(f"compiled or read back in {time.process_time() - began:.1f} s")
    speeds = reference()
    full = full_model()
    pair = six_months_to_nine()
    worst = agreement()
    met = (
        speeds["ours"] >= SIMPY * speeds["SimPy"],
        speeds["ours"] >= CIW * speeds["Ciw"],
        speeds["C -O3"] <= C * speeds["ours"],
        full >= FULL,
        pair <= PAIR,
        worst < 4,
    )
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
