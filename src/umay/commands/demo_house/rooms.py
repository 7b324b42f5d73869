"""Rooms: cleaned after somebody left, or taken out of service."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from random import Random

from umay.commands.demo_house.telling import Telling
from umay.core.places import Condition
from umay.core.roles import Role
from umay.records.models import Unit
from umay.use_cases.furnish_house import set_condition

REPAIRED = timedelta(days=9)


def clean(
    telling: Telling, dice: Random, units: Iterable[str], left_as: Condition
) -> None:
    """Clean the units in the next hours, or only as far as ``left_as`` says."""
    if left_as is Condition.READY:
        begun = dice.uniform(0.5, 1.5)
        for unit in units:
            _will_be(telling, unit, Condition.CLEANING, begun)
            _will_be(telling, unit, Condition.READY, begun + 1.5)
    elif left_as is Condition.CLEANING:
        for unit in units:
            telling.on(telling.today, 14, partial(_is, telling, unit, left_as))
    elif left_as is Condition.CLOSED:
        for unit in units:
            telling.later(partial(_is, telling, unit, left_as), hours=1)


def _will_be(telling: Telling, unit: str, condition: Condition, hours: float) -> None:
    telling.later(partial(_is, telling, unit, condition), hours=hours)


def _is(telling: Telling, unit: str, condition: Condition) -> None:
    row = Unit.objects.get(center_id=telling.center, code=unit)
    until = telling.today + REPAIRED if condition is Condition.CLOSED else None
    set_condition(telling.order(Role.DUTY), row.pk, condition, until)
