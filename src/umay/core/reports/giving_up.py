"""Giving up: what else is hidden when what is small would be found out otherwise."""

from umay.core.reports.counts import HELP, Count, below
from umay.core.reports.hiding import NOTHING, Hidden

# What is given up first tells least; the people a ministry asks for come last.
IN_TURN: tuple[Hidden, ...] = (
    below(Count.HERE) | {Count.NIGHTS},
    below(Count.LEFT) | {Count.LEFT},
    frozenset(HELP),
    below(Count.PEOPLE) | {Count.HERE},
    frozenset({Count.PEOPLE}),
)


def given_up(hidden: Hidden) -> Hidden:
    """Return what may have been given up: nobody can tell it from what is small."""
    found = NOTHING
    for more in IN_TURN:
        if not more <= hidden:
            break
        found |= more
    return found
