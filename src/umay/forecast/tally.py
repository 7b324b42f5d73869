"""What one run counts."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# What may become of a request, and what is counted besides.
REQUESTS, AT_ONCE, SAME_DAY, LATER, GAVE_UP, STILL_WAITS, DECLINED = range(7)
LAPSED, OVERFLOWED, WENT_FAR, TRANSFERRED, HOMES_FOUND, AT_THE_LIMIT = range(7, 13)
TURNED_AWAY = 13  # and one for each bit of ``fits``, the lightest first
OUTCOMES = TURNED_AWAY + 8

SIZES = 8  # units of so many beds and more are counted together


class Tally(NamedTuple):
    """What one run counted: shapes (kinds, outcomes), (kinds,), then by day.

    ``taken`` has the shape (days, houses), ``free`` (days, sizes), cots last.
    """

    outcomes: Integers
    waited_days: Floats
    taken: Integers
    free: Integers
    waiting: Integers


def empty_tally(kinds: int, houses: int, days: int) -> Tally:
    return Tally(
        np.zeros((kinds, OUTCOMES), dtype=np.int64),
        np.zeros(kinds),
        np.zeros((days, houses), dtype=np.int64),
        np.zeros((days, SIZES + 1), dtype=np.int64),
        np.zeros(days, dtype=np.int64),
    )
