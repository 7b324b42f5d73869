"""Counting: the next step of a year, hidden so that nothing hidden is found out.

What was told before cannot be taken back. So whatever the next step would give away,
of itself or of an earlier one, is hidden in the next step, table after table.
"""

from collections.abc import Sequence

from umay.core.reports.figures import Counted
from umay.core.reports.giving_up import IN_TURN
from umay.core.reports.hiding import Counts, hide
from umay.core.reports.periods import Step
from umay.core.reports.witnesses import Year


def count_step(before: Sequence[Counted], step: Step, counts: Counts) -> Counted:
    """Return the step with all that must be hidden; ``before`` are its year's."""
    found = Counted(step, counts, hide(counts))
    for more in IN_TURN:
        if next(Year([*before, found]).found_out(), None) is None:
            return found
        found = Counted(step, counts, found.hidden | more)
    return found
