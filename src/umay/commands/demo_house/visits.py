"""Visits: one household's time in the house, as the story wants it told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from umay.core.people import Age, Person
from umay.core.places import Condition, Why

if TYPE_CHECKING:
    from umay.commands.demo_house.living import Living

# What else happens to a household: so many days ago, and how it is recorded.
Turn = tuple[int, Callable[["Living"], object]]

COT_AGES = {Age.BABY, Age.TODDLER}


@dataclass(eq=False)
class Visit:
    """``units`` are those she came to, ``moved_to`` another one from a later day.

    ``bends`` and ``why`` are the rules of the house gone past for her, ``out`` the
    hours since she went out tonight and until she is expected. ``household`` is known
    once she has been admitted.
    """

    people: tuple[Person, ...]
    programme: str
    first_day: date
    units: tuple[str, ...]
    leaves: date | None = None
    moved_to: tuple[date, str] | None = None
    sheet: dict[str, Any] = field(default_factory=dict)
    bends: frozenset[Why] = frozenset()
    why: str = ""
    left_as: Condition = Condition.READY
    turns: list[Turn] = field(default_factory=list)
    out: tuple[float, float] | None = None
    returning: "Visit | None" = None
    household: UUID | None = None

    @property
    def cots(self) -> int:
        return sum(person.age in COT_AGES for person in self.people)

    def meets(self, other: "Visit") -> bool:
        """Whether both are in the house on a common day, or nearly so."""
        return not self.gone_by(other.first_day) and not other.gone_by(self.first_day)

    def gone_by(self, day: date) -> bool:
        return self.leaves is not None and self.leaves + timedelta(days=1) < day
