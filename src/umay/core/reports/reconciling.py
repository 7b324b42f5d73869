"""Reconciling: forms that name different lines of one table come to the same total.

For each form and table: what its lines tell, what of the table it leaves out, what is
hidden, and what these make together. Nothing here is known to the house alone: the sum
of what is hidden follows from the total and the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from umay.core.reports.counts import TABLES, Count, Table
from umay.core.reports.figures import Figures
from umay.core.reports.forms import ReportForm


@dataclass(frozen=True)
class Sum:
    """How one form comes to the total of one table.

    ``named`` are its own lines, ``left_out`` the parts it does not ask for, ``hidden``
    what is not told of the table, all in people, families or requests.
    """

    form: ReportForm
    total: Count
    named: int
    left_out: int
    hidden: int
    parts_left_out: tuple[Count, ...]
    parts_hidden: tuple[Count, ...]

    @property
    def asks_for_the_total(self) -> bool:
        return self.total in self.form.counts

    @property
    def together(self) -> int:
        return self.named + self.left_out + self.hidden


@dataclass(frozen=True)
class Agreement:
    """The sums of one table; ``total`` is ``None`` where it is hidden itself."""

    table: Table
    total: int | None
    sums: tuple[Sum, ...]

    @property
    def holds(self) -> bool:
        return self.total is not None and all(
            one.together == self.total and one.hidden >= 0 for one in self.sums
        )


def reconcile(forms: Sequence[ReportForm], told: Figures) -> Iterator[Agreement]:
    """Yield each table at least one form asks for, and how each comes to its total."""
    for table in TABLES:
        asking = [form for form in forms if form.counts & {table.total, *table.parts}]
        if not asking:
            continue
        total = told[table.total]
        sums = tuple(_sum(form, table, told) for form in asking)
        yield Agreement(table, None if total.hidden else total.known, sums)


def _sum(form: ReportForm, table: Table, told: Figures) -> Sum:
    named = [part for part in table.parts if part in form.counts]
    rest = [part for part in table.parts if part not in form.counts]
    unknown = tuple(part for part in table.parts if told[part].hidden)
    known = sum(told[part].known for part in table.parts)
    return Sum(
        form=form,
        total=table.total,
        named=sum(told[part].known for part in named),
        left_out=sum(told[part].known for part in rest),
        hidden=told[table.total].known - known if unknown else 0,
        parts_left_out=tuple(rest),
        parts_hidden=unknown,
    )
