"""How long families stay in one house, as a curve, and what would change it.

A curve is the share still here after 0, 1, ... ``HORIZON`` days, one for each way the
truth may be: shape (draws, days).
"""

import numpy as np
from numpy.typing import NDArray

from umay.forecast.calibration import History, weights_of_stays

Floats = NDArray[np.float64]

HORIZON = 730  # days; who is here longer counts as leaving then
BEFORE = 90  # days before the limit: how fast they left then, they go on leaving


def survival(history: History, count: int, seed: int) -> Floats:
    """Return the share still here after 0, 1, ... ``HORIZON`` days, for each draw.

    Kaplan and Meier (JASA 53, 1958) with the weights of Rubin's Bayesian bootstrap.
    """
    order = np.argsort(history.stays, kind="stable")
    lengths = np.array(history.stays)[order]
    ended = np.array(history.ended)[order]
    weights = weights_of_stays(history, count, seed)[:, order]
    at_risk = np.cumsum(weights[:, ::-1], axis=1)[:, ::-1]
    still = np.cumprod(1 - weights * ended / at_risk, axis=1)
    upto = np.searchsorted(lengths, np.arange(HORIZON + 1), side="right")
    padded = np.concatenate([np.ones((count, 1)), still], axis=1)
    return np.asarray(padded[:, upto])


def under_limit(staying: Floats, now: int, then: int) -> Floats:
    """Return the same curve under another limit.

    A shorter one ends stays on its day. Past the old one they go on leaving as fast as
    in the ``BEFORE`` days before it: nobody has seen what a longer limit would do.
    """
    changed, now = staying.copy(), min(now, HORIZON)
    if then > now:
        begin, end = max(now - BEFORE, 0), max(now - 2, 1)
        kept = np.clip(staying[:, end] / np.maximum(staying[:, begin], 1e-9), 0.01, 1)
        daily = kept ** (1 / max(end - begin, 1))
        days = np.arange(HORIZON + 1 - end)
        changed[:, end:] = staying[:, end, None] * daily[:, None] ** days
    if then < HORIZON:
        changed[:, then:] = 0
    return changed


def with_homes_sooner(staying: Floats, sooner: int) -> Floats:
    """Return the same curve if whoever stays past ``sooner`` days left so much
    sooner."""
    if not sooner:
        return staying
    later = np.pad(staying[:, sooner:], ((0, 0), (0, sooner)))
    return np.asarray(later + np.maximum(staying - staying[:, sooner, None], 0))
