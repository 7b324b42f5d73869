"""A history for the small house: enough for the forecast to ask it."""

from datetime import timedelta

from django.utils import timezone

from tests.small_house import SmallHouse
from umay.core.exits import Destination
from umay.core.places import Condition
from umay.records.models import Unit
from umay.use_cases.admit_household import admit_household
from umay.use_cases.end_request import turn_away
from umay.use_cases.exit_household import exit_household
from umay.use_cases.furnish_house import set_condition

STAYS = 22


def have_history(house: SmallHouse) -> None:
    """One stay after the other, and every second time somebody is turned away."""
    house.now = timezone.now() - timedelta(days=300)
    for number in range(STAYS):
        stay = admit_household(house.order(), house.asks()).subject
        house.later(days=5 + number % 7)
        today = house.order().today
        exit_household(house.order(), stay, today, Destination.UNKNOWN)
        for dirty in Unit.objects.filter(condition=Condition.TO_CLEAN):
            set_condition(house.order(), dirty.pk, Condition.READY)
        if number % 2:
            turn_away(house.order(), house.asks(), "full")
