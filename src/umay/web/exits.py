"""Exits: the plan where she goes, and the day she has gone."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.exits import Destination
from umay.core.people import Answer
from umay.use_cases.exit_household import exit_household, plan_leaving
from umay.web.access import opens
from umay.web.acting import act, today_of
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.small_forms import ask, stay_of
from umay.web.wording.answers import ANSWER, DESTINATION, choices

NOT_YET = [("", _("No destination yet"))]
CHOOSE = [("", _("Choose"))]
AHEAD_OF_HER = [
    choice
    for choice in choices(DESTINATION)
    if choice[0] not in {Destination.DIED, Destination.NOT_ASKED}
]


class PlanForm(UmayForm):
    """Both may stay empty: then nothing is planned."""

    to = forms.ChoiceField(
        label=_("Where does she want to go?"),
        choices=[*NOT_YET, *AHEAD_OF_HER],
        required=False,
    )
    day = DayField(
        label=_("On which day?"),
        help_text=_(
            "Her beds can be promised to others from that day on."
            " Leave it empty while nobody knows."
        ),
        required=False,
    )

    def to_destination(self) -> Destination | None:
        to = self.cleaned_data["to"]
        return Destination(to) if to else None


class LeaveForm(UmayForm):
    day = DayField(label=_("On which day did they leave?"))
    destination = forms.ChoiceField(
        label=_("Where did they go?"),
        choices=[*CHOOSE, *choices(DESTINATION)],
        error_messages={"required": _("Choose where, or “Not known”.")},
    )
    keys_back = forms.ChoiceField(
        label=_("Are the keys back?"),
        choices=choices(ANSWER),
        widget=forms.RadioSelect,
        initial=Answer.UNKNOWN,
    )
    follow_up = forms.ChoiceField(
        label=_("Does she want to be asked later how she is?"),
        choices=choices(ANSWER),
        widget=forms.RadioSelect,
        initial=Answer.UNKNOWN,
    )

    def told(self) -> dict[str, Any]:
        return {
            "day": self.cleaned_data["day"],
            "destination": Destination(self.cleaned_data["destination"]),
            "keys_back": Answer(self.cleaned_data["keys_back"]),
            "follow_up": Answer(self.cleaned_data["follow_up"]),
        }


@opens("leaving.plan")
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down when and where to she plans to go."""
    stay = stay_of(request, household)
    planned = {"to": stay.leaving_to, "day": stay.planned_leaving}
    form = PlanForm(request.POST or None, initial=planned)
    if form.is_valid() and act(
        request,
        form,
        lambda order: plan_leaving(
            order, stay.pk, form.cleaned_data["day"], form.to_destination()
        ),
        _("The plan is saved."),
    ):
        return redirect("household", household)
    return ask(
        request, stay, form, heading=_("Where she goes next"), button=_("Save the plan")
    )


@opens("stay.end")
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, household: UUID) -> HttpResponse:
    """Record that a family has left."""
    stay = stay_of(request, household)
    begun = {"day": today_of(request), "destination": stay.leaving_to}
    form = LeaveForm(request.POST or None, initial=begun)
    if form.is_valid() and act(
        request,
        form,
        lambda order: exit_household(order, stay.pk, **form.told()),
        _("Written down: the family has left."),
    ):
        return redirect("household", household)
    return ask(
        request,
        stay,
        form,
        heading=_("The family leaves"),
        button=_("The family has left"),
        about=_(
            "Their beds are free from that night on, once the room is clean."
            " They can ask for a place again at any time."
        ),
    )
