"""The plan made with her: goals in her words, steps towards them, who and by when.

A step is offered; she accepts or declines it, and may think again. Declining ends it
and costs her nothing. Services are the eight groups of the Kazakh guaranteed volume of
special social services (Social Code 2023; order 263 of 29 June 2023).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WORKING_DAYS = 5  # Monday to Friday; a holiday makes a deadline earlier, never later


class Service(StrEnum):
    DOMESTIC = "domestic"
    MEDICAL = "medical"
    PSYCHOLOGICAL = "psychological"
    PEDAGOGICAL = "pedagogical"
    LABOUR = "labour"
    CULTURAL = "cultural"
    ECONOMIC = "economic"
    LEGAL = "legal"


class GoalState(StrEnum):
    OPEN = "open"
    REACHED = "reached"
    PUT_ASIDE = "put_aside"


class Kept(StrEnum):
    """What became of an appointment."""

    AHEAD = "ahead"
    KEPT = "kept"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Terms:
    """When a house offers what, in days: its own setting, never a condition for her.

    The first three as Oklahoma's rule for certified shelters (OAC 75:15-5-3.1): intake
    within 48 hours, a plan within five working days, a review every two weeks.
    """

    intake_days: int = 2
    plan_working_days: int = 5
    review_days: int = 14
    exit_plan_day: int = 90
    follow_up_days: int = 14

    def intake_by(self, first_day: date) -> date:
        return first_day + timedelta(days=self.intake_days)

    def plan_by(self, first_day: date) -> date:
        return working_days_after(first_day, self.plan_working_days)

    def exit_plan_by(self, first_day: date) -> date:
        """Day one is the day of admission."""
        return first_day + timedelta(days=self.exit_plan_day - 1)

    def review_by(self, day: date) -> date:
        return day + timedelta(days=self.review_days)

    def follow_up_by(self, exit_day: date) -> date:
        return exit_day + timedelta(days=self.follow_up_days)


def working_days_after(day: date, count: int) -> date:
    """Return the ``count``-th working day after ``day``."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < WORKING_DAYS
    return day
