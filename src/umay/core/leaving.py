"""Leaving: what it takes to go well, line by line, begun long before the last day.

Each line is done, waived with a reason, or open. The list is our own, after Utah R501,
26 TAC 356.612 and what shelters tell (practice notes, 1.9).
"""

from collections.abc import Mapping
from enum import StrEnum


class Line(StrEnum):
    WHERE_TO = "where_to"
    FAR_ENOUGH = "far_enough"
    WHO_KNOWS = "who_knows"
    SAFETY_PLAN = "safety_plan"
    DEVICES = "devices"
    STATE_SERVICES = "state_services"
    PAPERS = "papers"
    MONEY = "money"
    ORDER_COPIES = "order_copies"
    SCHOOL = "school"
    HEALTH = "health"
    TRAVEL = "travel"
    BELONGINGS = "belongings"
    FOLLOW_UP = "follow_up"
    DATA = "data"
    KEYS = "keys"


class LineState(StrEnum):
    OPEN = "open"
    DONE = "done"
    WAIVED = "waived"


class FollowUp(StrEnum):
    """What came of a follow-up. Silence is an answer: nobody goes to her door."""

    WELL = "well"
    NEEDS_HELP = "needs_help"
    COMES_BACK = "comes_back"
    SILENT = "silent"
    NO_MORE = "no_more"


def still_open(states: Mapping[Line, LineState]) -> tuple[Line, ...]:
    """Return the lines nobody has settled, in the order of the list."""
    settled = {LineState.DONE, LineState.WAIVED}
    return tuple(line for line in Line if states.get(line) not in settled)
