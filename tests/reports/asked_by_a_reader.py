"""A reader who has every report and does sums: what he can work out of hidden counts.

He knows nothing of how ours is made: only the numbers told, which counts make up which,
and that a longer period is the sum of its steps.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

from umay.core.reports.counts import STANDING, TABLES, Count, Table
from umay.core.reports.figures import Audience, Counted, Figures, figures

Row = dict[tuple[int, Count], Fraction]
MOST = 40


def worked_out(year: Sequence[Counted]) -> set[tuple[int, Count]]:
    """Return the hidden counts of steps that follow from all that is told, by sums.

    He holds every run of steps: Jan, Jan-Feb, Jan-Mar, Feb-Mar and so on.
    """
    rows: list[tuple[Row, Fraction]] = []
    for first in range(len(year)):
        for last in range(first, len(year)):
            told = figures(year[first : last + 1], Audience.AGREED)
            rows += _told(told, first, last)
    for number in range(len(year)):
        for table in TABLES:
            row = {(number, part): Fraction(1) for part in table.parts}
            row[number, table.total] = Fraction(-1)
            rows.append((row, Fraction(0)))
    known = _solved(rows)
    hidden = {(n, c) for n, one in enumerate(year) for c in one.hidden}
    return known & hidden


def _told(told: Figures, first: int, last: int) -> list[tuple[Row, Fraction]]:
    return [
        (
            {(n, count): Fraction(1) for n in _steps(count, first, last)},
            Fraction(figure.known),
        )
        for count, figure in told.items()
        if not figure.hidden
    ]


def _steps(count: Count, first: int, last: int) -> range:
    return range(last if count in STANDING else first, last + 1)


def _solved(rows: list[tuple[Row, Fraction]]) -> set[tuple[int, Count]]:
    """Return the unknowns the equations leave no freedom, by elimination."""
    pivots: dict[tuple[int, Count], Row] = {}
    for raw, _value in rows:
        row = _reduced(dict(raw), pivots)
        if row:
            at = min(row)
            row = {k: v / row[at] for k, v in row.items()}
            for other, old in pivots.items():
                if at in old:
                    pivots[other] = _minus(old, row, old[at])
            pivots[at] = row
    return {at for at, row in pivots.items() if len(row) == 1}


def _reduced(row: Row, pivots: Mapping[tuple[int, Count], Row]) -> Row:
    for at in list(row):
        if at in row and at in pivots:
            row = _minus(row, pivots[at], row[at])
    while any(at in pivots for at in row):
        at = next(at for at in row if at in pivots)
        row = _minus(row, pivots[at], row[at])
    return row


def _minus(row: Row, other: Row, times: Fraction) -> Row:
    found = dict(row)
    for key, value in other.items():
        found[key] = found.get(key, Fraction(0)) - times * value
        if not found[key]:
            del found[key]
    return found


def could_be(table: Table, told: Mapping[Count, int | None]) -> dict[Count, set[int]]:
    """Return what each hidden part of one told table could be, all ways tried.

    A hidden part of a table that shows zeros is no zero.
    """
    gone = [part for part in table.parts if told[part] is None]
    rest = (told[table.total] or 0) - sum(told[part] or 0 for part in table.parts)
    lowest = 0 if len(gone) == len(table.parts) else 1
    found: dict[Count, set[int]] = {part: set() for part in gone}
    for values in product(range(lowest, rest + 1), repeat=max(len(gone) - 1, 0)):
        last = rest - sum(values)
        if gone and last >= lowest:
            for part, value in zip(gone, (*values, last), strict=True):
                found[part].add(value)
    return found
