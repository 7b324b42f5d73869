"""Gaps: how many reported acts the law had nothing for, by form, and nobody is found.

One woman may tell of twenty acts. So a number is small by the families behind it, not
by the acts alone; what else would tell it is hidden as in every other report.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from umay.core.law.answering import Answer
from umay.core.reports.figures import Audience
from umay.core.reports.hiding import AGREED, PUBLIC, of_parts, rounded, shared

ACTS = "acts"  # every act that was reported; its parts are the law's four answers
ANSWERS = tuple(map(str, Answer))
Told = Mapping[str, int | None]  # by cell; ``None`` is hidden


@dataclass(frozen=True)
class Reported:
    """One act: the law's answer about punishment, on the day of the act."""

    family: UUID
    form: str
    answer: Answer


def cell_of(form: str) -> str:
    return f"{Answer.NO_GROUND}.{form}"


def tables_of(forms: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return each total with its parts; a total that is a part comes later."""
    return [
        (ACTS, ANSWERS),
        (str(Answer.NO_GROUND), tuple(cell_of(form) for form in forms)),
    ]


def tell(reported: Iterable[Reported], forms: Sequence[str]) -> dict[str, int | None]:
    """Count, and return what may be told under an agreement."""
    families: dict[str, set[UUID]] = defaultdict(set)
    acts = Counter[str]()
    for one in reported:
        for cell in _cells(one):
            acts[cell] += 1
            families[cell].add(one.family)
    few = frozenset(cell for cell, found in families.items() if len(found) < AGREED)
    tables = tables_of(forms)
    counts = {cell: acts[cell] for total, parts in tables for cell in (total, *parts)}
    return _without(counts, _hidden(tables, counts, AGREED, few))


def for_everybody(told: Told, forms: Sequence[str]) -> dict[str, int | None]:
    """Return what the public is told, made of what is told under an agreement."""
    tables, seen = tables_of(forms), {cell: told[cell] or 0 for cell in told}
    for total, parts in tables:
        gone, whole = [part for part in parts if told[part] is None], told[total]
        if gone and whole is not None:
            rest = whole - sum(seen[part] for part in parts)
            seen |= shared(gone, rest)
    before = frozenset(cell for cell in told if told[cell] is None)
    public = _without(seen, _hidden(tables, seen, PUBLIC, before))
    return {cell: n if n is None else rounded(n) for cell, n in public.items()}


def told_to(audience: Audience, told: Told, forms: Sequence[str]) -> Told:
    return for_everybody(told, forms) if audience is Audience.PUBLIC else told


def _cells(one: Reported) -> tuple[str, ...]:
    cells = (ACTS, str(one.answer))
    return (*cells, cell_of(one.form)) if one.answer is Answer.NO_GROUND else cells


def _hidden(
    tables: Sequence[tuple[str, tuple[str, ...]]],
    counts: Mapping[str, int],
    told_from: int,
    before: frozenset[str],
) -> frozenset[str]:
    hidden = before | {cell for cell in (ACTS,) if 0 < counts[cell] < told_from}
    for total, parts in tables:
        if total in hidden:
            hidden |= frozenset(parts)
        else:
            values = {part: counts[part] for part in parts}
            hidden |= of_parts(values, told_from, hidden & frozenset(parts))
    return hidden


def _without(
    counts: Mapping[str, int], hidden: frozenset[str]
) -> dict[str, int | None]:
    return {cell: None if cell in hidden else n for cell, n in counts.items()}
