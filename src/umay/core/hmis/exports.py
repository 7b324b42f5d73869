"""Exports: where a file comes from, and which days it tells of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from umay.core.hmis.fields import day
from umay.core.hmis.rows import Row, Unfit


@dataclass(frozen=True)
class Export:
    """``source`` names the system it was written by; ``made_on`` is when."""

    source: str
    made_on: date
    ends_on: date


def export_of(rows: Sequence[Row]) -> Export:
    """Return what Export.csv says. Raises ``Unfit`` unless it is one whole row."""
    if len(rows) != 1:
        raise Unfit(f"it has {len(rows)} rows; an export has one")
    (row,) = rows
    if row.fields is None:
        raise Unfit("its row has more or fewer fields than the header")
    source = row.text("SourceID") or row.text("SourceName")
    return Export(source, day(row, "ExportDate"), day(row, "ExportEndDate"))
