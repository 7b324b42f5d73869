"""Meanwhile: what somebody else saved while a worker was still writing.

A page that shows words to be changed says which it showed. The act compares that under
the center's lock, so that whoever saves second sees the other's words before hers take
their place; and nobody writes over words that she could not read.
"""

from collections.abc import Collection
from hashlib import sha256

from umay.core.refusals import Ground, Refused
from umay.records.models.rows import CenterRow
from umay.use_cases.order import Order

LENGTH = 32  # hexadecimal digits


def seen_of(row: CenterRow | None, columns: Collection[str]) -> str:
    """Return a hash of what stands there; of sealed words it knows the envelopes."""
    stands = sha256()
    for name in sorted(columns):
        value = getattr(row, name) if row else None
        told = value if isinstance(value, bytes | memoryview) else str(value).encode()
        stands.update(f"{name} {len(told)} ".encode() + bytes(told))
    return stands.hexdigest()[:LENGTH]


def refuse_if_changed(
    order: Order, row: CenterRow | None, columns: Collection[str]
) -> None:
    """Raises ``Refused`` if other words stand there than her page showed."""
    if order.seen is not None and order.seen != seen_of(row, columns):
        raise Refused(Ground.CHANGED_MEANWHILE)


def refuse_unread(
    row: CenterRow, columns: Collection[str], read: Collection[str]
) -> None:
    """Raises ``Refused`` if a column holds words that are not among those ``read``."""
    if any(getattr(row, name) is not None for name in set(columns) - set(read)):
        raise Refused(Ground.NOT_READ)
