"""A change of operator: opened, asked of each family, looked at by two, carried out."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.operators import Answer, categories, read_address
from umay.records.models import OperatorChange
from umay.records.queries.operators import (
    answer_row,
    answers_of,
    as_core,
    families,
    keys_to_hand_over,
    last_change,
    open_change,
)
from umay.use_cases.operators.answering import decide
from umay.use_cases.operators.carrying_out import carry_out_change
from umay.use_cases.operators.opening import (
    agree_to_change,
    call_off,
    open_operator_change,
)
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.forms import UmayForm
from umay.web.operator_forms import AgreeForm, AnswersForm, CarryOutForm, OpenForm
from umay.web.sealed import household_of


@opens("operator.see")
@require_safe
def change(request: HttpRequest) -> HttpResponse:
    """Show how far it is, by codes."""
    return _show(request, AgreeForm())


@opens("operator.open")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open one; from then on each family is asked."""
    form = OpenForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        if act(
            request,
            form,
            lambda order: open_operator_change(
                order, said["day"], said["to"], said["address"]
            ),
            _("Opened. Now each family is asked."),
        ):
            return redirect("operator")
    status = 422 if form.errors else 200
    return render(request, "operators/new.html", {"form": form}, status=status)


@opens("operator.agree")
@require_POST
def agree(request: HttpRequest) -> HttpResponse:
    """A second person has compared the letters."""
    form = AgreeForm(request.POST)
    row = _open(request)
    if form.is_valid() and act(
        request,
        form,
        lambda order: agree_to_change(order, row.pk, form.cleaned_data["check"]),
        _("Agreed."),
    ):
        return redirect("operator")
    return _show(request, form)


@opens("operator.open")
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """It does not come to it."""
    form = UmayForm(request.POST)
    row = _open(request)
    said = _("Called off. Nothing is handed over.")
    if form.is_valid() and act(
        request, form, lambda order: call_off(order, row.pk), said
    ):
        return redirect("operator")
    return _show(request, AgreeForm(), form)


@opens("operator.open")
@require_http_methods(["GET", "POST"])
def carry_out(request: HttpRequest) -> HttpResponse:
    """Say what happens to whose file; do it on the day."""
    row = _open(request)
    form = CarryOutForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: carry_out_change(order, row.pk),
        _("Done. The file for the new operator can be written now."),
    ):
        return redirect("operator")
    told = answers_of(row)
    context = {
        "change": row,
        "form": form,
        "objection": as_core(row).objection(today_of(request)),
        "hand": _codes(request, told, Answer.HAND_OVER),
        "destroy": _codes(request, told, Answer.DESTROY),
    }
    status = 422 if form.errors else 200
    return render(request, "operators/carry_out.html", context, status=status)


@opens("operator.ask")
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down together with her what she decides."""
    family, row = household_of(request, household), _open(request)
    earlier = answer_row(row, household)
    form = AnswersForm(
        request.POST or None, initial=earlier.answers if earlier else None
    )
    if form.is_valid() and act(
        request,
        form,
        lambda order: decide(order, household, form.answers()),
        _("Written down. She can decide anew until the day."),
    ):
        return redirect("operator")
    context = {
        "household": family,
        "change": row,
        "form": form,
        "heading": _("Another operator comes"),
        "button": _("Write it down"),
    }
    status = 422 if form.errors else 200
    return render(request, "operators/ask.html", context, status=status)


def _open(request: HttpRequest) -> OperatorChange:
    row = open_change(worker_of(request).center_id)
    if row is None:
        raise Http404
    return row


def _show(
    request: HttpRequest, agreeing: AgreeForm, stopping: UmayForm | None = None
) -> HttpResponse:
    row = last_change(worker_of(request).center_id)
    wrong = agreeing.errors or (stopping and stopping.errors)
    context: dict[str, Any] = {
        "change": row,
        "agreeing": agreeing,
        "stopping": stopping,
        "act": UmayForm(auto_id=False),
    }
    if row is not None:
        context |= _told(request, row)
    status = 422 if wrong else 200
    return render(request, "operators/page.html", context, status=status)


def _told(request: HttpRequest, row: OperatorChange) -> dict[str, Any]:
    """Return who decided and who was not asked yet: those who live here, by code."""
    told, found = answers_of(row), list(families(row.center_id))
    here = [one for one in found if vars(one)["here"]]
    waits = {key.household_id for key in keys_to_hand_over(row)}
    core = as_core(row)
    return {
        "check": read_address(row.address).check,
        "families": [(one, told.get(one.pk), one.pk in waits) for one in here],
        "decided": sum(one.pk in told for one in here),
        "here": len(here),
        "left": len(found) - len(here),
        "left_decided": sum(one.pk in told for one in found if not vars(one)["here"]),
        "alone": core.alone,
        "due": core.objection(today_of(request)) is None,
        "mine": row.opened_by_id == worker_of(request).pk,
    }


def _codes(request: HttpRequest, told: Any, answer: Answer) -> list[str]:
    found = families(worker_of(request).center_id)
    return [
        one.survivor_code
        for one in found
        if one.pk in told and categories(told[one.pk].answers, answer)
    ]
