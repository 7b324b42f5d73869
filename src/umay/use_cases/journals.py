"""Journals: that an inspector has read one is written down."""

from umay.core.journals import Journal, Period
from umay.use_cases.order import Done, Order, Outcome, once


def note_reading(order: Order, journal: Journal, period: Period) -> Outcome:
    """Write down which journal was read, and of which days."""

    def work() -> Done:
        facts = {
            "journal": journal,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
        }
        return Done(order.by, facts)

    return once(order, "journal.read", work)
