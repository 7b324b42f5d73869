"""A year of an invented house, day by day, by people who act on what they are shown.

Nobody in it remembers anything: who acts, reads the list of the day and the marks of
the clocks, and does what stands there. Without the lists nobody is reminded.
"""

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from tests.small_house import CHILD, SmallHouse, small_house
from umay.core.contact import Channel, Contact, Message
from umay.core.exits import Destination
from umay.core.leaving import FollowUp
from umay.core.people import Answer
from umay.core.places import Condition
from umay.core.proposals import NoUnitFits
from umay.core.refusals import Refused
from umay.records.models import Extension, Rules, SafeContact, Stay, Task, Unit
from umay.records.queries.timeline import Row, timeline
from umay.records.queries.today import tasks_due
from umay.use_cases.admit_household import admit_household
from umay.use_cases.end_request import turn_away
from umay.use_cases.exit_household import exit_household, plan_leaving
from umay.use_cases.extend_stay import ask_extension, decide_extension
from umay.use_cases.finish_task import finish_task
from umay.use_cases.furnish_house import UnitPlan, set_condition
from umay.use_cases.leaving import follow_up, write_exit_plan
from umay.use_cases.safe_contact import add_contact, reach

MORNING = time(4)  # UTC: nine in the house
DAYS = 420  # the last to come in the year are seen to their last day
COME_UNTIL = 366
HOUSEHOLDS = 100
LEAVE_EARLY = 0.55  # of all, each on a day of her own
FORGET = timedelta(days=1)  # a task may wait until the next morning
UNITS = tuple(UnitPlan(str(number), 3, "violence") for number in range(100, 160))


@dataclass
class Year:
    """``reminded``: whether anybody is shown a list. What went wrong is counted."""

    seed: int
    reminded: bool = True
    came: int = 0
    surprised: list[date] = field(default_factory=list)
    unseen: set[UUID] = field(default_factory=set)
    not_now: int = 0

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.house: SmallHouse = small_house(UNITS)
        Rules.objects.filter(center=self.house.worker.center).update(review_days=28)
        self.first: date = self.house.order().today
        self.leaves: dict[UUID, date] = {}

    @property
    def today(self) -> date:
        return self.house.order().today

    def live(self) -> None:
        """Tell every day; without the lists only until somebody is surprised."""
        for day in range(DAYS):
            if self.surprised and not self.reminded:
                return
            on = self.first + timedelta(days=day)
            self.house.now = datetime.combine(on, MORNING, tzinfo=UTC)
            self._clean()
            self._somebody_comes(day)
            if self.reminded:
                self._do_what_is_listed()
                self._look_at_the_clocks()
            self._somebody_leaves()
            self._count()

    def _clean(self) -> None:
        for unit in Unit.objects.filter(condition=Condition.TO_CLEAN):
            set_condition(self.house.order(), unit.pk, Condition.READY)

    def _somebody_comes(self, day: int) -> None:
        due = HOUSEHOLDS * (day + 1) // COME_UNTIL
        while self.came < min(due, HOUSEHOLDS):
            self.came += 1
            request = self.house.asks(CHILD)
            try:
                key = admit_household(self.house.order(), request).subject
            except NoUnitFits:
                turn_away(self.house.order(), request, "full")
                continue
            stay = Stay.objects.get(pk=key)
            self._agrees_how_to_be_reached(stay)
            if self.dice.random() < LEAVE_EARLY:
                span = min(int(self.dice.lognormvariate(3.6, 0.9)) + 1, 150)
                self.leaves[key] = self.today + timedelta(days=span)

    def _agrees_how_to_be_reached(self, stay: Stay) -> None:
        head = stay.household.members.get(kind="head").pk
        days = frozenset(self.dice.sample(range(7), 3))
        far = self.today + timedelta(days=800)
        safe = Contact(Channel.CALL, days, time(9), time(12), far)
        never, words = Message.NEVER, {"way": "An invented number"}
        add_contact(self.house.order(), head, safe, never, never, words)

    def _do_what_is_listed(self) -> None:
        for task in tasks_due(self.house.worker.center_id, self.today):
            if task.what == Task.What.FOLLOW_UP:
                self._asks_how_she_is(task)
            elif task.what == Task.What.EXIT_PLAN:
                self._plans_the_way_out(task)
            else:
                declined = self.dice.random() < 0.1
                state = Task.State.DECLINED if declined else Task.State.DONE
                finish_task(self.house.order(), task.pk, state)

    def _plans_the_way_out(self, task: Task) -> None:
        stay = Stay.objects.get(household=task.household_id, exit_day=None)
        write_exit_plan(self.house.order(), stay.pk, {"wants": "A room"})
        if self.dice.random() < 0.6:
            self._has_a_place(stay)
        finish_task(self.house.order(), task.pk, Task.State.DONE)

    def _has_a_place(self, stay: Stay) -> None:
        day = self.today + timedelta(days=self.dice.randint(20, 80))
        plan_leaving(self.house.order(), stay.pk, day, Destination.RENTED)
        self.leaves[stay.pk] = day

    def _look_at_the_clocks(self) -> None:
        for row in timeline(self.house.worker.center, self.today):
            if any(mark.day == self.today for mark in row.milestones):
                self._decides(row)

    def _decides(self, row: Row) -> None:
        """On a review or a notice: a place is found, or the director is asked."""
        if row.stay.leaving_to or row.clock is None:
            return
        if self.dice.random() < 0.3:
            self._has_a_place(row.stay)
        elif row.clock.days_left <= 30:
            self._asks_for_more_time(row)

    def _asks_for_more_time(self, row: Row) -> None:
        assert row.clock is not None
        until = row.clock.last_day + timedelta(days=60)
        order = self.house.order
        if not row.stay.extensions.filter(decision="").exists():
            ask_extension(order(), row.stay.pk, until, "No home yet")
        asked = Extension.objects.get(stay=row.stay, decision="")
        if row.clock.days_left <= 14:
            decide_extension(order(), asked.pk, "Nobody is put out", until)

    def _asks_how_she_is(self, task: Task) -> None:
        """At an hour of the worker's; the way refuses itself if it is not hers."""
        stay = Stay.objects.filter(household=task.household_id).latest("exit_day")
        way = SafeContact.objects.get(member__household=task.household_id)
        self.house.now += timedelta(hours=self.dice.randint(0, 8))
        try:
            reach(self.house.order(), way.pk)
        except Refused:
            self.not_now += 1
            return
        came = FollowUp.WELL if self.dice.random() < 0.7 else FollowUp.SILENT
        follow_up(self.house.order(), stay.pk, came, "")

    def _somebody_leaves(self) -> None:
        for key, day in list(self.leaves.items()):
            if day <= self.today:
                del self.leaves[key]
                self._goes(key)

    def _goes(self, stay: UUID) -> None:
        to = Stay.objects.get(pk=stay).leaving_to or Destination.UNKNOWN
        wants = self.dice.choice((Answer.YES, Answer.NO, Answer.UNKNOWN))
        with suppress(Refused):  # she came today
            exit_household(
                self.house.order(), stay, self.today, Destination(to), follow_up=wants
            )

    def _count(self) -> None:
        """By what stands in the book, whoever was shown it."""
        for row in self._open():
            left = row.clock.days_left if row.clock else -1
            if left == 0 and not self._is_decided(row):
                self.surprised.append(self.today)
        waits = Task.objects.filter(
            state=Task.State.OPEN,
            due_on__lt=self.today - FORGET,
            household__stays__exit_day=None,
        )
        self.unseen |= set(waits.values_list("pk", flat=True))

    def _open(self) -> Iterator[Row]:
        yield from timeline(self.house.worker.center, self.today)

    def _is_decided(self, row: Row) -> bool:
        decided = row.stay.extensions.exclude(decision="").exists()
        return bool(row.stay.leaving_to) or decided
