"""Telling the demo's house in a test, at one moment that never changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from tests.harness import houses
from umay.commands.demo_house.house import HISTORY, tell_house
from umay.commands.demo_house.telling import ZONE, Telling

EVENING = datetime(2026, 11, 23, 21, 30, tzinfo=ZONE)


@contextmanager
def told(
    seed: int = 1, now: datetime = EVENING, history: timedelta = HISTORY
) -> Iterator[Telling]:
    """Lend a house with its story told."""
    with houses.lent():
        yield tell_house(seed, now, lambda _: None, history)
