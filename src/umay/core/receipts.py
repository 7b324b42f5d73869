"""Receipts: the acts of which she may take away that they were written down."""

from enum import StrEnum


class Of(StrEnum):
    """About what an entry of the act is."""

    REQUEST = "request"
    STAY = "stay"
    EXTENSION = "extension"
    INCIDENT = "incident"
    STATEMENT = "statement"
    OPERATOR = "operator"
    RIGHT = "right"
    COMPLAINT = "complaint"


# One line an act; a new kind of report is one line more.
MAY_BE_TAKEN: dict[str, Of] = {
    "request.taken": Of.REQUEST,
    "request.ended": Of.REQUEST,
    "request.turned_away": Of.REQUEST,
    "stay.opened": Of.STAY,
    "extension.decided": Of.EXTENSION,
    "appeal.made": Of.EXTENSION,
    "appeal.decided": Of.EXTENSION,
    "incident.reported": Of.INCIDENT,
    "office.told": Of.STATEMENT,
    "operator.answered": Of.OPERATOR,
    "operator.settled": Of.OPERATOR,
    "right.asked": Of.RIGHT,
    "right.answered": Of.RIGHT,
}

# On her own page alone: no worker's list shows that a complaint is there.
HERS_ALONE: dict[str, Of] = {"complaint.made": Of.COMPLAINT}
