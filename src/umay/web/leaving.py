"""The way out: begun long before the last day, line by line; and asking later."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.core.leaving import FollowUp, Line, LineState, still_open
from umay.core.people import Answer
from umay.core.refusals import Refused
from umay.records.models import ExitLine, ExitPlan, Stay
from umay.records.queries.household import latest_stay
from umay.records.queries.plan import exit_plan_of, follow_ups_of
from umay.use_cases.keys.meanwhile import seen_of
from umay.use_cases.leaving import (
    SETTLED,
    WORDS,
    follow_up,
    settle_line,
    write_exit_plan,
)
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.leaving_forms import FollowUpForm, LineForm, PlaceForm
from umay.web.opening import open_for, said_of, why_of
from umay.web.plan import ask_of
from umay.web.rings import ring_of
from umay.web.sealed import household_of
from umay.web.small_forms import stay_of
from umay.web.wording.plan import LINE


@opens("leaving.see")
@require_safe
def way_out(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show what is settled and what is open before she leaves."""
    row = household_of(request, household)
    stay = _latest(request, household)
    plan = exit_plan_of(stay)
    if plan is not None and ring_of(request) is None:
        return render(request, "sealed/locked.html", {"household": row})
    context: dict[str, Any] = {"household": row, "stay": stay}
    rows = [plan, *plan.lines.all()] if plan else []
    context["shut"] = open_for(request, household, rows, why_of(request, row)).shut
    context["plan"] = plan
    context["lines"] = lines = list(_lines(plan))
    states = {one["line"]: LineState(one["state"]) for one in lines}
    context["open"] = len(still_open(states))
    context["words"] = said_of(plan, WORDS) if plan else {}
    return render(request, "plan/way_out.html", context)


def _lines(plan: ExitPlan | None) -> Any:
    """Yield every line of the list, settled or not."""
    settled = {one.line: one for one in plan.lines.all()} if plan else {}
    for line in Line:
        row = settled.get(line)
        state = row.state if row else LineState.OPEN
        why = said_of(row, ["why"])["why"] if row else ""
        yield {"line": line, "state": state, "why": why}


@opens("leaving.plan")
@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down where is safe, in her words."""
    stay = stay_of(request, household)
    plan = exit_plan_of(stay)
    if plan is not None:
        open_for(request, household, [plan], why_of(request, stay.household))
    known = said_of(plan, WORDS) if plan else {}
    seen = seen_of(plan, WORDS)
    form = PlaceForm(request.POST or None, initial=known, seen=seen)
    read = [name for name, text in known.items() if text]
    if form.is_valid() and act(
        request,
        form,
        lambda order: write_exit_plan(order, stay.pk, form.words(), read),
        _("Saved and sealed."),
    ):
        return redirect("way-out", household)
    return ask_of(request, stay.household, form, _("Where is safe for her"))


@opens("leaving.plan")
@require_http_methods(["GET", "POST"])
def line(request: HttpRequest, household: UUID, what: str) -> HttpResponse:
    """Settle one line: done, not needed, or open again."""
    if what not in set(Line):
        raise Http404
    stay = stay_of(request, household)
    plan = exit_plan_of(stay)
    settled = plan.lines.filter(line=what) if plan else ExitLine.objects.none()
    row = settled.first()
    known = {"state": LineState.DONE, "why": ""}
    if row is not None:
        open_for(request, household, [row], why_of(request, stay.household))
        known = {"state": row.state, "why": said_of(row, ["why"])["why"]}
    read = ["why"] if known["why"] else []
    form = LineForm(request.POST or None, initial=known, seen=seen_of(row, SETTLED))
    if form.is_valid():
        told = form.cleaned_data
        if act(
            request,
            form,
            lambda order: settle_line(
                order, stay.pk, Line(what), LineState(told["state"]), told["why"], read
            ),
            _("Written down."),
        ):
            return redirect("way-out", household)
    return ask_of(request, stay.household, form, LINE[Line(what)])


@opens("follow_up.write")
@require_http_methods(["GET", "POST"])
def later(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down what came of asking how she is."""
    row = household_of(request, household)
    stay = _latest(request, household)
    if stay.exit_day is None or stay.follow_up != Answer.YES:
        raise Http404
    form = FollowUpForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        if act(
            request,
            form,
            lambda order: follow_up(
                order, stay.pk, FollowUp(told["came"]), told["words"]
            ),
            _("Written down."),
        ):
            return redirect("household", household)
    context = {"household": row, "form": form, "stay": stay}
    context["earlier"] = follow_ups_of(stay)
    status = 422 if form.errors else 200
    return render(request, "plan/later.html", context, status=status)


def _latest(request: HttpRequest, household: UUID) -> Stay:
    try:
        return latest_stay(worker_of(request).center_id, household)
    except Refused:
        raise Http404 from None
