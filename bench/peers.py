"""The reference house in other people's simulators, as one would write it there."""

import ctypes
import math
import random
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from umay.forecast import loss
from umay.forecast.exact import Group, blocking_in_groups
from umay.forecast.loss import Kind, SharedBeds
from umay.forecast.stays import Part, Stays, quantiles

BEDS, CAP, LIMIT = 70, 20, 180.0
SHARES = {1: 0.40, 2: 0.27, 3: 0.18, 4: 0.10, 5: 0.05}
VIOLENCE = 0.75
STAYS = Stays((Part(1.0, 45.0, 0.9),), LIMIT)
MEAN_SIZE = sum(size * share for size, share in SHARES.items())
PER_DAY = BEDS / (MEAN_SIZE * STAYS.mean_days)
KINDS = [
    (s, p * share, g) for g, p in enumerate((0.75, 0.25)) for s, share in SHARES.items()
]


def house(load: float = 1.0) -> SharedBeds:
    kinds = [Kind(s, PER_DAY * share * load, g) for s, share, g in KINDS]
    return SharedBeds(BEDS, (BEDS, CAP), kinds, quantiles(STAYS, LIMIT)[None])


def exact(load: float = 1.0) -> loss.Floats:
    loads = [PER_DAY * share * STAYS.mean_days * load for _, share, _ in KINDS]
    sizes = list(SHARES)
    groups = [Group(sizes, loads[:5], BEDS), Group(sizes, loads[5:], CAP)]
    return np.concatenate(blocking_in_groups(BEDS, groups))


def ours(households: int, seed: int) -> tuple[int, int]:
    """Return how many came and how many were turned away."""
    counts = loss.simulate(house(), households, seed)
    return int(counts.arrived.sum()), int(counts.turned_away.sum())


def with_simpy(households: int, seed: int) -> tuple[int, int]:
    """Two containers, a process a stay: the documented way."""
    import simpy

    chance = random.Random(seed)
    env = simpy.Environment()
    beds = simpy.Container(env, BEDS, BEDS)
    general = simpy.Container(env, CAP, CAP)
    sizes, weights = list(SHARES), list(SHARES.values())
    away = 0

    def stay(size: int, under_cap: bool) -> Any:
        yield beds.get(size)
        if under_cap:
            yield general.get(size)
        yield env.timeout(min(chance.lognormvariate(math.log(45), 0.9), LIMIT))
        yield beds.put(size)
        if under_cap:
            yield general.put(size)

    def arrivals() -> Any:
        nonlocal away
        for _ in range(households):
            yield env.timeout(chance.expovariate(PER_DAY))
            size = chance.choices(sizes, weights)[0]
            under_cap = chance.random() >= VIOLENCE
            if beds.level < size or (under_cap and general.level < size):
                away += 1
            else:
                env.process(stay(size, under_cap))

    env.process(arrivals())
    env.run()
    return households, away


def with_ciw(households: int, seed: int) -> tuple[int, int]:
    """Ten classes and a baulking function; every individual has her own server."""
    import ciw

    present = {"beds": 0, "general": 0}
    away = came = 0

    class Counting(ciw.Node):  # type: ignore[misc]
        def release(self, individual: Any, next_node: Any) -> None:
            size, group = by_class[individual.customer_class]
            present["beds"] -= size
            present["general"] -= size * group
            super().release(individual, next_node)

    class Stay(ciw.dists.Distribution):  # type: ignore[misc]
        def sample(self, t: Any = None, ind: Any = None) -> float:
            return min(random.lognormvariate(math.log(45), 0.9), LIMIT)

    def refuses(size: int, group: int) -> Any:
        def baulk(_: int, **__: Any) -> float:
            nonlocal away, came
            came += 1
            full = present["beds"] + size > BEDS
            if full or (group and present["general"] + size > CAP):
                away += 1
                return 1.0
            present["beds"] += size
            present["general"] += size * group
            return 0.0

        return baulk

    by_class = {f"c{i}": (s, g) for i, (s, _, g) in enumerate(KINDS)}
    network = ciw.create_network(
        arrival_distributions={
            f"c{i}": [ciw.dists.Exponential(PER_DAY * share)]
            for i, (_, share, _) in enumerate(KINDS)
        },
        service_distributions={name: [Stay()] for name in by_class},
        number_of_servers=[BEDS],
        baulking_functions={name: [refuses(*kind)] for name, kind in by_class.items()},
        routing={name: [[0.0]] for name in by_class},
    )
    ciw.seed(seed)
    run = ciw.Simulation(network, node_class=Counting)
    run.simulate_until_max_time(households / PER_DAY)
    return came, away


class InC:
    """Our loop in C, compiled with -O3 for this machine; the same draws."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        library = Path(self.folder.name) / "loss.so"
        source = Path(__file__).with_name("loss.c")
        words = ["gcc", "-O3", "-march=native", "-shared", "-fPIC", "-o"]
        subprocess.run([*words, library, source], check=True)
        self.loop = ctypes.CDLL(str(library)).play
        self.loop.restype = ctypes.c_int64

    def play(self, *given: Any) -> tuple[int, float]:
        """Stand in for ``loss._play``."""
        gaps, words, threshold, *sides = given[:6]
        numbers, tables, leaves, packed, here, now, arrived, turned_away = given[6:]
        clock = ctypes.c_double(now)
        here = self.loop(
            *_pointers(gaps, words),
            ctypes.c_int64(len(gaps)),
            *_pointers(threshold, *sides),
            ctypes.c_int64(len(threshold)),
            *_pointers(numbers, tables),
            ctypes.c_int64(tables.shape[1]),
            *_pointers(leaves, packed),
            ctypes.c_int64(len(leaves)),
            ctypes.c_int64(here),
            ctypes.byref(clock),
            *_pointers(arrived, turned_away),
        )
        return here, clock.value

    def __call__(self, households: int, seed: int) -> tuple[int, int]:
        compiled, loss._play = loss._play, self.play
        try:
            return ours(households, seed)
        finally:
            loss._play = compiled


def _pointers(*arrays: Any) -> Sequence[Any]:
    return [array.ctypes.data_as(ctypes.c_void_p) for array in arrays]
