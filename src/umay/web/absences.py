"""Absences: she signs out until a time, and is back with one tap.

Where she goes is not asked.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.use_cases.sign_out import sign_in, sign_out
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.fields import ClockField, DayField, moment
from umay.web.forms import UmayForm
from umay.web.small_forms import ask, stay_of


class SignOutForm(UmayForm):
    """When she expects to be back, in the time of the house."""

    at = ClockField(label=_("Back today at"), help_text=_("For example 19:30"))
    day = DayField(label=_("If not today: which day"), required=False)
    if_late = forms.CharField(
        label=_("If she is late, what does she want you to do?"),
        help_text=_("In her words: wait, call somebody, raise the alarm."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            now = timezone.localtime(timezone=self.zone)
            expected = self.expected_at(now.date())
            if expected <= now:
                told = _("This time has passed. If it is not today, write the day.")
                self.add_error("at", ValidationError(told))
        return cleaned

    def expected_at(self, today: date) -> datetime:
        day = self.cleaned_data["day"] or today
        return moment(day, self.cleaned_data["at"], self.zone)


@opens("absence.change")
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, household: UUID) -> HttpResponse:
    """She signs out."""
    stay = stay_of(request, household)
    zone = worker_of(request).center.zone
    form = SignOutForm(request.POST or None, zone=zone)
    if form.is_valid() and act(
        request,
        form,
        lambda order: sign_out(
            order,
            stay.pk,
            form.expected_at(order.today),
            form.cleaned_data["if_late"],
        ),
        _("Signed out."),
    ):
        return redirect("household", household)
    return ask(
        request,
        stay,
        form,
        heading=_("She signs out"),
        button=_("Sign her out"),
        about=_("Where she goes is not asked."),
    )


@opens("absence.change")
@require_POST
def end(request: HttpRequest, household: UUID) -> HttpResponse:
    """She is back: one tap."""
    stay = stay_of(request, household)
    form = UmayForm(request.POST)
    said = _("She is back in the house.")
    if form.is_valid() and act(
        request, form, lambda order: sign_in(order, stay.pk), said
    ):
        return redirect("household", household)
    return ask(request, stay, form, heading=_("She is back"), button=_("Back in"))
