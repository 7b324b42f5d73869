"""Telling: every act in the order it happened, each through its use case.

Nothing is written past the use cases, so the invented house keeps every rule of a
real one, and its ledger has an entry for every act.
"""

import heapq
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from umay.core.roles import Role
from umay.use_cases.order import Order

ZONE = ZoneInfo("Asia/Almaty")
Act = Callable[[], object]


def day_of(moment: datetime) -> date:
    """Return the calendar day of the house."""
    return moment.astimezone(ZONE).date()


@dataclass
class Telling:
    """The clock of the story. What would happen after ``now`` has not happened.

    Everybody in it has her own dice, so that nothing depends on the hour at which it
    is told: one seed and one day are one house.
    """

    center: UUID
    workers: Mapping[Role, UUID]
    seed: int
    begins: datetime
    now: datetime
    moment: datetime = field(init=False)
    _coming: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.moment = self.begins

    @property
    def today(self) -> date:
        return day_of(self.now)

    def dice(self, whose: object) -> Random:
        return Random(f"{self.seed} {whose}")  # noqa: S311 (nothing here is secret)

    def order(self, role: Role, dice: Random | None = None) -> Order:
        """Return an order of the worker with that role, at the moment being told.

        ``dice`` draws the survivor code where the order makes a household.
        """
        order = Order(self.center, self.workers[role], self.moment, uuid4())
        return replace(order, choose=dice.choice) if dice else order

    def at(self, moment: datetime, act: Act) -> None:
        """Tell ``act`` when its moment comes, if it comes."""
        if moment <= self.now:
            heapq.heappush(self._coming, (moment, next(self._number), act))

    def later(self, act: Act, **span: float) -> None:
        """Tell ``act`` that much later than the moment being told."""
        self.at(self.moment + timedelta(**span), act)

    def on(self, day: date, hour: float, act: Act) -> None:
        self.at(self.moment_of(day, hour), act)

    def moment_of(self, day: date, hour: float) -> datetime:
        """Return a moment of that day. Today is only as long as it has lasted."""
        midnight = datetime(day.year, day.month, day.day, tzinfo=ZONE)
        passed = self.now - midnight if day == self.today else timedelta(days=1)
        return midnight + passed * (hour / 24)

    def tell(self, progress: Callable[[float], object]) -> None:
        """Tell everything; ``progress`` hears which part of the time has been told."""
        whole = self.now - self.begins
        while self._coming:
            self.moment, _, act = heapq.heappop(self._coming)
            act()
            progress((self.moment - self.begins) / whole)
