"""Scenarios the tests share."""

import numpy as np

from umay.core.places import Why
from umay.core.rules import HouseRules, Overflow
from umay.core.waiting import Danger
from umay.forecast.scenario import (
    Closure,
    Holds,
    House,
    Kind,
    Scenario,
    Unit,
    WaitingList,
)
from umay.forecast.stays import Homes, Part, Stays

USUAL = Stays(
    (Part(0.3, 4, 0.8), Part(0.4, 50, 0.5), Part(0.3, 140, 0.25)),
    limit_days=180,
    extended_share=0.25,
    extension_days=90,
    homes=Homes(0.3, 120),
)
SHARES = {1: 0.22, 2: 0.30, 3: 0.24, 4: 0.16, 5: 0.08}
SIZES = {1: 0.40, 2: 0.27, 3: 0.18, 4: 0.10, 5: 0.05}


def network(houses: int = 3, per_year: float = 120, beds: int = 50) -> Scenario:
    """Houses of rooms with shares, holds, a list, a limit and transfers."""
    codes = [f"h{i:02}" for i in range(houses)]
    kinds = []
    for h in range(houses):
        near, far = codes[h : h + 1], codes[:h] + codes[h + 1 :]
        groups = (tuple(near), tuple(far)) if far else (tuple(near),)
        kinds += [
            Kind(f"{p} {size} {h}", per_year * share * part, size, p, houses=groups)
            for size, share in SIZES.items()
            for p, part in (("violence", 0.75), ("hardship", 0.25))
        ]
    return Scenario(
        houses=tuple(_house(code, beds) for code in codes),
        kinds=tuple(kinds),
        stays={"usual": USUAL},
        rules=HouseRules(overflow=Overflow.WITH_REASON),
        bends=frozenset({Why.OTHER_PROGRAMME}),
        waiting=WaitingList(0.5, 10, {Danger.NOW: 0.3, Danger.PRESENT: 0.7}),
        holds=Holds(hours=6, share=0.9, travel_hours=3),
        clean_days=0.5,
        transfers=True,
    )


def _house(code: str, beds: int) -> House:
    sizes = [s for s, n in SHARES.items() for _ in range(round(n * beds / 2.4))]
    closed = (Closure(100, 500),)
    return House(
        code,
        tuple(
            Unit(
                f"{code}/{i:02}",
                size,
                "hardship" if i % 4 == 0 else "violence",
                closures=closed if i == 1 else (),
            )
            for i, size in enumerate(sizes)
        ),
    )


def rng(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)
