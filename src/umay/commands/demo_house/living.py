"""Living: one visit told, from the call to the cleaned room."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from umay.commands.demo_house import chance, days, helping, words
from umay.commands.demo_house.asking import call_sheet
from umay.commands.demo_house.rooms import clean
from umay.commands.demo_house.telling import Telling, day_of
from umay.commands.demo_house.visits import Visit
from umay.core.asking import Choice
from umay.core.exits import Destination
from umay.core.people import Answer
from umay.core.places import Why
from umay.core.proposals import NoUnitFits
from umay.core.roles import Role
from umay.records.models import Stay
from umay.use_cases.admit_household import admit_at_the_door, admit_household
from umay.use_cases.exit_household import exit_household
from umay.use_cases.keep_hold import extend_hold
from umay.use_cases.move_household import move_household
from umay.use_cases.order import Order, Outcome
from umay.use_cases.place_hold import place_hold
from umay.use_cases.take_request import take_request
from umay.use_cases.wait import put_on_waiting_list

WAYS = {"door": 35, "held": 50, "waited": 15}
SLOW_ROAD = 0.15  # of those on their way need the hold kept longer


class Living:
    """One household in the story. ``stay`` is known once she has been admitted."""

    request: UUID
    stay: UUID

    def __init__(self, telling: Telling, visit: Visit, dice: Random) -> None:
        self.telling = telling
        self.visit = visit
        self.dice = dice
        self.sheet = call_sheet(dice, visit.programme, visit.people, visit.sheet)

    @property
    def household(self) -> UUID:
        return self.row().household_id

    def row(self) -> Stay:
        return Stay.objects.get(pk=self.stay)

    def order(self, role: Role = Role.DUTY) -> Order:
        return self.telling.order(role, self.dice)

    def begin(self) -> None:
        """Put her arrival into the story."""
        telling, first_day = self.telling, self.visit.first_day
        if first_day <= day_of(telling.begins):
            telling.at(telling.begins + timedelta(hours=1), self._was_here_before)
            return
        arrival = telling.moment_of(first_day, chance.at_night(self.dice))
        way = chance.one_of(self.dice, WAYS)
        if way == "door" and self.visit.returning is None:
            telling.at(arrival, self._stands_at_the_door)
        else:
            self._calls_before(arrival, waits=way == "waited")

    def _was_here_before(self) -> None:
        """The book was opened while she lived here: she keeps her first day."""
        self._asks()
        day = self.visit.first_day
        self._lives_here(
            self._placed(
                lambda choice: admit_household(
                    self.order(), self.request, choice, day=day
                )
            )
        )

    def _stands_at_the_door(self) -> None:
        self._lives_here(
            self._placed(
                lambda choice: admit_at_the_door(self.order(), self.sheet, choice)
            )
        )

    def _calls_before(self, arrival: datetime, *, waits: bool) -> None:
        telling, minutes = self.telling, self.dice.randint(25, 80)
        held = arrival - timedelta(minutes=minutes)
        if self.dice.random() < SLOW_ROAD:
            held -= timedelta(minutes=50)
            telling.at(held + timedelta(minutes=70), self._needs_longer)
        asked = held - timedelta(minutes=6)
        if waits:
            asked -= timedelta(days=self.dice.randint(1, 9))
            asked = max(asked, telling.begins + timedelta(hours=2))
            telling.at(asked + timedelta(minutes=5), self._waits)
        telling.at(asked, self._asks)
        telling.at(held, self._is_held)
        telling.at(arrival, self._comes)

    def _asks(self) -> None:
        known = self.visit.returning
        before = known.household if known else None
        self.request = take_request(self.order(), self.sheet, before).subject

    def _waits(self) -> None:
        put_on_waiting_list(self.order(), self.request, self.sheet.danger)

    def _is_held(self) -> None:
        self.hold = self._placed(
            lambda choice: place_hold(self.order(), self.request, choice)
        ).subject

    def _needs_longer(self) -> None:
        extend_hold(self.order(), self.hold, minutes=60)

    def _comes(self) -> None:
        self._lives_here(admit_household(self.order(), self.request))

    def _placed(self, place: Callable[[Choice], Outcome]) -> Outcome:
        """Place her as planned; in a room not cleaned yet if need be, and say so."""
        visit = self.visit
        try:
            return place(Choice(visit.units, visit.bends, visit.why))
        except NoUnitFits:
            bends = visit.bends | {Why.TO_CLEAN}
            return place(Choice(visit.units, bends, words.NOT_CLEANED))

    def _lives_here(self, admitted: Outcome) -> None:
        self.stay = admitted.subject
        self.visit.household = self.household
        telling, visit = self.telling, self.visit
        for days_ago, turn in visit.turns:
            day = telling.today - timedelta(days=days_ago)
            if day > day_of(telling.moment):
                telling.on(day, 15, partial(turn, self))
        if visit.moved_to is not None:
            day, unit = visit.moved_to
            telling.on(day, 10, partial(self._moves, unit))
        if visit.leaves is not None:
            hour = self.dice.uniform(9, 14)
            telling.on(visit.leaves, hour, partial(self._leaves, visit.leaves))
        days.tasks(self)
        days.absences(self)
        helping.help_her(self)

    def _moves(self, unit: str) -> None:
        move_household(self.order(Role.SOCIAL), self.stay, Choice((unit,)))
        clean(self.telling, self.dice, self.visit.units, self.visit.left_as)

    def _leaves(self, day: date) -> None:
        visit, dice = self.visit, self.dice
        nights = (day - visit.first_day).days
        drawn = chance.destination(dice, visit.programme, nights)
        exit_household(
            self.order(Role.SOCIAL),
            self.stay,
            day,
            Destination(self.row().leaving_to or drawn),
            keys_back=dice.choice((Answer.YES, Answer.YES, Answer.YES, Answer.UNKNOWN)),
            follow_up=dice.choice((Answer.YES, Answer.NO, Answer.UNKNOWN)),
        )
        helping.ask_later(self)
        clean(self.telling, dice, visit.units, visit.left_as)
