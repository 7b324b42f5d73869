"""People: who comes together, in the words a caller can answer at night.

Every question knows "unknown" and "prefers not to say"; neither ever means "no".
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from umay.core.months import whole_months


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    UNSAID = "unsaid"


class Age(StrEnum):
    """Age bands, in years; finer ages are seldom needed and never asked for."""

    BABY = "0"
    TODDLER = "1-2"
    SMALL = "3-6"
    SCHOOL = "7-13"
    TEEN = "14-17"
    ADULT = "18+"
    UNKNOWN = "unknown"
    UNSAID = "unsaid"

    @property
    def at_least(self) -> int | None:
        """The youngest age in years of the band, ``None`` when nobody knows."""
        return _YOUNGEST.get(self)


_YOUNGEST = {
    Age.BABY: 0,
    Age.TODDLER: 1,
    Age.SMALL: 3,
    Age.SCHOOL: 7,
    Age.TEEN: 14,
    Age.ADULT: 18,
}


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"
    UNSAID = "unsaid"


class Whereabouts(StrEnum):
    """A member may live elsewhere and is still part of the household."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    LEFT = "left"


@dataclass(frozen=True)
class Person:
    """One member. ``birth_month`` is the first day of the month, if she told it."""

    age: Age = Age.UNKNOWN
    sex: Sex = Sex.UNKNOWN
    birth_month: date | None = None
    whereabouts: Whereabouts = Whereabouts.HERE

    def years(self, on: date) -> int | None:
        """Return the age in years, the youngest of the band if only that is known."""
        if self.birth_month is not None:
            return max(whole_months(self.birth_month, on), 0) // 12
        return self.age.at_least

    def needs_cot(self, on: date, until_months: int) -> bool:
        if self.birth_month is not None:
            return whole_months(self.birth_month, on) < until_months
        youngest = self.age.at_least
        return youngest is not None and youngest * 12 < until_months

    def is_older_boy(self, on: date, from_years: int | None) -> bool:
        years = self.years(on)
        return (
            from_years is not None
            and self.sex is Sex.MALE
            and years is not None
            and years >= from_years
        )


def age_on(birth_month: date, on: date) -> Age:
    """Return the band of somebody born in ``birth_month``."""
    years = max(whole_months(birth_month, on), 0) // 12
    return max(_YOUNGEST, key=lambda age: (_YOUNGEST[age] <= years, _YOUNGEST[age]))
