"""Days of a stay: what the night left for the day, and going out and coming back."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from umay.commands.demo_house import words
from umay.commands.demo_house.asking import sometimes
from umay.commands.demo_house.danger import talk_or_decline
from umay.commands.demo_house.telling import day_of
from umay.core.roles import Role
from umay.records.models import Task
from umay.use_cases.finish_task import BEFORE_A_REVIEW, finish_task
from umay.use_cases.sign_out import sign_in, sign_out

if TYPE_CHECKING:
    from umay.commands.demo_house.living import Living

DECLINED = 0.08  # of what is offered to her
UNFINISHED = 0.4  # of what fell due in the last days
LAST_DAYS = timedelta(days=6)
OUT_EVERY = (15, 45)  # days between two absences
BACK_LATE = 0.08
TELLS_WHAT_TO_DO = 0.3


def tasks(living: "Living", *what: str) -> None:
    """Close each task about when it falls due, and all of them before she leaves.

    ``what`` names those meant, if not all.
    """
    telling, dice, leaves = living.telling, living.dice, living.visit.leaves
    soonest = telling.moment + timedelta(minutes=20)
    opened = Task.objects.filter(household=living.household, state=Task.State.OPEN)
    if what:
        opened = opened.filter(what__in=what)
    for task in opened.order_by("due_on", "what"):
        day = max(task.due_on, day_of(telling.moment)) + timedelta(dice.randint(0, 2))
        state = Task.State.DECLINED if dice.random() < DECLINED else Task.State.DONE
        recent = day > telling.today - LAST_DAYS
        if leaves is None and recent and dice.random() < UNFINISHED:
            continue
        moment = telling.moment_of(day, dice.uniform(9, 17))
        if leaves is not None and day >= leaves:
            moment, state = telling.moment_of(leaves, 8), Task.State.DECLINED
        close = partial(_close, living, task, state)
        telling.at(max(moment, soonest), close)


def _close(living: "Living", task: Task, state: str) -> None:
    """Close one; what it asks for next is closed in its turn, or waits for today."""
    if not Task.objects.filter(pk=task.pk, state=Task.State.OPEN).exists():
        return
    if task.what == Task.What.DANGER_TALK:
        talk_or_decline(living, task, state)
    else:
        finish_task(living.order(Role(task.role)), task.pk, state)
    if task.what in BEFORE_A_REVIEW and living.visit.leaves is None:
        tasks(living, Task.What.REVIEW)


def absences(living: "Living") -> None:
    """She goes out now and then; whoever is out tonight is in the cast."""
    telling, dice = living.telling, living.dice
    last = living.visit.leaves or telling.today
    day = day_of(telling.moment) + timedelta(days=2)
    while day < last:
        telling.on(day, dice.uniform(9, 16), partial(_goes_out, living))
        day += timedelta(days=dice.randint(*OUT_EVERY))
    if living.visit.out is not None:
        left, expected = (timedelta(hours=hours) for hours in living.visit.out)
        said = dice.choice(words.IF_LATE)
        is_out = partial(_signs_out, living, left + expected, said)
        telling.at(max(telling.now - left, telling.moment), is_out)


def _goes_out(living: "Living") -> None:
    away = timedelta(minutes=living.dice.randint(60, 300))
    late = living.dice.random() < BACK_LATE
    said = sometimes(living.dice, TELLS_WHAT_TO_DO, words.IF_LATE)
    _signs_out(living, away + timedelta(minutes=-40 if late else 30), said)
    living.telling.at(living.telling.moment + away, partial(_comes_back, living))


def _signs_out(living: "Living", expected_in: timedelta, if_late: str) -> None:
    expected_at = living.telling.moment + expected_in
    sign_out(living.order(), living.stay, expected_at, if_late)


def _comes_back(living: "Living") -> None:
    sign_in(living.order(), living.stay)
