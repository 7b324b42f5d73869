"""The front desk today: who waits, who is on her way, who has just asked."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

from umay.commands.demo_house.asking import call_sheet
from umay.commands.demo_house.cast import Cast
from umay.commands.demo_house.people import (
    BABY,
    BOY,
    GIRL,
    SMALL_BOY,
    SMALL_GIRL,
    TEEN_BOY,
    TEEN_GIRL,
    WOMAN,
)
from umay.commands.demo_house.plan import HARDSHIP, VIOLENCE
from umay.commands.demo_house.telling import Telling
from umay.core.asking import CallSheet, Choice
from umay.core.people import Answer, Person
from umay.core.places import Scope
from umay.core.roles import Role
from umay.core.waiting import Danger
from umay.records.models import Request
from umay.use_cases.keep_apart import keep_apart
from umay.use_cases.place_hold import place_hold
from umay.use_cases.take_request import take_request
from umay.use_cases.wait import judge_danger, put_before, put_on_waiting_list

Told = dict[str, Any]

# Hours ago, the danger as judged then, the programme and who would come.
WAITING: tuple[tuple[float, Danger, str, tuple[Person, ...], Told], ...] = (
    (12 * 24, Danger.PRESENT, VIOLENCE, (WOMAN, TEEN_GIRL, GIRL, BOY), {}),
    (7 * 24, Danger.HIGH, VIOLENCE, (WOMAN, TEEN_BOY, GIRL), {}),
    (4 * 24, Danger.UNKNOWN, HARDSHIP, (WOMAN, WOMAN, BOY, SMALL_GIRL), {}),
    (
        *(2 * 24, Danger.PRESENT, VIOLENCE),
        *((WOMAN, GIRL, SMALL_BOY, SMALL_GIRL), {"pregnant": Answer.YES}),
    ),
    (5, Danger.NOW, VIOLENCE, (WOMAN, BOY, GIRL, SMALL_GIRL, BABY), {}),
)
JUDGED_ANEW, APART, MOVED_UP, OVERTAKEN = 0, 1, 3, 1
WHY_MOVED = "вымышлено: скоро рожать, ночует у соседки"
WHY_APART = "вымышлено: родня её мужа"

# Minutes ago: two on their way, one of them nearly lapsed.
ON_THEIR_WAY = (
    (70, (WOMAN, GIRL), Request.Channel.POLICE),
    (10, (WOMAN, BOY, SMALL_GIRL, BABY), Request.Channel.PHONE),
)
JUST_ASKED: tuple[tuple[int, CallSheet], ...] = (
    (190, CallSheet(VIOLENCE, safe_to_talk=Answer.NO, channel=Request.Channel.CHAT)),
    (65, CallSheet(HARDSHIP, (WOMAN, BOY), channel=Request.Channel.PARTNER)),
    (
        25,
        CallSheet(VIOLENCE, (WOMAN, GIRL, BABY), danger=Danger.HIGH, may_split=True),
    ),
)


class Front:
    """Tells what stands at the front desk when the story ends."""

    def __init__(self, telling: Telling, cast: Cast) -> None:
        self.telling = telling
        self.cast = cast
        self.entries: dict[int, UUID] = {}

    def begin(self) -> None:
        for number in range(len(WAITING)):
            hours = WAITING[number][0]
            self._ago(partial(self._waits, number), hours=hours)
        self._ago(self._is_judged_anew, hours=9 * 24)
        self._ago(self._is_moved_up, hours=26)
        self._ago(self._reserves, hours=3 * 24 + 2)
        for (minutes, people, channel), unit in zip(
            ON_THEIR_WAY, self.cast.held, strict=True
        ):
            calls = partial(self._is_on_her_way, people, channel, unit)
            self._ago(calls, minutes=minutes)
        for minutes, sheet in JUST_ASKED:
            dice = self.telling.dice(f"just asked {minutes}")
            self._ago(partial(self._asks, sheet, dice), minutes=minutes)

    def _ago(self, act: Callable[[], object], **span: float) -> None:
        self.telling.at(self.telling.now - timedelta(**span), act)

    def _asks(self, sheet: CallSheet, dice: Random) -> UUID:
        return take_request(self.telling.order(Role.DUTY, dice), sheet).subject

    def _waits(self, number: int) -> None:
        _, danger, programme, people, told = WAITING[number]
        known, dice = {"danger": danger, **told}, self.telling.dice(f"waits {number}")
        asked = self._asks(call_sheet(dice, programme, people, known), dice)
        order = self.telling.order(Role.DUTY)
        self.entries[number] = put_on_waiting_list(order, asked, danger).subject
        if number == APART:
            self._is_kept_apart(asked)

    def _is_kept_apart(self, asked: UUID) -> None:
        """She must not meet a family that lives here: not even on the stairs."""
        household = Request.objects.get(pk=asked).household_id
        met = next(v for v in self.cast.living if TEEN_BOY in v.people).household
        if met is not None:
            order = self.telling.order(Role.SOCIAL)
            keep_apart(order, household, met, Scope.FLOOR, WHY_APART)

    def _is_judged_anew(self) -> None:
        order = self.telling.order(Role.SOCIAL)
        judge_danger(order, self.entries[JUDGED_ANEW], Danger.HIGH)

    def _is_moved_up(self) -> None:
        order = self.telling.order(Role.DIRECTOR)
        put_before(order, self.entries[MOVED_UP], self.entries[OVERTAKEN], WHY_MOVED)

    def _is_on_her_way(
        self, people: tuple[Person, ...], channel: str, unit: str
    ) -> None:
        known = {"channel": channel, "danger": Danger.HIGH}
        dice = self.telling.dice(f"on her way to {unit}")
        asked = self._asks(call_sheet(dice, VIOLENCE, people, known), dice)
        place_hold(self.telling.order(Role.DUTY), asked, Choice((unit,)))

    def _reserves(self) -> None:
        """The room of the one who leaves soon is promised from the day after."""
        leaving = self.cast.leaving
        day = self.telling.today + timedelta(days=5)
        known = {"first_night": day, "danger": Danger.PRESENT}
        dice = self.telling.dice("reserves")
        sheet = call_sheet(dice, VIOLENCE, (WOMAN, SMALL_BOY), known)
        asked = self._asks(sheet, dice)
        place_hold(self.telling.order(Role.SOCIAL), asked, Choice(leaving.units))
