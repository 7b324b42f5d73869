"""Arrivals: somebody stands at the door at night, and needs a bed, not papers."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.proposals import propose
from umay.records.models import Stay
from umay.records.queries.find import find
from umay.records.queries.house import house as house_now
from umay.records.queries.house import programmes
from umay.use_cases.admit_household import admit_at_the_door
from umay.use_cases.bring_up_to_date import bring_up_to_date
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.offers import grouped
from umay.web.place_forms import PlaceForm
from umay.web.requests import query_for
from umay.web.shape_forms import ShapeForm

SHAPE = ("adults", "children", "step_free", "programme", "call_name")


class ArrivalForm(ShapeForm, PlaceForm):
    """Five questions, and the place. Everything else waits for the day."""

    call_name = forms.CharField(
        label=_("What shall we call her?"),
        help_text=_("Any name she likes, or nothing."),
        max_length=80,
        required=False,
    )


@opens("stay.open")
@require_http_methods(["GET", "POST"])
def arrival(request: HttpRequest) -> HttpResponse:
    """Ask who stands there, show the places, and admit."""
    center = worker_of(request).center_id
    form = ArrivalForm(request.POST or None, programmes=programmes(center))
    if form.is_valid() and "admit" in request.POST:
        sheet = form.sheet(channel="door", call_name=form.cleaned_data["call_name"])
        said = _("Admitted. What is left to do waits for the day.")
        done = act(
            request,
            form,
            lambda order: admit_at_the_door(order, sheet, form.choice()),
            said,
        )
        if done:
            stay = find(Stay, center, done.subject)
            return redirect("household", stay.household_id)
    return render(
        request,
        "arrivals/new.html",
        {"form": form, "shape": [form[name] for name in SHAPE]}
        | _places(request, form),
        status=422 if form.errors else 200,
    )


def _places(request: HttpRequest, form: ArrivalForm) -> dict[str, Any]:
    """Return the house's answers once it is known who comes."""
    told = getattr(form, "cleaned_data", {})
    if not {"adults", "children", "step_free", "programme"} <= set(told):
        return {}
    center, now, today = worker_of(request).center_id, timezone.now(), today_of(request)
    bring_up_to_date(now, center)
    house = house_now(center, now, today)
    needs = form.needs(house, today)
    answers = propose(needs, house)
    form.offer(answers, needs, house)
    return {
        "asked": True,
        "needs": needs,
        "answers": answers.proposals,
        "refusals": grouped(answers),
        "elsewhere_query": query_for(needs),
    }
