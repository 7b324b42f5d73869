"""Many mutations of one ledger, and how many of each kind were not seen."""

import random
from collections import Counter
from dataclasses import dataclass, field

from tests.proof.a_ledger import Ledger, refusal
from tests.proof.mutations import KINDS


@dataclass
class Tally:
    tried: Counter[str] = field(default_factory=Counter)
    undetected: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        self.tried += other.tried
        self.undetected += other.undetected


def attack(ledger: Ledger, rounds: int, seed: str) -> Tally:
    """Try every kind ``rounds`` times. A ledger that holds from the start is asked for.

    A mutation that changed nothing would count as undetected: kinds must bite.
    """
    tally = Tally()
    for kind, mutate in KINDS.items():
        dice = random.Random(f"{seed} {kind}")
        for _ in range(rounds):
            tally.tried[kind] += 1
            if refusal(mutate(ledger, dice)) is None:
                tally.undetected[kind] += 1
    return tally
