"""Hiding: which counts of one step are too small to tell, and which others tell them.

Under an agreement 1 to 4 are hidden. One hidden part alone would follow from the total
and the other parts, so one more is always hidden, the smallest of those told with its
equals, and more until each of them could be one, and could be five. (Only when needed
would not do: who knows the rule would see that 4, 4 and 4 hid no fourth.) Where that
cannot be, the whole table is closed, zeros too.

What is public is made of that and of nothing else: 1 to 9 are hidden in the same way
and the rest is rounded, so whoever holds both learns no more.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from umay.core.reports.counts import (
    ALONE,
    OF_NOBODY,
    ROOTS,
    TABLES,
    TELL_OF,
    Count,
    Table,
    below,
)

AGREED, PUBLIC = 5, 10  # the smallest count that is told
ROUNDED_TO = 5
Counts = Mapping[Count, int]
Hidden = frozenset[Count]
NOTHING: Hidden = frozenset()
Part = TypeVar("Part", bound=str)


def hide(counts: Counts, told_from: int = AGREED, before: Hidden = NOTHING) -> Hidden:
    """Return what of one step is not told, beside what was hidden ``before``."""
    hidden = set(before)
    for count in (*ROOTS, *ALONE):
        if _small(counts[count], told_from):
            hidden.add(count)
    for count in ROOTS:
        if count in hidden:
            hidden |= below(count)
    for table in TABLES:
        hidden |= _of_table(table, counts, told_from, frozenset(hidden))
    hidden |= {one for one, of in TELL_OF.items() if hidden.intersection(of)}
    return frozenset(hidden) - OF_NOBODY


def _of_table(table: Table, counts: Counts, told_from: int, before: Hidden) -> Hidden:
    every = frozenset(table.parts)
    if table.total in before or every <= before:
        return every.union(*(below(part) for part in every))
    values = {part: counts[part] for part in table.parts}
    found = of_parts(values, told_from, before & every)
    return found.union(*(below(part) for part in found))


def of_parts(
    values: Mapping[Part, int], told_from: int, before: frozenset[Part]
) -> frozenset[Part]:
    """Return which parts of a told total are not told, beside those ``before``."""
    found = before | {part for part in values if _small(values[part], told_from)}
    if not found:
        return found
    for more in _smallest_first(values, found):
        found |= more
        if _enough([values[part] for part in found], told_from):
            return found
    if _enough([values[part] for part in found], told_from):
        return found
    return frozenset(values)


def _smallest_first(
    values: Mapping[Part, int], found: frozenset[Part]
) -> Iterator[frozenset[Part]]:
    """Yield the parts that are told, the smallest first, equal ones together."""
    told = [part for part in values if part not in found and values[part]]
    for value in sorted({values[part] for part in told}):
        yield frozenset(part for part in told if values[part] == value)


def _enough(values: list[int], told_from: int) -> bool:
    """Whether each of them could be one, and could be ``told_from``, or more.

    None of them is zero as far as a reader knows: a zero is told.
    """
    return len(values) > 1 and sum(values) >= len(values) - 1 + told_from


def _small(count: int, told_from: int) -> bool:
    return 0 < count < told_from


def in_public(counts: Counts, agreed: Hidden) -> Hidden:
    """Return what the public is not told. It depends on nothing hidden before.

    A table with hidden parts gives away only what they are together.
    """
    seen = dict(counts) | dict.fromkeys(agreed, 0)
    for table in TABLES:
        gone = [part for part in table.parts if part in agreed]
        if gone and table.total not in agreed:
            rest = counts[table.total] - sum(seen[part] for part in table.parts)
            seen |= shared(gone, rest)
    return hide(seen, PUBLIC, agreed)


def shared(gone: Sequence[Part], rest: int) -> dict[Part, int]:
    """Return hidden parts as if each were as large as the others."""
    each, over = divmod(rest, len(gone))
    return {part: each + (number < over) for number, part in enumerate(gone)}


def rounded(count: int) -> int:
    return (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO
