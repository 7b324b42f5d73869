"""The cast: the 25 households who live in the house today, from night 1 to day 170."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from umay.commands.demo_house import chance, turns
from umay.commands.demo_house.keys import Keys
from umay.commands.demo_house.people import (
    BOY,
    GIRL,
    SMALL_BOY,
    SMALL_GIRL,
    TEEN_BOY,
    TEEN_GIRL,
    TODDLER,
    WOMAN,
)
from umay.commands.demo_house.plan import HARDSHIP, PAIR, SHARED, SIX_BEDS, VIOLENCE
from umay.commands.demo_house.visits import Visit
from umay.core.exits import Destination
from umay.core.people import Age, Answer, Person, Sex, Whereabouts
from umay.core.places import Condition, Why

# Days of those without a story of their own; today's two are in their first night.
OTHERS = (1, 1, 2, 3, 5, 9, 17, 34, 56, 90, 108)

WITH_BABY = 0.5

# Hours since two went out, and until they are expected: one should be back by now.
LATE, NOT_LATE = (6.0, -0.75), (2.0, 1.5)


@dataclass
class Cast:
    """Who lives here today and which rooms nobody lives in.

    ``held`` are kept for two on their way, ``closed`` is out of service, ``emptied``
    wait for cleaning or are being cleaned, ``free`` can be given, ``leaving`` goes in
    a few days and her room is reserved from then on.
    """

    living: list[Visit]
    held: list[str]
    closed: str
    emptied: list[str]
    free: list[str]
    leaving: Visit


class Casting:
    """Gives everybody a room and a day; the rooms with one choice go first."""

    def __init__(self, dice: Random, today: date) -> None:
        self.dice = dice
        self.today = today
        self.keys = Keys(dice)

    def came(self, days: int, *people: Person, **more: Any) -> Visit:
        """Return a visit that is on day ``days`` of the stay today."""
        wanted = {"programme": VIOLENCE} | more
        first_day = self.today - timedelta(days=days - 1)
        return Visit(people=people, first_day=first_day, **wanted)

    def about(self, days: int) -> int:
        return days + self.dice.randint(-2, 2)

    def cast(self) -> Cast:
        keys = self.keys
        large = list(self.large_families())
        held = [*keys.take(VIOLENCE, 2), *keys.take(VIOLENCE, 3)]
        told = [*self.told(), *self.bent_for()]
        closed = keys.take(VIOLENCE, 1)[0]
        emptied = [*keys.take(VIOLENCE, 2), *keys.take(HARDSHIP, 2)]
        small = [*keys.take(VIOLENCE, 1), *keys.take(HARDSHIP, 1)]
        free = [*keys.take(VIOLENCE, 2), *small]
        movers = list(self.movers(closed))
        leaving = self.leaving()
        living = [*large, *told, *movers, leaving, *self.at_the_limit(), *self.others()]
        return Cast(living, held, closed, emptied, free, leaving)

    def large_families(self) -> Iterator[Visit]:
        keys, about = self.keys, self.about
        six = (TEEN_GIRL, GIRL, BOY, GIRL, SMALL_BOY, SMALL_GIRL)
        yield self.came(about(83), WOMAN, *six, units=keys.named(*PAIR))
        yield self.came(
            about(120),
            *(WOMAN, TEEN_GIRL, BOY, BOY, SMALL_GIRL, TODDLER),
            units=keys.named(SIX_BEDS),
            turns=[
                (60, turns.is_joined_by(GIRL)),
                (4, turns.knows_where_to(Destination.KIN_FOR_GOOD)),
            ],
        )
        yield self.came(
            about(41),
            WOMAN,
            GIRL,
            units=keys.take(VIOLENCE, 2, floor=1),
            sheet={"step_free": Answer.YES, "access_needs": "ойдан: балдақпен жүреді"},
        )

    def told(self) -> Iterator[Visit]:
        """Those whose story the house was built for."""
        keys, about = self.keys, self.about
        yield self.mother_of_32()
        yield self.came(
            about(64),
            *(WOMAN, TEEN_BOY, GIRL, SMALL_BOY),
            units=keys.take(VIOLENCE, 4, shared=False),
            out=LATE,
        )
        yield self.came(
            about(28),
            *(WOMAN, WOMAN, SMALL_GIRL),
            units=keys.take(VIOLENCE, 3),
            turns=[(9, turns.to_live_with(2, "вымышлено: у отца матери"))],
            out=NOT_LATE,
        )
        yield self.came(
            about(95),
            *(WOMAN, SMALL_GIRL),
            units=keys.take(VIOLENCE, 2),
            sheet={"pregnant": Answer.YES},
            turns=[
                (24, turns.gives_birth),
                (2, turns.knows_where_to(Destination.HOME_WITHOUT_HIM)),
            ],
        )

    def bent_for(self) -> Iterator[Visit]:
        """Those for whom the house went past a rule of its own, and said why."""
        keys = self.keys
        yield self.came(
            6,
            *(WOMAN, GIRL, SMALL_BOY, SMALL_GIRL),
            units=keys.take(VIOLENCE, 3),
            bends=frozenset({Why.TOO_SMALL}),
            why="вымышлено: четверо в комнате на троих: больше комнат нет, ночь",
        )
        yield self.came(
            12,
            *(WOMAN, BOY, TODDLER),
            programme=HARDSHIP,
            units=keys.take(VIOLENCE, 2),
            bends=frozenset({Why.OTHER_PROGRAMME}),
            why="вымышлено: после пожара, комнаты своей программы заняты",
        )

    def mother_of_32(self) -> Visit:
        """The family the house is built for: a baby of four months, a boy elsewhere."""
        today, born = self.today, self.today - timedelta(days=4 * 30 + 2)
        mother = Person(
            Age.ADULT, Sex.FEMALE, birth_month=date(today.year - 32, today.month, 1)
        )
        baby = Person(Age.BABY, Sex.FEMALE, birth_month=born.replace(day=1))
        boy = Person(Age.SCHOOL, Sex.MALE, whereabouts=Whereabouts.ELSEWHERE)
        return self.came(
            self.dice.randint(99, 104),
            *(mother, baby, boy),
            units=self.keys.take(VIOLENCE, 1),
            sheet={
                "call_name": "Айна Ойдан-Шыққан",
                "danger_words": "вымышлено: каждый день сидит у дома и ждёт",
            },
            turns=[(97, turns.to_live_with(2, "вымышлено: у бабушки, её матери"))],
        )

    def movers(self, closed: str) -> Iterator[Visit]:
        """One whose room went out of service, one who left the shared room."""
        keys, today = self.keys, self.today
        yield self.came(
            self.about(48),
            WOMAN,
            units=(closed,),
            left_as=Condition.CLOSED,
            moved_to=(today - timedelta(days=8), *keys.take(VIOLENCE, 1)),
        )
        yield self.came(
            self.about(22),
            WOMAN,
            programme=HARDSHIP,
            units=(SHARED[1],),
            moved_to=(today - timedelta(days=5), *keys.take(HARDSHIP, 1)),
            sheet={"may_share": True},
        )

    def leaving(self) -> Visit:
        """Her longer stay was refused; she goes in four days, and knows where to."""
        no = turns.refused("вымышлено: квартира нашлась в другом городе")
        return self.came(
            155,
            *(WOMAN, BOY),
            units=self.keys.take(VIOLENCE, 2),
            turns=[
                (14, turns.asks_for_longer(30, "вымышлено: ищет квартиру", answer=no)),
                (11, turns.plans_to_leave(4, Destination.OTHER_REGION)),
            ],
        )

    def at_the_limit(self) -> Iterator[Visit]:
        keys, yes = self.keys, turns.granted("вымышлено: дети закончат четверть")
        yield self.came(
            170,
            *(WOMAN, GIRL, BOY, SMALL_GIRL),
            programme=HARDSHIP,
            units=keys.take(HARDSHIP, 4, shared=False),
            turns=[(3, turns.asks_for_longer(45, "вымышлено: очередь на жильё"))],
        )
        yield self.came(
            166,
            *(WOMAN, TEEN_GIRL, GIRL, BOY, SMALL_BOY),
            programme=HARDSHIP,
            units=keys.take(HARDSHIP, 5),
            turns=[
                (20, turns.asks_for_longer(60, "вымышлено: учебный год", answer=yes)),
                (17, turns.knows_where_to(Destination.RENTED_SUBSIDISED)),
            ],
        )

    def others(self) -> Iterator[Visit]:
        """Everybody else, in the rooms that are left, on days from 1 to 110."""
        dice, keys = self.dice, self.keys
        day = iter(dice.sample(OTHERS, len(OTHERS)))
        two = (WOMAN, chance.big_child(dice))
        in_rooms = (
            (VIOLENCE, self.alone_or_with_baby(), 1),
            (VIOLENCE, self.alone_or_with_baby(), 1),
            (HARDSHIP, two, 2),
            (HARDSHIP, self.alone_or_with_baby(), 1),
        )
        for programme, people, beds in in_rooms:
            units = keys.take(programme, beds)
            yield self.came(next(day), *people, programme=programme, units=units)
        women, others = ((unit,) for unit in SHARED)
        share = {"may_share": True}
        for _ in range(4):
            yield self.came(next(day), WOMAN, units=women, sheet=share)
        for _ in range(3):
            yield self.came(
                next(day), WOMAN, programme=HARDSHIP, units=others, sheet=share
            )

    def alone_or_with_baby(self) -> tuple[Person, ...]:
        if self.dice.random() < WITH_BABY:
            return (WOMAN, chance.small_child(self.dice))
        return (WOMAN,)
