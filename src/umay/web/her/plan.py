"""Her plan: what she wants, the steps, and who expects her when, in her own reading."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from umay.core.plan import GoalState
from umay.records.models import Task
from umay.records.queries.plan import appointments_of, goals_of
from umay.web.access import opens
from umay.web.her.pages import open_hers
from umay.web.her.still import closes_itself
from umay.web.her.visiting import visitor

Said = Mapping[UUID, Mapping[str, str]]


@opens("her.own")
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Show her goals with their steps, and the appointments ahead."""
    who = visitor(request)
    key = who.door.household_id
    goals = [one for one in goals_of(key) if one.state == GoalState.OPEN]
    steps = [step for goal in goals for step in goal.steps.all()]
    ahead = appointments_of(key, timezone.now())
    said = open_hers(who, [*goals, *steps, *ahead])
    context = {
        "goals": [
            (said[goal.pk]["words"], _steps(goal.steps.all(), said)) for goal in goals
        ],
        "ahead": [(one.at, said[one.pk]["words"]) for one in ahead],
    }
    return closes_itself(render(request, "her/plan.html", context))


def _steps(steps: Iterable[Task], said: Said) -> list[tuple[Task, str]]:
    shown = (step for step in steps if step.state != Task.State.ENDED)
    return [(step, said[step.pk]["words"]) for step in shown]
