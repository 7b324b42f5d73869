"""Helping: what she wants, the steps towards it, and what happened to her."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from umay.commands.demo_house import words
from umay.commands.demo_house.chance import one_of
from umay.core.incidents import Incident, Office, Pattern, Place, Relationship
from umay.core.incidents import Statement as Told
from umay.core.incidents import Step as Next
from umay.core.leaving import FollowUp, Line, LineState
from umay.core.people import Answer
from umay.core.plan import Service
from umay.core.roles import Role
from umay.records.models import Task
from umay.use_cases.finish_task import finish_task
from umay.use_cases.incidents import report_incident, tell_office
from umay.use_cases.leaving import follow_up, settle_line, write_exit_plan
from umay.use_cases.plan import (
    accept_step,
    appoint,
    give_service,
    offer_step,
    set_goal,
)

if TYPE_CHECKING:
    from umay.commands.demo_house.living import Living

STEP_BECAME = {"done": 40, "accepted": 30, "offered": 20, "declined": 10}
LINES_SETTLED = 5
CAME = {"well": 55, "needs_help": 15, "silent": 30}
LATELY = timedelta(days=20)  # what is older would all be overdue
ACTS = {"K1": 50, "Y1": 25, "E1": 25}


def help_her(living: "Living") -> None:
    """Whoever lives here now has a plan; the others left before this was written."""
    if living.visit.leaves is not None:
        return
    telling, first = living.telling, living.visit.first_day
    lately = telling.today - LATELY
    days = {
        _tells: first + timedelta(days=3),
        _plans: max(first + timedelta(days=6), lately),
        _is_helped: max(first + timedelta(days=12), lately),
        _looks_ahead: first + timedelta(days=85),
    }
    for act, day in days.items():
        telling.on(day, living.dice.uniform(10, 16), partial(act, living))


def ask_later(living: "Living") -> None:
    """Who wants it is asked how she is, two weeks after; some do not answer."""
    if living.row().follow_up == Answer.YES:
        living.telling.later(partial(_asked, living), days=14, hours=2)


def _asked(living: "Living") -> None:
    came = FollowUp(one_of(living.dice, CAME))
    follow_up(living.order(Role.SOCIAL), living.stay, came, "")


def _plans(living: "Living") -> None:
    dice, social = living.dice, partial(living.order, Role.SOCIAL)
    for wish, steps in dice.sample(words.WISHES, 2):
        goal = set_goal(social(), living.household, wish).subject
        for step, service in steps:
            due = social().today + timedelta(days=dice.randint(4, 40))
            who = dice.choice(("her", Role.SOCIAL, Role.LAWYER))
            key = offer_step(social(), goal, step, who, due, Service(service)).subject
            became = one_of(dice, STEP_BECAME)
            if became == "accepted":
                accept_step(social(), key)
            elif became != "offered":
                finish_task(social(), key, Task.State(became))


def _is_helped(living: "Living") -> None:
    dice, order = living.dice, living.order(Role.SOCIAL)
    for service in dice.sample(list(Service), 3):
        today = living.order(Role.SOCIAL).today
        give_service(living.order(Role.SOCIAL), living.household, service, today)
    ahead = living.telling.now + timedelta(days=dice.randint(1, 12))
    at = ahead.replace(hour=5 + dice.randint(0, 5), minute=30)
    if at > order.at:
        where = dice.choice(words.APPOINTMENTS)
        appoint(living.order(Role.SOCIAL), living.household, at, where)


def _looks_ahead(living: "Living") -> None:
    dice = living.dice
    told = {"wants": dice.choice(words.HOPES), "avoid": dice.choice(words.AVOIDS)}
    write_exit_plan(living.order(Role.SOCIAL), living.stay, told)
    for line in dice.sample(list(Line), LINES_SETTLED):
        settle_line(living.order(Role.SOCIAL), living.stay, line, LineState.DONE)


def _tells(living: "Living") -> None:
    """Half of them tell what happened; some were sent away by the police."""
    dice = living.dice
    if dice.random() < 1 / 2:
        return
    last = living.visit.first_day - timedelta(days=dice.randint(1, 9))
    first = last - timedelta(days=dice.randint(5, 90))
    told = _incident(one_of(dice, ACTS), first, last)
    order, said = living.order(Role.SOCIAL), {"narrative": dice.choice(words.DANGER)}
    key = report_incident(order, living.household, told, said).subject
    if dice.random() < 1 / 3:
        office = Told(Office.POLICE, last, refused=True, step=Next.PROSECUTOR)
        due = order.today + timedelta(days=3)
        answer = dice.choice(words.SENT_AWAY)
        tell_office(living.order(Role.SOCIAL), key, office, answer, due)


def _incident(act: str, first: date, last: date) -> Incident:
    return Incident(
        act=act,
        first=first,
        last=last,
        place=Place.STREET if act == "K1" else Place.HOME,
        relationship=Relationship.EX_COHABITANT,
        pattern=Pattern.DAILY,
    )
