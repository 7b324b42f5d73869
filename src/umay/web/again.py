"""Asking again: a family that was here before asks for a place once more."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.asking import CallSheet
from umay.core.people import Answer
from umay.core.refusals import Refused
from umay.core.waiting import Danger
from umay.records.models import Household
from umay.records.queries.find import find
from umay.records.queries.present import is_present
from umay.use_cases.take_request import take_request
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.wording.answers import ANSWER, CHANNEL, DANGER, choices

KNOWN_OF_HER = (
    "pregnant",
    "step_free",
    "pets",
    "languages",
    "may_share",
    "may_split",
)


class AgainForm(UmayForm):
    """Only what has changed since: the rest of what she told is still known."""

    safe_to_talk = forms.ChoiceField(
        label=_("Is she safe to talk now?"),
        choices=choices(ANSWER),
        widget=forms.RadioSelect,
        initial=Answer.UNKNOWN,
    )
    if_line_drops = forms.CharField(
        label=_("What to do if the line drops?"), max_length=200, required=False
    )
    channel = forms.ChoiceField(
        label=_("How did she reach us?"), choices=choices(CHANNEL), initial="phone"
    )
    danger = forms.ChoiceField(
        label=_("How great is the danger?"),
        choices=choices(DANGER),
        widget=forms.RadioSelect,
        initial=Danger.UNKNOWN,
    )
    first_night = DayField(
        label=_("From which night?"),
        help_text=_("Leave it empty for tonight."),
        required=False,
    )

    def sheet(self, household: Household) -> CallSheet:
        told = {name: self.cleaned_data[name] for name in ("channel", "if_line_drops")}
        known = {name: getattr(household, name) for name in KNOWN_OF_HER}
        return CallSheet(
            programme=household.programme.code,
            people=tuple(member.as_core() for member in household.members.all()),
            safe_to_talk=Answer(self.cleaned_data["safe_to_talk"]),
            danger=Danger(self.cleaned_data["danger"]),
            first_night=self.cleaned_data["first_night"],
            **told,
            **known,
        )


@opens("request.take")
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest, household: UUID) -> HttpResponse:
    """Take a new request for a family the house knows."""
    row = _known(request, household)
    form = AgainForm(request.POST or None)
    if form.is_valid():
        done = act(
            request,
            form,
            lambda order: take_request(order, form.sheet(row), household),
            _("The request is saved."),
        )
        if done:
            return redirect("request", done.subject)
    context = {
        "household": row,
        "form": form,
        "heading": _("They ask for a place again"),
        "button": _("Save the request"),
        "about": _("What she told us before is still known."),
    }
    status = 422 if form.errors else 200
    return render(request, "household/form.html", context, status=status)


def _known(request: HttpRequest, household: UUID) -> Household:
    """Return a family of this house; one that lives here need not ask."""
    center = worker_of(request).center_id
    try:
        row = find(Household, center, household)
    except Refused:
        raise Http404 from None
    if request.method != "POST" and is_present(center, household):
        raise Http404
    return row
