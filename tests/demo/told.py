"""Telling the demo's house in a test, at one moment that never changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from tests.harness import houses
from umay.commands.demo_house.house import HISTORY, tell_house
from umay.commands.demo_house.logins import LOGINS
from umay.commands.demo_house.telling import ZONE, Telling, day_of
from umay.records.models import Worker

EVENING = datetime(2026, 11, 23, 21, 30, tzinfo=ZONE)


@contextmanager
def told(
    seed: int = 1, now: datetime = EVENING, history: timedelta = HISTORY
) -> Iterator[Telling]:
    """Lend a house with its story told."""
    with houses.lent():
        yield tell_house(seed, now, lambda _: None, history)


@dataclass(frozen=True)
class Evening:
    """The whole story told until that evening."""

    center: UUID
    now: datetime = EVENING

    @property
    def today(self) -> date:
        return day_of(self.now)


@contextmanager
def that_evening() -> Iterator[Evening]:
    """Lend a copy of the house that is told once a run."""

    def furnish() -> None:
        tell_house(1, EVENING, lambda _: None)

    told = houses.furnished("evening", furnish)
    with houses.clone(told) as house, houses.pointed_at(house):
        yield Evening(Worker.objects.get(username=LOGINS[0].username).center_id)
