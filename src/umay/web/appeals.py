"""Appeals: a refusal is looked at once more, by somebody who has not refused."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.secrets import Reason
from umay.use_cases.extend_stay import appeal, decide_appeal
from umay.web.access import opens
from umay.web.acting import act
from umay.web.extensions import DecideForm, asked_for
from umay.web.forms import UmayForm
from umay.web.opening import open_for
from umay.web.small_forms import ask, stay_of


class AppealForm(UmayForm):
    words = forms.CharField(
        label=_("Why does she not agree?"),
        help_text=_("In her own words."),
        max_length=1000,
        widget=forms.Textarea,
    )


@opens("appeal.make")
@require_http_methods(["GET", "POST"])
def make(request: HttpRequest, household: UUID, extension: UUID) -> HttpResponse:
    """She wants a refusal looked at by somebody else."""
    stay = stay_of(request, household)
    row = asked_for(request, household, extension)
    form = AppealForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: appeal(order, row.pk, form.cleaned_data["words"]),
        _("Asked. Somebody who has not refused looks at it. She may take a receipt."),
    ):
        return redirect("household", household)
    return ask(
        request,
        stay,
        form,
        heading=_("Somebody else looks at it"),
        button=_("Ask for it"),
        about=_("It is her right. She need not leave while it is looked at."),
    )


@opens("appeal.decide")
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, household: UUID, extension: UUID) -> HttpResponse:
    """Look at a refusal: grant a new last day, or let it stand, with a reason."""
    stay = stay_of(request, household)
    row = asked_for(request, household, extension)
    form = DecideForm(request.POST or None, initial={"last_day": row.wanted_until})
    if form.is_valid() and act(
        request,
        form,
        lambda order: decide_appeal(
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
