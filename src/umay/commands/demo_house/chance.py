"""Chance: how long they stay, who comes along, where they go. All from one dice.

The shares are proposals for a house of this kind, not measurements; they are drawn
from the practice of other countries and are stated beside each draw.
"""

from math import log
from random import Random
from typing import TypeVar

from umay.commands.demo_house.plan import VIOLENCE
from umay.core.exits import Destination
from umay.core.people import Age, Person, Sex
from umay.core.waiting import Danger
from umay.records.models import Request, TurnAway

Thing = TypeVar("Thing")

MOST_CHILDREN = 7
LONG_STAY = 120  # days
SHORT_STAY = 7

# Median days and spread of short, middle and long stays; 30, 40 and 30 in a hundred.
STAYS = ((4, 0.8), (50, 0.5), (140, 0.25))
NEAR_THE_LIMIT = (170, 176, 178, 180, 192)

DESTINATIONS = {
    Destination.BACK_TO_HIM: 18,
    Destination.HOME_WITHOUT_HIM: 6,
    Destination.RENTED: 11,
    Destination.RENTED_SUBSIDISED: 3,
    Destination.KIN_FOR_NOW: 14,
    Destination.KIN_FOR_GOOD: 8,
    Destination.OTHER_CENTER: 5,
    Destination.OTHER_REGION: 5,
    Destination.HOSPITAL: 2,
    Destination.UNSAID: 7,
    Destination.UNKNOWN: 18,
    Destination.OTHER: 3,
}
NEW_HOME = {
    Destination.HOME_WITHOUT_HIM,
    Destination.RENTED,
    Destination.RENTED_SUBSIDISED,
}

CHILDREN_IN_BEDS = {Age.SMALL: 32, Age.SCHOOL: 30, Age.TEEN: 12}
CHILDREN_IN_COTS = {Age.BABY: 9, Age.TODDLER: 16}
BOYS = 0.5
NIGHT = 0.6
OLDER_BOYS = 0.35  # of the teenagers who come along

CHANNELS = {
    Request.Channel.PHONE: 46,
    Request.Channel.POLICE: 20,
    Request.Channel.DOOR: 14,
    Request.Channel.PARTNER: 12,
    Request.Channel.CHAT: 5,
    Request.Channel.UNKNOWN: 3,
}
DANGERS = {
    VIOLENCE: {
        Danger.NOW: 10,
        Danger.HIGH: 35,
        Danger.UNKNOWN: 20,
        Danger.PRESENT: 30,
        Danger.NONE_SEEN: 5,
    }
}
DANGERS_OF_OTHERS = {Danger.UNKNOWN: 35, Danger.PRESENT: 15, Danger.NONE_SEEN: 50}

TURNED_AWAY = {
    TurnAway.Reason.FULL: 75,
    TurnAway.Reason.HER_CHOICE: 14,
    TurnAway.Reason.NO_ANSWER: 11,
    TurnAway.Reason.NEEDS_NOT_MET: 4,
    TurnAway.Reason.NOT_FOR_US: 4,
    TurnAway.Reason.AREA_UNSAFE: 3,
    TurnAway.Reason.STEPS: 2,
    TurnAway.Reason.PETS: 2,
    TurnAway.Reason.LANGUAGE: 1,
    TurnAway.Reason.OTHER: 4,
}


def one_of(dice: Random, weights: dict[Thing, int]) -> Thing:
    return dice.choices(list(weights), list(weights.values()))[0]


def nights(dice: Random) -> int:
    """Return how long a stay lasts; long ones pile up at the limit of six months."""
    median, spread = dice.choices(STAYS, weights=(30, 40, 30))[0]
    drawn = round(dice.lognormvariate(log(median), spread))
    return max(1, drawn if drawn <= NEAR_THE_LIMIT[0] else dice.choice(NEAR_THE_LIMIT))


def destination(dice: Random, programme: str, days: int) -> Destination:
    """Short stays go back twice as often, long ones find a home three times."""
    weights = dict(DESTINATIONS)
    if programme != VIOLENCE:
        weights[Destination.BACK_TO_HIM] = 0
    if days <= SHORT_STAY:
        weights[Destination.BACK_TO_HIM] *= 2
    if days > LONG_STAY:
        weights |= {home: weights[home] * 3 for home in NEW_HOME}
    return one_of(dice, weights)


def danger(dice: Random, programme: str) -> Danger:
    return one_of(dice, DANGERS.get(programme, DANGERS_OF_OTHERS))


def children(dice: Random) -> int:
    """A third come alone, the others with about three children, seldom more."""
    if dice.random() < 1 / 3:
        return 0
    count, waited = 1, dice.expovariate(1.8)
    while waited < 1:
        count, waited = count + 1, waited + dice.expovariate(1.8)
    return min(count, MOST_CHILDREN)


def child(dice: Random) -> Person:
    """Return a child of any age."""
    return _child(dice, CHILDREN_IN_BEDS | CHILDREN_IN_COTS)


def small_child(dice: Random) -> Person:
    """Return a child who sleeps in a cot."""
    return _child(dice, CHILDREN_IN_COTS)


def big_child(dice: Random) -> Person:
    """Return a child who sleeps in a bed."""
    return _child(dice, CHILDREN_IN_BEDS)


def _child(dice: Random, ages: dict[Age, int]) -> Person:
    age = one_of(dice, ages)
    boys = OLDER_BOYS if age is Age.TEEN else BOYS
    return Person(age, Sex.MALE if dice.random() < boys else Sex.FEMALE)


def at_night(dice: Random) -> float:
    """Return the hour of an arrival: three in five come between 20 and 7 o'clock."""
    if dice.random() < NIGHT:
        return dice.choice((20, 21, 22, 23, 0, 1, 2, 3, 5, 6)) + dice.random()
    return dice.uniform(8, 20)
