"""A million random houses and families: the forecast and core must choose alike.

``python -m bench.agreement [houses]``. Limit: no difference.
"""

import random
import sys

from tests.forecast.random_houses import a_case, by_core, by_kernel
from umay.core import proposals


def main(houses: int) -> int:
    proposals.MOST_ANSWERS = 10_000
    chance = random.Random(2026)
    for _ in range(houses):
        case = a_case(chance)
        core = by_core(case)
        if by_kernel(case) != (core and core[0]):
            print(f"core {core}, forecast {by_kernel(case)}: {case}")
            return 1
    print(f"{houses:,} houses: the forecast chose what core proposes")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
