"""Turns of a stay: what happens to a household between the first night and the last."""

from collections.abc import Callable
from datetime import timedelta

from umay.commands.demo_house.living import Living
from umay.core.exits import Destination
from umay.core.people import Person, Whereabouts
from umay.core.roles import Role
from umay.records.models import Member
from umay.records.queries.clocks import clock_of
from umay.use_cases.change_members import change_whereabouts, join_member, record_birth
from umay.use_cases.exit_household import plan_leaving
from umay.use_cases.extend_stay import ask_extension, decide_extension

Turned = Callable[[Living], object]


def gives_birth(living: Living) -> None:
    order = living.order(Role.SOCIAL)
    record_birth(order, living.stay, order.today.replace(day=1))


def is_joined_by(person: Person) -> Turned:
    def turn(living: Living) -> None:
        join_member(living.order(Role.SOCIAL), living.stay, person)

    return turn


def to_live_with(number: int, whom: str) -> Turned:
    """The member of that number lives elsewhere now."""

    def turn(living: Living) -> None:
        member = Member.objects.get(household=living.household, number=number)
        order = living.order(Role.SOCIAL)
        change_whereabouts(order, member.pk, Whereabouts.ELSEWHERE, with_whom=whom)

    return turn


def plans_to_leave(days: int, to: Destination) -> Turned:
    """She plans to go ``days`` after the house's today."""

    def turn(living: Living) -> None:
        day = living.telling.today + timedelta(days=days)
        plan_leaving(living.order(Role.SOCIAL), living.stay, day, to)

    return turn


def knows_where_to(to: Destination) -> Turned:
    """She knows where she will go, but not yet when."""

    def turn(living: Living) -> None:
        plan_leaving(living.order(Role.SOCIAL), living.stay, None, to)

    return turn


def asks_for_longer(
    days: int, reason: str, her_wish: str = "", answer: Turned | None = None
) -> Turned:
    """She asks for so many days more; ``answer`` comes two days later, if it comes."""

    def turn(living: Living) -> None:
        order = living.order(Role.SOCIAL)
        until = clock_of(living.row(), order.today).last_day + timedelta(days=days)
        ask_extension(order, living.stay, until, reason, her_wish)
        if answer is not None:
            living.telling.later(lambda: answer(living), days=2)

    return turn


def granted(why: str) -> Turned:
    """She may stay as long as she asked."""

    def turn(living: Living) -> None:
        asked = living.row().extensions.get(decision="")
        order = living.order(Role.DIRECTOR)
        decide_extension(order, asked.pk, why, asked.wanted_until)

    return turn


def refused(why: str) -> Turned:
    def turn(living: Living) -> None:
        asked = living.row().extensions.get(decision="")
        decide_extension(living.order(Role.DIRECTOR), asked.pk, why, None)

    return turn
