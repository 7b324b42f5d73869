"""Talks about danger in the invented house: held when they are due, or declined."""

from datetime import date
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from umay.commands.demo_house import words
from umay.core.danger.talks import FEARS, LEVELS, Fear, Talk, talk_by
from umay.core.people import Answer
from umay.core.roles import Role
from umay.records.models import Task
from umay.records.talk_sheets import our_sheet
from umay.use_cases.danger import hold_talk
from umay.use_cases.finish_task import finish_task

if TYPE_CHECKING:
    from umay.commands.demo_house.living import Living

JUDGED = 0.75  # of talks; the others leave the danger open
ANSWERS = (Answer.YES, Answer.NO, Answer.NO, Answer.UNKNOWN, Answer.UNSAID, None)


def talk_or_decline(living: "Living", task: Task, state: str) -> None:
    """Hold the talk that is due, or close it; the next one comes when it comes."""
    dice = living.telling.dice(f"danger {task.due_on} {living.visit.first_day}")
    order = living.order(Role(task.role))
    if state == Task.State.DONE:
        level = dice.choice(LEVELS) if dice.random() < JUDGED else None
        said = dice.choice(words.DANGER)
        why = dice.choice(words.DANGER) if level else ""
        hold_talk(order, living.household, _talk(dice, order.today), said, level, why)
    else:
        finish_task(order, task.pk, state)
    _come_again(living, task, dice)


def _talk(dice: Random, day: date) -> Talk:
    answered = {one.id: dice.choice(ANSWERS) for one in our_sheet().questions}
    answers = {name: answer for name, answer in answered.items() if answer}
    return talk_by(our_sheet(), day, dice.choice([*FEARS, Fear.UNSAID]), answers)


def _come_again(living: "Living", task: Task, dice: Random) -> None:
    offered = Task.objects.filter(household=task.household_id, what=task.what)
    following = offered.filter(state=Task.State.OPEN).first()
    leaves = living.visit.leaves
    if following is None or (leaves is not None and following.due_on >= leaves):
        return
    held = partial(talk_or_decline, living, following, Task.State.DONE)
    living.telling.on(following.due_on, dice.uniform(9, 17), held)
