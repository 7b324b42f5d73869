"""The month's secret as the vault wants it."""

from umay.records import epochs
from umay.vault.grants import Epoch
from umay.vault.shut import Shut


def this_epoch() -> Epoch:
    """Raises ``EpochMissing``."""
    return Epoch(*epochs.current())


def epoch(number: int) -> Epoch:
    """Raises ``Shut`` if that month's secret was destroyed, or ``EpochMissing``."""
    secret = epochs.read().get(number)
    if secret is None:
        raise Shut
    return Epoch(number, secret)
