"""Drawing one of the rows there are, the same one when an example is replayed.

Keys are random, so rows are ordered by when the ledger first named them.
"""

import uuid
from typing import Any

from hypothesis import strategies as st

from umay.records.models import LedgerEntry, Member


def any_of(model: Any, data: Any, **only: Any) -> uuid.UUID:
    """Draw the key of one row, or a key of nobody when there is none."""
    rows = sorted(model.objects.filter(**only).distinct(), key=_first_named())
    if not rows:
        return uuid.uuid4()
    return rows[data.draw(st.integers(0, len(rows) - 1))].pk


def _first_named() -> Any:
    entries = LedgerEntry.objects.order_by("-seq").values_list("subject", "seq")
    seq = dict(entries)

    def key(row: Any) -> tuple[int, int]:
        if isinstance(row, Member):
            request = row.household.requests.get()
            return seq[str(request.pk)], row.number
        return seq[str(row.pk)], 0

    return key
