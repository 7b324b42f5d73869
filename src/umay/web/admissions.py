"""Admissions: the family of a request has come; a person confirms place and day."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.records.models import Request, Stay
from umay.records.queries.calls import kept_for
from umay.use_cases.admit_household import admit_household
from umay.use_cases.order import Order, Outcome
from umay.web.access import opens
from umay.web.acting import act, today_of
from umay.web.calls import OPEN, call_of
from umay.web.fields import DayField
from umay.web.offers import grouped
from umay.web.place_forms import PlaceForm
from umay.web.requests import answers_for
from umay.web.wording.answers import choices
from umay.web.wording.asking import STAY_FORM


class AdmitForm(PlaceForm):
    """The day may lie in the past: a stay is often written down the morning after."""

    day = DayField(label=_("Since which day is she here?"))
    kind = forms.ChoiceField(
        label=_("How will she stay?"),
        choices=choices(STAY_FORM),
        initial=Stay.Form.ROUND_THE_CLOCK,
        widget=forms.RadioSelect,
        required=False,
    )


@opens("stay.open")
@require_http_methods(["GET", "POST"])
def admit(request: HttpRequest, call: UUID) -> HttpResponse:
    """Confirm who comes, where to and since when."""
    row = call_of(request, call)
    held = row.outcome == Request.Outcome.HELD
    if request.method != "POST" and not (held or row.outcome in OPEN):
        return redirect("request", call)
    first = {"day": today_of(request), "answer": request.GET.get("answer", "")}
    form = AdmitForm(request.POST or None, initial=first)
    if form.is_valid() and act(
        request, form, _admission(form, call), _("The family is admitted.")
    ):
        return redirect("household", row.household_id)
    context = {"row": row, "household": row.household, "form": form}
    context |= {"kept": kept_for(row)} if held else _places(request, row, form)
    status = 422 if form.errors else 200
    return render(request, "calls/admit.html", context, status=status)


def _admission(form: AdmitForm, call: UUID) -> Any:
    told = form.cleaned_data
    kind = told["kind"] or Stay.Form.ROUND_THE_CLOCK

    def admission(order: Order) -> Outcome:
        return admit_household(order, call, form.choice(), told["day"], kind)

    return admission


def _places(request: HttpRequest, row: Request, form: AdmitForm) -> dict[str, Any]:
    needs, house, answers = answers_for(request, row)
    form.offer(answers, needs, house)
    return {"answers": answers.proposals, "refusals": grouped(answers)}
