"""Elsewhere: which other centers have a place that fits, and never where they are."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from umay.core.policy import POLICY
from umay.core.refusals import Refused
from umay.records.models import Programme
from umay.records.queries.elsewhere import places_elsewhere
from umay.records.queries.house import programmes
from umay.use_cases.bring_up_to_date import bring_up_to_date
from umay.use_cases.order import Outcome
from umay.use_cases.promise_place import Badge, BadgeLost, Wanted, promise_place
from umay.web.access import opens
from umay.web.acting import worker_of
from umay.web.faults import signed_out
from umay.web.forms import UmayForm
from umay.web.shape_forms import offer_programmes
from umay.web.wording.answers import PROGRAMME_MARKS
from umay.web.wording.refusals import refusal

CODES = {mark: code for code, mark in PROGRAMME_MARKS.items()}
MOST_BEDS = 60
MOST_COTS = 8
KEPT_FOR = timedelta(minutes=90)


class PlacesForm(UmayForm):
    """A question, not an act: it carries no key."""

    key = None  # type: ignore[assignment]
    beds = forms.IntegerField(
        label=_("Beds"), min_value=1, max_value=MOST_BEDS, initial=1
    )
    cots = forms.IntegerField(
        label=_("Cots"), min_value=0, max_value=MOST_COTS, required=False
    )
    step_free = forms.BooleanField(label=_("Without steps"), required=False)
    programme = forms.ChoiceField(label=_("Programme"))

    def __init__(self, *args: Any, programmes: list[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_programmes(self, programmes)
        field = self.fields["programme"]
        told: Any = field.choices  # type: ignore[attr-defined]
        marked = [(PROGRAMME_MARKS.get(code, code), word) for code, word in told]
        field.choices = marked  # type: ignore[attr-defined]
        field.initial = next((mark for mark, _word in marked), None)

    def clean_programme(self) -> str:
        mark: str = self.cleaned_data["programme"]
        return CODES.get(mark, mark)


@opens("elsewhere.see")
@require_safe
def elsewhere(request: HttpRequest) -> HttpResponse:
    """Ask other centers for room: only numbers are asked, only counts are told."""
    center = worker_of(request).center_id
    form = PlacesForm(request.GET or None, programmes=programmes(center))
    context: dict[str, Any] = {"form": form, "asked": form.is_valid()}
    if form.is_valid():
        told = form.cleaned_data
        bring_up_to_date(timezone.now())
        asked = told | {"cots": told["cots"] or 0}
        context["found"] = places_with_buttons(center, asked)
    status = 422 if form.errors else 200
    return render(request, "elsewhere/places.html", context, status=status)


class KeepForm(UmayForm):
    """One unit of a kind in another center, as the row of the list names it."""

    center = forms.UUIDField(widget=forms.HiddenInput)
    programme = forms.CharField(max_length=20, widget=forms.HiddenInput)
    size = forms.IntegerField(
        min_value=1, max_value=MOST_BEDS, widget=forms.HiddenInput
    )
    step_free = forms.BooleanField(required=False, widget=forms.HiddenInput)
    beds = forms.IntegerField(
        min_value=1, max_value=MOST_BEDS, widget=forms.HiddenInput
    )
    cots = forms.IntegerField(
        min_value=0, max_value=MOST_COTS, widget=forms.HiddenInput
    )


def places_with_buttons(
    own: UUID, asked: dict[str, Any], most: int | None = None
) -> list[tuple[dict[str, Any], KeepForm]]:
    """Return the places that fit, each with the form of its button. One query."""
    found = places_elsewhere(own, **asked)[:most]
    return [(place, _kept(place, asked)) for place in found]


def _kept(place: dict[str, Any], asked: dict[str, Any]) -> KeepForm:
    return KeepForm(
        auto_id=False,
        initial={
            "center": place["center_id"],
            "programme": PROGRAMME_MARKS.get(place["programme"], place["programme"]),
            "size": place["size"],
            "step_free": place["step_free"],
            "beds": asked["beds"],
            "cots": asked["cots"],
        },
    )


@opens("hold.place")
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep one unit there for a family on its way; its house chooses which."""
    form = KeepForm(request.POST)
    if not form.is_valid():
        messages.error(request, _now("This form is damaged. Open the page again."))
        return redirect("elsewhere")
    told = form.cleaned_data
    try:
        outcome = _promise(request, told)
    except BadgeLost:
        return signed_out(request)
    except Refused as refused:
        messages.error(request, refusal(refused))
    else:
        repeated = _now("This had already been saved. Nothing was changed.")
        kept = _now("A place is kept there for 90 minutes. Call the center now.")
        messages.success(request, repeated if outcome.repeated else kept)
    asked = {name: told[name] for name in ("beds", "cots", "programme")}
    back = urlencode(asked | ({"step_free": "on"} if told["step_free"] else {}))
    return redirect(f"{reverse('elsewhere')}?{back}")


def _promise(request: HttpRequest, told: dict[str, Any]) -> Outcome:
    worker, now = worker_of(request), timezone.now()
    roles = tuple(sorted(POLICY["hold.place"]))
    badge = Badge(request.session.session_key or "", worker.password, roles)
    wanted = Wanted(
        center=told["center"],
        programme=CODES.get(told["programme"], told["programme"]),
        size=told["size"],
        step_free=told["step_free"],
        beds=min(told["beds"], told["size"]),
        cots=told["cots"],
        lapses_at=now + KEPT_FOR,
    )
    return promise_place(badge, wanted, told["key"], now)
