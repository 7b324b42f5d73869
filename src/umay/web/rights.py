"""Her rights: what she asks of her file, what she is answered, and by which day."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.rights import Answer, Right
from umay.core.secrets import Reason
from umay.records.models import RightAsked
from umay.records.queries.operators import open_change
from umay.records.queries.rights import (
    is_kept,
    is_restricted,
    lives_here,
    open_rights,
    rights_of,
    to_erase,
)
from umay.use_cases.rights import (
    answer_right,
    ask_right,
    keep_erasing,
    lift_restriction,
)
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.forms import UmayForm
from umay.web.opening import open_for, said_of
from umay.web.sealed import household_of
from umay.web.wording.rights import ANSWER, HOW, RIGHT


class RightForm(UmayForm):
    right = forms.ChoiceField(
        label=_("What does she ask for?"),
        choices=[(r, RIGHT[r]) for r in Right],
        widget=forms.RadioSelect,
    )
    wants = forms.CharField(
        label=_("In her words"), max_length=1000, required=False, widget=forms.Textarea
    )


class AnswerForm(UmayForm):
    answer = forms.ChoiceField(
        label=_("The answer"),
        choices=[(a, ANSWER[a]) for a in Answer],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What she is told"), max_length=1000, widget=forms.Textarea
    )


@opens("right.see")
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Show what is not answered yet in the whole house."""
    center, today = worker_of(request).center_id, today_of(request)
    context = {
        "rights": [(r, RIGHT[r.right], is_kept(r)) for r in open_rights(center, today)],
        "to_erase": to_erase(center),
        "today": today,
    }
    return render(request, "rights/waiting.html", context)


@opens("right.see")
@require_safe
def rights(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show what she asked for and was answered."""
    return show(request, household, UmayForm(auto_id=False))


@opens("right.ask")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down what she asks for; any worker she tells may do it."""
    row = household_of(request, household)
    form = RightForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        if act(
            request,
            form,
            lambda order: ask_right(
                order, household, Right(said["right"]), said["wants"]
            ),
            _("Saved. She is answered within 15 days."),
        ):
            return redirect("household", household)
    heading = _("She asks something of her file")
    return _ask(request, row, form, heading=heading)


@opens("right.answer")
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, household: UUID, asked: UUID) -> HttpResponse:
    """Answer her."""
    household_of(request, household)
    row = _asked(household, asked)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        if act(
            request,
            form,
            lambda order: answer_right(
                order, asked, Answer(said["answer"]), said["words"]
            ),
            _("The answer is saved."),
        ):
            if row.right == Right.ERASE and said["answer"] == Answer.DONE:
                return redirect("right-erase", household, asked)
            return redirect("rights", household)
    more = {"heading": RIGHT[row.right], "about": HOW[row.right]}
    return _ask(request, row.household, form, **more)


@opens("right.answer")
@require_POST
def keep(request: HttpRequest, household: UUID, asked: UUID) -> HttpResponse:
    """Keep what she asks until she has left."""
    household_of(request, household)
    _asked(household, asked)
    form = UmayForm(request.POST)
    said = _("Kept. From the day after she leaves it stands in the list again.")
    if form.is_valid() and act(
        request, form, lambda order: keep_erasing(order, asked), said
    ):
        return redirect("rights", household)
    return show(request, household, form)


@opens("right.answer")
@require_POST
def lift(request: HttpRequest, household: UUID) -> HttpResponse:
    """She wants the restriction to end."""
    household_of(request, household)
    form = UmayForm(request.POST)
    said = _("Lifted. Give a key to whoever needs one.")
    if form.is_valid() and act(
        request, form, lambda order: lift_restriction(order, household), said
    ):
        return redirect("rights", household)
    return show(request, household, form)


def show(request: HttpRequest, household: UUID, form: UmayForm) -> HttpResponse:
    """Show what she asked for, and what is wrong with the form that was sent."""
    row = household_of(request, household)
    found = rights_of(household)
    opened = open_for(request, household, found, Reason.HER_WISH)
    context = {
        "household": row,
        "rights": [_told(one) for one in found],
        "restricted": is_restricted(household),
        "own": row.own_worker_id == worker_of(request).pk,
        "shut": opened.shut,
        "today": today_of(request),
        "here": lives_here(household),
        "change": open_change(row.center_id),
        "act": UmayForm(auto_id=False),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "rights/list.html", context, status=status)


def _asked(household: UUID, asked: UUID) -> RightAsked:
    row = RightAsked.objects.filter(pk=asked, household=household).first()
    if row is None:
        raise Http404
    return row


def _told(one: RightAsked) -> dict[str, Any]:
    return {
        "row": one,
        "right": RIGHT[one.right],
        "answer": ANSWER.get(one.answer, ""),
        "erases": one.right == Right.ERASE,
        "to_erase": one.right == Right.ERASE and one.answer == Answer.DONE,
        **said_of(one, ["wants", "answered"]),
    }


def _ask(
    request: HttpRequest, household: Any, form: UmayForm, **more: Any
) -> HttpResponse:
    context = {"household": household, "form": form, "button": _("Save")}
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context | more, status=status)
