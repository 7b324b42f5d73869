"""Extensions: a longer stay is asked for, and a person decides."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.refusals import Refused
from umay.core.secrets import Reason
from umay.records.models import Extension
from umay.records.queries.find import find
from umay.use_cases.extend_stay import ask_extension, decide_extension
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.opening import open_for
from umay.web.small_forms import ask, stay_of

ANSWERS = [
    (Extension.Decision.GRANTED, _("Yes, she may stay longer")),
    (Extension.Decision.REFUSED, _("No, not longer")),
]


class AskForm(UmayForm):
    wanted_until = DayField(label=_("Until which day?"))
    reason = forms.CharField(
        label=_("Why is more time needed?"), max_length=1000, widget=forms.Textarea
    )
    her_wish = forms.CharField(
        label=_("What does she want herself?"),
        help_text=_("In her own words."),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )


class DecideForm(UmayForm):
    decision = forms.ChoiceField(
        label=_("Your decision"), choices=ANSWERS, widget=forms.RadioSelect
    )
    last_day = DayField(label=_("If yes: the new last day"), required=False)
    why = forms.CharField(
        label=_("Why do you decide so?"), max_length=1000, widget=forms.Textarea
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        granted = cleaned.get("decision") == Extension.Decision.GRANTED
        if granted and "last_day" in cleaned and cleaned["last_day"] is None:
            told = _("Write the new last day.")
            self.add_error("last_day", ValidationError(told))
        return cleaned

    def new_last_day(self) -> date | None:
        if self.cleaned_data["decision"] == Extension.Decision.REFUSED:
            return None
        day: date = self.cleaned_data["last_day"]
        return day


@opens("extension.ask")
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, household: UUID) -> HttpResponse:
    """Ask for a longer stay."""
    stay = stay_of(request, household)
    form = AskForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: ask_extension(
            order,
            stay.pk,
            form.cleaned_data["wanted_until"],
            form.cleaned_data["reason"],
            form.cleaned_data["her_wish"],
        ),
        _("Asked. The director decides."),
    ):
        return redirect("household", household)
    return ask(
        request,
        stay,
        form,
        heading=_("Ask for a longer stay"),
        button=_("Ask the director"),
    )


@opens("extension.decide")
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, household: UUID, extension: UUID) -> HttpResponse:
    """Grant a new last day, or refuse; both with a reason."""
    stay = stay_of(request, household)
    row = asked_for(request, household, extension)
    form = DecideForm(request.POST or None, initial={"last_day": row.wanted_until})
    if form.is_valid() and act(
        request,
        form,
        lambda order: decide_extension(
            order, row.pk, form.cleaned_data["why"], form.new_last_day()
        ),
        _("Your decision is saved."),
    ):
        return redirect("household", household)
    return ask(
        request,
        stay,
        form,
        heading=_("May she stay longer?"),
        button=_("Save the decision"),
        template="household/decide.html",
        asked=row,
        shut=open_for(request, household, [row], Reason.GIVEN).shut,
    )


def asked_for(request: HttpRequest, household: UUID, extension: UUID) -> Extension:
    try:
        row = find(Extension, worker_of(request).center_id, extension)
    except Refused:
        raise Http404 from None
    if row.stay.household_id != household:
        raise Http404
    return row
