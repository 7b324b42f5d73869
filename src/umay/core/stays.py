"""Stays: the clock everybody can see, from the first day to the last.

Days are calendar days of the center's time zone; the day of admission is day one.
A stay never ends by itself: past its last day it is *over its limit* and somebody
has to decide. The last day is computed each time, never frozen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from umay.core.limits import Limit
from umay.core.months import last_day as last_day_after
from umay.core.roles import Role


class Mark(StrEnum):
    """A day on the clock when somebody must act."""

    REVIEW = "review"
    NOTICE = "notice"
    LAST_DAY = "last_day"


@dataclass(frozen=True, order=True)
class Milestone:
    """``number`` is the day of the stay for a review, the days left for a notice."""

    day: date
    mark: Mark
    number: int
    who: tuple[Role, ...]


@dataclass(frozen=True)
class Calendar:
    """When a house looks at a stay, and who must act.

    ``reviews`` maps a day of the stay, ``notices`` the days left, to roles.
    """

    reviews: Mapping[int, tuple[Role, ...]]
    notices: Mapping[int, tuple[Role, ...]]


USUAL_CALENDAR = Calendar(
    reviews={90: (Role.SOCIAL,), 150: (Role.SOCIAL, Role.DIRECTOR)},
    notices={
        60: (Role.SOCIAL,),
        30: (Role.SOCIAL, Role.DIRECTOR),
        14: (Role.DIRECTOR,),
        7: (Role.DIRECTOR,),
    },
)


@dataclass(frozen=True)
class StayClock:
    """One stay as seen on ``today``. ``extended_to`` is a granted later last day."""

    first_day: date
    today: date
    limit: Limit
    extended_to: date | None = None

    @property
    def last_day(self) -> date:
        by_limit = last_day_after(self.first_day, self.limit.months)
        return max(by_limit, self.extended_to or by_limit)

    @property
    def day_number(self) -> int:
        return (self.today - self.first_day).days + 1

    @property
    def days_left(self) -> int:
        """Days after today up to the last day; negative when over the limit."""
        return (self.last_day - self.today).days

    @property
    def over_limit(self) -> bool:
        return self.days_left < 0

    def milestones(self, calendar: Calendar = USUAL_CALENDAR) -> tuple[Milestone, ...]:
        """Return reviews, notices and the last day in the order of their days."""
        reviews = (
            Milestone(self.first_day + timedelta(days=n - 1), Mark.REVIEW, n, who)
            for n, who in calendar.reviews.items()
        )
        notices = (
            Milestone(self.last_day - timedelta(days=n), Mark.NOTICE, n, who)
            for n, who in calendar.notices.items()
        )
        end = Milestone(self.last_day, Mark.LAST_DAY, 0, (Role.DIRECTOR,))
        inside = (m for m in (*reviews, *notices) if self.first_day <= m.day)
        return tuple(sorted((*(m for m in inside if m.day <= self.last_day), end)))

    def due(self, calendar: Calendar = USUAL_CALENDAR) -> Milestone | None:
        """Return the latest milestone whose day has come, or ``None``."""
        come = [m for m in self.milestones(calendar) if m.day <= self.today]
        return come[-1] if come else None
