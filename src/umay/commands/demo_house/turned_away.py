"""Turned away: the calls of six months that ended without a bed, each counted."""

from datetime import date, timedelta
from functools import partial
from itertools import count
from random import Random
from uuid import UUID

from umay.commands.demo_house import chance
from umay.commands.demo_house.asking import call_sheet
from umay.commands.demo_house.people import GIRL, WOMAN
from umay.commands.demo_house.plan import HARDSHIP, VIOLENCE
from umay.commands.demo_house.telling import Telling
from umay.core.asking import CallSheet
from umay.core.counts import count as counts
from umay.core.nights import Nights
from umay.core.proposals import NoUnitFits, propose
from umay.core.roles import Role
from umay.core.shapes import Wishes, needs_of
from umay.records.models import Request, TurnAway
from umay.records.queries.house import house as house_now
from umay.use_cases.end_request import end_request, turn_away, turn_away_at_once
from umay.use_cases.keep_hold import release_hold
from umay.use_cases.order import Order
from umay.use_cases.place_hold import place_hold
from umay.use_cases.take_request import take_request

EACH_DAY = 0.75  # calls that end without a bed
OF_VIOLENCE = 0.75
AT_ONCE = 0.5  # are counted in twenty seconds
HELPED = 0.65  # up to here with advice or a referral instead of a bed
NEVER_CAME = 12  # times in the half year that somebody was expected in vain
SAYS_SO = 0.4
NOT_FOR_WANT_OF_ROOM = (TurnAway.Reason.HER_CHOICE, TurnAway.Reason.NO_ANSWER)
HELP = (Request.Outcome.ADVICE, Request.Outcome.REFERRED, Request.Outcome.WITHDRAWN)


def turned_away(telling: Telling, busy_days: set[date]) -> None:
    """Put every call that ended without a bed into the story."""
    moment, dice = telling.begins + timedelta(hours=3), telling.dice("calls")
    for number in count():
        moment += timedelta(days=dice.expovariate(EACH_DAY))
        if moment > telling.now:
            break
        call = Call(telling, telling.dice(f"call {number}"))
        telling.at(moment, call.begins)
    days, dice = (telling.now - telling.begins).days - 2, telling.dice("in vain")
    quiet = [telling.today - timedelta(days=n) for n in range(2, days)]
    quiet = [day for day in quiet if day not in busy_days]
    for day in dice.sample(quiet, min(NEVER_CAME, len(quiet))):
        call = Call(telling, telling.dice(f"in vain {day}"))
        telling.on(day, 10, call.is_expected)


class Call:
    """One call without a bed at the end."""

    asked: UUID

    def __init__(self, telling: Telling, dice: Random) -> None:
        self.telling = telling
        self.dice = dice

    def order(self) -> Order:
        return self.telling.order(Role.DUTY, self.dice)

    def begins(self) -> None:
        dice = self.dice
        programme = VIOLENCE if dice.random() < OF_VIOLENCE else HARDSHIP
        children = tuple(chance.child(dice) for _ in range(chance.children(dice)))
        sheet = call_sheet(dice, programme, (WOMAN, *children))
        reason = self._true(sheet, chance.one_of(dice, chance.TURNED_AWAY))
        ending = dice.random()
        if ending < AT_ONCE:
            turn_away_at_once(self.order(), sheet, reason)
            return
        self.asked = take_request(self.order(), sheet).subject
        helped = partial(self._ends_with, dice.choice(HELP))
        turned = partial(self._is_turned_away, reason)
        self.telling.later(helped if ending < HELPED else turned, minutes=20)

    def _true(self, sheet: CallSheet, reason: str) -> str:
        """Nobody is told the house is full while it has a room for her."""
        if reason != TurnAway.Reason.FULL:
            return reason
        order = self.order()
        house = house_now(order.center, order.at, order.today)
        wishes = Wishes(sheet.programme)
        needs = needs_of("", sheet.people, wishes, Nights(order.today), house.rules)
        if any(not proposal.bends for proposal in propose(needs, house).proposals):
            return self.dice.choice(NOT_FOR_WANT_OF_ROOM)
        free = counts(house, order.today, sheet.programme).units.free
        return TurnAway.Reason.NO_UNIT_OF_SIZE if free else reason

    def _is_turned_away(self, reason: str) -> None:
        turn_away(self.order(), self.asked, reason)

    def _ends_with(self, help_given: str) -> None:
        end_request(self.order(), self.asked, help_given)

    def is_expected(self) -> None:
        """A room is kept for her; she never comes, and may not say so."""
        people = self.dice.choice(((WOMAN,), (WOMAN, GIRL)))
        sheet = call_sheet(self.dice, VIOLENCE, people)
        self.asked = take_request(self.order(), sheet).subject
        try:
            hold = place_hold(self.order(), self.asked).subject
        except NoUnitFits:
            self._is_turned_away(TurnAway.Reason.FULL)
            return
        if self.dice.random() < SAYS_SO:
            self.telling.later(partial(self._says_no, hold), minutes=40)
        else:
            gone = partial(self._is_turned_away, TurnAway.Reason.NO_ANSWER)
            self.telling.later(gone, hours=8)

    def _says_no(self, hold: UUID) -> None:
        release_hold(self.order(), hold)
        self._ends_with(Request.Outcome.WITHDRAWN)
