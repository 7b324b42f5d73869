"""One of each thing the invented house has none of, so that every screen has a row."""

from uuid import UUID

from django.utils import timezone

from tests.children.told import child_told
from tests.danger.telling import talked
from tests.house_log.lockers_told import door_told
from tests.house_log.told import house_told
from tests.incidents.telling import happened
from tests.operators.asking import decided
from tests.plan.planning import planned
from tests.small_house import SmallHouse
from tests.web.complaining import complained
from tests.web.walked import broken_glass, file_of, of_the_gate
from umay.core.rights import Answer, Right
from umay.core.roles import Role
from umay.records.models import Household, Member, Stay, Worker
from umay.use_cases.evidence.tying import tie
from umay.use_cases.keys.walling import wall_off
from umay.use_cases.rights import answer_right, ask_right


def one_of_each(center: UUID) -> None:
    """Make a consent, a demand, a release, a way to reach her, a right and a wall."""
    duty = Worker.objects.get(center_id=center, role=Role.DUTY)
    house = SmallHouse(duty, timezone.now())
    first, *_, last = Stay.objects.filter(center_id=center, exit_day=None).order_by(
        "first_day"
    )
    of_the_gate(house, Household.objects.get(pk=first.household_id))
    incident = happened(house, first.household_id)
    planned(house, first.household_id)
    complained(house, first.household_id)
    decided(house, first.household_id)
    living = Stay.objects.filter(exit_day=None).values("household")
    child = Member.objects.filter(kind="child", household__in=living).latest("number")
    child_told(house, child.household_id)
    house_told(house, first.household_id)
    door_told(house, first.household_id, "F91")
    talked(house, first.household_id)
    file = file_of(house, Household.objects.get(pk=first.household_id))
    tie(house.order(), file, incident)
    guard = Worker.objects.create(
        center_id=center, username="ойдан-күзетші", role=Role.DUTY
    )
    wall_off(house.order(), last.household_id, guard.pk)
    broken_glass(house, Household.objects.get(pk=first.household_id), guard)
    leaver = Stay.objects.filter(center_id=center).exclude(exit_day=None)
    last_out = leaver.latest("exit_day")
    Stay.objects.filter(pk=last_out.pk).update(follow_up="yes")
    erases(house, last_out.household_id)


def erases(house: SmallHouse, household: UUID) -> None:
    """Who has left asks to be erased, and is told that it will be."""
    asked = ask_right(house.order(), household, Right.ERASE, "Everything").subject
    answer_right(house.order(), asked, Answer.DONE, "It will be done")
