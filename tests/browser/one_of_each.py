"""One of each thing the invented house has none of, so that every screen has a row."""

from uuid import UUID

from django.utils import timezone

from tests.small_house import SmallHouse
from tests.web.walked import of_the_gate
from umay.core.roles import Role
from umay.records.models import Household, Stay, Worker
from umay.use_cases.keys.walling import wall_off


def one_of_each(center: UUID) -> None:
    """Make a consent, a demand, a release, a way to reach her, a right and a wall."""
    duty = Worker.objects.get(center_id=center, role=Role.DUTY)
    house = SmallHouse(duty, timezone.now())
    first, *_, last = Stay.objects.filter(center_id=center, exit_day=None).order_by(
        "first_day"
    )
    of_the_gate(house, Household.objects.get(pk=first.household_id))
    guard = Worker.objects.create(
        center_id=center, username="ойдан-күзетші", role=Role.DUTY
    )
    wall_off(house.order(), last.household_id, guard.pk)
