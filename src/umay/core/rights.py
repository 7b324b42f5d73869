"""Her rights over her file: asked with a day, answered with a day."""

from datetime import date, timedelta
from enum import StrEnum

# House rule; unreviewed law: a lawyer has not yet said what the law's own term is.
ANSWER_WITHIN = timedelta(days=15)


class Right(StrEnum):
    SEE = "see"
    CORRECT = "correct"
    COPY = "copy"
    RESTRICT = "restrict"
    ERASE = "erase"


class Answer(StrEnum):
    DONE = "done"
    PARTLY = "partly"
    REFUSED = "refused"


def due_on(asked_on: date) -> date:
    """Return the last day for the answer."""
    return asked_on + ANSWER_WITHIN
