"""The plan with her: what she wants, the steps towards it, and what is agreed."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.plan import GoalState, Service
from umay.records.models import Goal, Household, Member, Task
from umay.records.queries.plan import (
    appointments_of,
    by_hand,
    goals_of,
    services_of,
)
from umay.use_cases.plan import (
    accept_step,
    add_task,
    end_goal,
    give_service,
    offer_step,
    set_goal,
)
from umay.web.access import opens
from umay.web.acting import act, today_of
from umay.web.forms import UmayForm
from umay.web.opening import open_for, why_of
from umay.web.plan_forms import GoalEndForm, GoalForm, ServiceForm, StepForm, TaskForm
from umay.web.rings import ring_of
from umay.web.sealed import household_of


@opens("plan.see")
@require_safe
def goals(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show the whole plan on one page; her words are opened with it."""
    return plan_page(request, household, UmayForm(auto_id=False))


def plan_page(request: HttpRequest, household: UUID, form: UmayForm) -> HttpResponse:
    """Show the plan; with a refusal if a button on it was refused."""
    row = household_of(request, household)
    found = goals_of(household)
    steps = [step for goal in found for step in goal.steps.all()]
    tasks = by_hand(household)
    ahead = appointments_of(household, timezone.now())
    rows = [*found, *steps, *tasks, *ahead]
    if rows and ring_of(request) is None:
        return render(request, "sealed/locked.html", {"household": row})
    context = {
        "household": row,
        "goals": found,
        "tasks": tasks,
        "ahead": ahead,
        "services": services_of(household),
        "today": today_of(request),
        "form": form,
        "shut": open_for(request, household, rows, why_of(request, row)).shut,
    }
    status = 422 if form.errors else 200
    return render(request, "plan/page.html", context, status=status)


@opens("plan.change")
@require_http_methods(["GET", "POST"])
def goal_new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down what she wants."""
    row = household_of(request, household)
    form = GoalForm(request.POST or None, members=_members(row))
    if form.is_valid() and act(
        request,
        form,
        lambda order: set_goal(
            order, household, form.cleaned_data["words"], form.for_whom()
        ),
        _("Saved and sealed."),
    ):
        return redirect("goals", household)
    return ask_of(request, row, form, _("What she wants"))


@opens("plan.change")
@require_http_methods(["GET", "POST"])
def goal(request: HttpRequest, household: UUID, goal: UUID) -> HttpResponse:
    """Say that a goal is reached, put aside or taken up again."""
    row = _goal(request, household, goal)
    form = GoalEndForm(request.POST or None, initial={"state": row.state})
    if form.is_valid() and act(
        request,
        form,
        lambda order: end_goal(order, goal, GoalState(form.cleaned_data["state"])),
        _("Written down."),
    ):
        return redirect("goals", household)
    about = _("Open steps of a goal that is reached or put aside end with it.")
    return ask_of(request, row.household, form, _("How a goal stands"), about)


@opens("plan.change")
@require_http_methods(["GET", "POST"])
def step_new(request: HttpRequest, household: UUID, goal: UUID) -> HttpResponse:
    """Offer a step towards a goal."""
    row = _goal(request, household, goal)
    form = StepForm(request.POST or None, initial={"due_on": today_of(request)})
    if form.is_valid():
        told = form.cleaned_data
        if act(
            request,
            form,
            lambda order: offer_step(
                order, goal, told["words"], told["role"], told["due_on"], form.kind()
            ),
            _("Offered. She may accept it or decline it."),
        ):
            return redirect("goals", household)
    about = _("She may decline any step. It costs her nothing.")
    return ask_of(request, row.household, form, _("Offer a step"), about)


@opens("plan.change")
@require_POST
def step_accept(request: HttpRequest, household: UUID, step: UUID) -> HttpResponse:
    """She accepts a step, or one she had declined before."""
    household_of(request, household)
    rows = Task.objects.filter(pk=step, household=household, goal__isnull=False)
    if not rows.exists():
        raise Http404
    form = UmayForm(request.POST, auto_id=False)
    said = _("Written down: she accepts it.")
    if form.is_valid() and act(
        request, form, lambda order: accept_step(order, step), said
    ):
        return redirect("goals", household)
    return plan_page(request, household, form)


@opens("plan.change")
@require_http_methods(["GET", "POST"])
def task_new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Put something on the list by hand."""
    row = household_of(request, household)
    form = TaskForm(request.POST or None, initial={"due_on": today_of(request)})
    if form.is_valid():
        told = form.cleaned_data
        if act(
            request,
            form,
            lambda order: add_task(
                order, household, told["words"], told["role"], told["due_on"]
            ),
            _("It stands on the list."),
        ):
            return redirect("goals", household)
    return ask_of(request, row, form, _("Something to do"))


@opens("service.give")
@require_http_methods(["GET", "POST"])
def service(request: HttpRequest, household: UUID) -> HttpResponse:
    """Count one service she was given."""
    row = household_of(request, household)
    start = {"day": today_of(request)}
    form = ServiceForm(request.POST or None, members=_members(row), initial=start)
    if form.is_valid():
        told = form.cleaned_data
        if act(
            request,
            form,
            lambda order: give_service(
                order,
                household,
                Service(told["service"]),
                told["day"],
                form.for_whom(),
            ),
            _("Counted."),
        ):
            return redirect("goals", household)
    about = _("Only the kind and the day are kept, for the count of the house.")
    return ask_of(request, row, form, _("Help she was given"), about)


def ask_of(
    request: HttpRequest,
    household: Household,
    form: UmayForm,
    heading: Any,
    about: Any = "",
) -> HttpResponse:
    """Show a form of the plan; with its errors and what was typed if refused."""
    context = {"household": household, "form": form, "heading": heading}
    context |= {"about": about, "button": _("Save")}
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)


def _goal(request: HttpRequest, household: UUID, goal: UUID) -> Goal:
    household_of(request, household)
    rows = Goal.objects.select_related("household")
    row = rows.filter(pk=goal, household=household).first()
    if row is None:
        raise Http404
    return row


def _members(household: Household) -> list[Member]:
    return list(household.members.all())
