"""Compiling the forecast before somebody asks: a process beside the server that ends.

What it compiled is kept on disk; the server only reads it.
"""

import os
import time
from importlib.metadata import version
from pathlib import Path

from umay.forecast.compiled import KEPT, NUMBA

LEAST_URGENT = 19  # of the processor


def is_wanted() -> bool:
    """Return whether there is something to compile that nobody compiled yet."""
    return NUMBA and not _done().exists()


def _done() -> Path:
    return Path(KEPT) / f"by-numba-{version('numba')}"


def main() -> None:
    from umay.core.waiting import Danger
    from umay.forecast import scenario, week
    from umay.forecast.calibration import History
    from umay.forecast.stays import Stays

    room = scenario.Unit("a", 1, "any", closures=(scenario.Closure(1, 2),))
    smallest = scenario.Scenario(
        houses=(scenario.House("one", (room,)),),
        kinds=(scenario.Kind("alone", 10, 1, "any"),),
        stays={"usual": Stays()},
        start=scenario.Start.TONIGHT,
        residents=(scenario.Resident("alone", ("a",), 1),),
        waiters=(scenario.Waiter("alone", Danger.UNKNOWN),),
        days=2,
    )
    history = History(100, [1], [10], [5.0], [True])
    week.chances(smallest, history, 1, time.monotonic, seconds=0)
    _done().touch()


if __name__ == "__main__":
    os.nice(LEAST_URGENT)
    main()
