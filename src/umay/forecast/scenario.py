"""A scenario: houses, who asks for a place, and what the house has decided.

Days are days, ``per_year`` are requests in 365 days. Everything is said; nothing is
filled in from elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from umay.core.places import Why
from umay.core.rules import HouseRules
from umay.core.waiting import GRAVEST_FIRST, Danger
from umay.forecast.stays import Stays

YEAR = 365


@dataclass(frozen=True)
class Closure:
    """A unit out of use from one day of the run until another."""

    first_day: float
    until_day: float


@dataclass(frozen=True)
class Unit:
    """As in ``umay.core.places``; ``code`` is unique in all houses."""

    code: str
    beds: int
    programme: str
    step_free: bool = False
    shared: bool = False
    adjoins: frozenset[str] = frozenset()
    closures: tuple[Closure, ...] = ()


@dataclass(frozen=True)
class House:
    code: str
    units: tuple[Unit, ...]
    cots: int = 0


@dataclass(frozen=True)
class Kind:
    """Households that ask for the same. ``stays`` names how long they stay.

    ``houses`` are those they may go to, nearer ones in earlier groups; empty means
    all are as good. ``declines`` is the share whose request ends for other reasons
    than room, before a unit is looked for.
    """

    name: str
    per_year: float
    beds: int
    programme: str
    cots: int = 0
    step_free: bool = False
    older_boy: bool = False
    may_share: bool = False
    may_split: bool = False
    stays: str = "usual"
    houses: tuple[tuple[str, ...], ...] = ()
    declines: float = 0.0


@dataclass(frozen=True)
class WaitingList:
    """A ``share`` of those who find no room waits; ``patience_days`` on average.

    ``danger`` is the share of each level, gravest first.
    """

    share: float = 0.0
    patience_days: float = 7.0
    danger: Mapping[Danger, float] = field(
        default_factory=lambda: dict.fromkeys(GRAVEST_FIRST, 1 / len(GRAVEST_FIRST))
    )


@dataclass(frozen=True)
class Holds:
    """A unit is held ``hours``; a ``share`` arrives, ``travel_hours`` later."""

    hours: float = 1.5
    share: float = 1.0
    travel_hours: float = 0.0


@dataclass(frozen=True)
class Resident:
    """A household that is here tonight, in these units of one house.

    ``leaves_in_days`` if her exit is planned; otherwise her stay so far tells.
    """

    kind: str
    units: tuple[str, ...]
    here_days: float
    leaves_in_days: float | None = None


@dataclass(frozen=True)
class Waiter:
    """A household that waits for a place tonight; they are listed in their order."""

    kind: str
    danger: Danger


class Start(StrEnum):
    """An empty house that fills for ``warm_up_days``, or the house of tonight."""

    EMPTY = "empty"
    TONIGHT = "tonight"


@dataclass(frozen=True)
class Scenario:
    houses: tuple[House, ...]
    kinds: tuple[Kind, ...]
    stays: Mapping[str, Stays]
    rules: HouseRules = field(default_factory=HouseRules)
    bends: frozenset[Why] = frozenset()
    waiting: WaitingList = field(default_factory=WaitingList)
    holds: Holds = field(default_factory=Holds)
    clean_days: float = 0.0
    transfers: bool = False
    start: Start = Start.EMPTY
    residents: tuple[Resident, ...] = ()
    waiters: tuple[Waiter, ...] = ()
    days: int = YEAR
    warm_up_days: int = YEAR

    @property
    def first_day(self) -> int:
        """The day from which requests count."""
        return self.warm_up_days if self.start is Start.EMPTY else 0

    @property
    def end_day(self) -> int:
        return self.first_day + self.days

    @property
    def beds(self) -> int:
        return sum(unit.beds for house in self.houses for unit in house.units)
