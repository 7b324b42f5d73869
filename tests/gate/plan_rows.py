"""One row of everything of a plan that has something sealed."""

from datetime import timedelta
from typing import TYPE_CHECKING

from umay.records.models import (
    Appointment,
    Complaint,
    ExitLine,
    ExitPlan,
    FollowUp,
    Goal,
    Note,
    Task,
)
from umay.records.models.rows import CenterRow

if TYPE_CHECKING:
    from tests.gate.family import Family


def of_the_plan(made: "Family") -> list[CenterRow]:
    at, day = made.house.now, made.order().today
    of_her = {"center": made.own.center, "household_id": made.household}
    goal = Goal.objects.create(**of_her, number=1, set_on=day)
    plan = ExitPlan.objects.create(
        center=made.own.center, stay_id=made.stay, begun_on=day
    )
    return [
        goal,
        Task.objects.create(**of_her, what="step", role="her", due_on=day, goal=goal),
        Appointment.objects.create(**of_her, at=at + timedelta(days=1)),
        Note.objects.create(**of_her, written_at=at, by=made.own),
        Complaint.objects.create(**of_her, made_at=at, to=made.own, due_on=day),
        plan,
        ExitLine.objects.create(
            center=made.own.center, plan=plan, line="money", changed_on=day
        ),
        FollowUp.objects.create(
            center=made.own.center, stay_id=made.stay, day=day, outcome="well"
        ),
    ]
