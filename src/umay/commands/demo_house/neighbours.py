"""Neighbours: two other invented houses that say how much room they have."""

import secrets
from datetime import datetime
from uuid import uuid4

from umay.commands.demo_house.plan import HARDSHIP, VIOLENCE
from umay.use_cases.furnish_house import UnitPlan, add_cots
from umay.use_cases.open_center import CenterPlan, open_center
from umay.use_cases.order import Order

PASSWORD_BYTES = 32

NORTH = CenterPlan(
    slug="demo-north",
    name="Ойдан шыққан үй, солтүстік",
    programmes=(VIOLENCE, HARDSHIP),
    units=(
        UnitPlan("1", 4, VIOLENCE),
        UnitPlan("2", 4, VIOLENCE),
        UnitPlan("3", 2, HARDSHIP, step_free=True),
    ),
    region="Солтүстік Ойдан облысы",
    listed=True,
)
EAST = CenterPlan(
    slug="demo-east",
    name="Ойдан шыққан үй, шығыс",
    programmes=(VIOLENCE,),
    units=(
        UnitPlan("1", 6, VIOLENCE, step_free=True),
        UnitPlan("2", 2, VIOLENCE),
        UnitPlan("3", 1, VIOLENCE),
    ),
    region="Шығыс Ойдан облысы",
    listed=True,
)


def open_neighbours(at: datetime) -> None:
    """Open both; nobody signs in there, so nobody knows the password."""
    for plan in (NORTH, EAST):
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        worker = open_center(plan, plan.slug, password, at)
        # The first act on beds is what makes their vacancies known.
        add_cots(Order(worker.center_id, worker.pk, at, uuid4()), count=2)
