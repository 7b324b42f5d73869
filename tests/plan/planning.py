"""A plan, an appointment, a note and a way out, made in a test."""

from datetime import timedelta
from uuid import UUID

from tests.small_house import SmallHouse
from umay.core.leaving import Line, LineState
from umay.core.plan import Service
from umay.records.models import Stay
from umay.use_cases.leaving import settle_line, write_exit_plan
from umay.use_cases.notes import write_note
from umay.use_cases.plan import add_task, appoint, give_service, offer_step, set_goal

WISH = "A room of our own in the north"
STEP = "Ask for her diploma at the college"


def planned(house: SmallHouse, household: UUID) -> dict[str, UUID]:
    """Make one of each; return the keys that addresses name."""
    goal = set_goal(house.order(), household, WISH).subject
    day = house.order().today + timedelta(days=7)
    step = offer_step(house.order(), goal, STEP, "her", day, Service.ECONOMIC).subject
    add_task(house.order(), household, "Buy a bus ticket", "social", day)
    at = house.now + timedelta(days=2)
    hour = appoint(house.order(), household, at, "The lawyer, room 4").subject
    give_service(house.order(), household, Service.LEGAL, house.order().today)
    write_note(house.order(), household, "care", "She slept well")
    stay = Stay.objects.filter(household=household, exit_day=None).first()
    if stay is not None:
        words = {"wants": WISH, "avoid": "The south"}
        write_exit_plan(house.order(), stay.pk, words, read=words)
        order, why = house.order(), "She has none"
        settle_line(order, stay.pk, Line.ORDER_COPIES, LineState.WAIVED, why, ["why"])
    return {"goal": goal, "step": step, "appointment": hour}
