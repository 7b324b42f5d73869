"""Turned away: the calls of six months that ended without a bed, each counted."""

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from umay.commands.demo_house import chance
from umay.commands.demo_house.asking import call_sheet
from umay.commands.demo_house.people import GIRL, WOMAN
from umay.commands.demo_house.plan import HARDSHIP, VIOLENCE
from umay.commands.demo_house.telling import Telling
from umay.core.asking import CallSheet
from umay.core.counts import count
from umay.core.nights import Nights
from umay.core.proposals import NoUnitFits, propose
from umay.core.roles import Role
from umay.core.shapes import Wishes, needs_of
from umay.records.models import Request, TurnAway
from umay.records.queries.house import house as house_now
from umay.use_cases.end_request import end_request, turn_away, turn_away_at_once
from umay.use_cases.keep_hold import release_hold
from umay.use_cases.place_hold import place_hold
from umay.use_cases.take_request import take_request

EACH_DAY = 0.75  # calls that end without a bed
OF_VIOLENCE = 0.75
TALKED_FIRST = 0.4  # the others are counted at once, in twenty seconds
HELPED = 0.15  # with advice or a referral instead of a bed
NEVER_CAME = 12  # times in the half year that somebody was expected in vain
HELP = (Request.Outcome.ADVICE, Request.Outcome.REFERRED, Request.Outcome.WITHDRAWN)


def turned_away(telling: Telling, busy_days: set[date]) -> None:
    """Put every call that ended without a bed into the story."""
    moment = telling.begins + timedelta(hours=3)
    while moment < telling.now:
        telling.at(moment, partial(_calls, telling))
        moment += timedelta(days=telling.dice.expovariate(EACH_DAY))
    days = (telling.now - telling.begins).days - 2
    quiet = [telling.today - timedelta(days=n) for n in range(2, days)]
    quiet = [day for day in quiet if day not in busy_days]
    for number, day in enumerate(
        telling.dice.sample(quiet, min(NEVER_CAME, len(quiet)))
    ):
        never = partial(_is_expected, telling, says_so=number % 3 == 0)
        telling.on(day, 10, never)


def _calls(telling: Telling) -> None:
    dice = telling.dice
    programme = VIOLENCE if dice.random() < OF_VIOLENCE else HARDSHIP
    children = tuple(chance.child(dice) for _ in range(chance.children(dice)))
    sheet = call_sheet(dice, programme, (WOMAN, *children))
    if dice.random() < HELPED:
        asked = take_request(telling.order(Role.DUTY), sheet).subject
        telling.later(partial(_is_helped, telling, asked), minutes=25)
        return
    reason = _true(telling, sheet, chance.one_of(dice, chance.TURNED_AWAY))
    if dice.random() < TALKED_FIRST:
        asked = take_request(telling.order(Role.DUTY), sheet).subject
        telling.later(partial(_is_turned_away, telling, asked, reason), minutes=15)
    else:
        turn_away_at_once(telling.order(Role.DUTY), sheet, reason)


def _true(telling: Telling, sheet: CallSheet, reason: str) -> str:
    """Nobody is told the house is full while it has a room for her."""
    if reason != TurnAway.Reason.FULL:
        return reason
    order = telling.order(Role.DUTY)
    house = house_now(order.center, order.at, order.today)
    wishes = Wishes(sheet.programme)
    needs = needs_of("", sheet.people, wishes, Nights(order.today), house.rules)
    if any(not proposal.bends for proposal in propose(needs, house).proposals):
        return telling.dice.choice(
            (TurnAway.Reason.HER_CHOICE, TurnAway.Reason.NO_ANSWER)
        )
    free = count(house, order.today, sheet.programme).units.free
    return TurnAway.Reason.NO_UNIT_OF_SIZE if free else reason


def _is_turned_away(telling: Telling, asked: UUID, reason: str) -> None:
    turn_away(telling.order(Role.DUTY), asked, reason)


def _is_helped(telling: Telling, asked: UUID) -> None:
    end_request(telling.order(Role.DUTY), asked, telling.dice.choice(HELP))


def _is_expected(telling: Telling, *, says_so: bool) -> None:
    """A room is kept for her; she never comes, and may not say so."""
    people = telling.dice.choice(((WOMAN,), (WOMAN, GIRL)))
    sheet = call_sheet(telling.dice, VIOLENCE, people)
    asked = take_request(telling.order(Role.DUTY), sheet).subject
    try:
        hold = place_hold(telling.order(Role.DUTY), asked).subject
    except NoUnitFits:
        turn_away(telling.order(Role.DUTY), asked, TurnAway.Reason.FULL)
        return
    if says_so:
        telling.later(partial(_says_no, telling, hold, asked), minutes=40)
    else:
        no_answer = TurnAway.Reason.NO_ANSWER
        telling.later(partial(_is_turned_away, telling, asked, no_answer), hours=8)


def _says_no(telling: Telling, hold: UUID, asked: UUID) -> None:
    release_hold(telling.order(Role.DUTY), hold)
    end_request(telling.order(Role.DUTY), asked, Request.Outcome.WITHDRAWN)
