"""Consents: asked, read and signed by her, taken back at once."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.core.consents import USUAL, Purpose, Terms
from umay.core.papers import REACHES, Basis
from umay.core.recipients import Recipient
from umay.core.secrets import Reason
from umay.records.models import Consent
from umay.use_cases.consents import (
    ask_consent,
    sign_on_paper,
    sign_on_screen,
    withdraw_consent,
)
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.opening import open_for
from umay.web.rings import ring_of
from umay.web.sealed import household_of
from umay.web.wording.papers import PURPOSE, RECIPIENT, asked_of_her, told

WHY = Reason.HER_WISH


class AskForm(UmayForm):
    recipient = forms.ChoiceField(
        label=_("To whom?"),
        choices=[(r, RECIPIENT[r]) for r in Recipient if r in REACHES[Basis.CONSENT]],
    )
    to_whom = forms.CharField(label=_("Which office or person?"), max_length=200)
    purpose = forms.ChoiceField(
        label=_("What for?"), choices=[(p, PURPOSE[p]) for p in Purpose]
    )
    what_for = forms.CharField(
        label=_("In her words"), max_length=400, required=False, widget=forms.Textarea
    )
    fields_told = forms.MultipleChoiceField(
        label=_("What may be told?"),
        choices=asked_of_her,
        widget=forms.CheckboxSelectMultiple,
    )
    until = DayField(label=_("Until the end of which day?"))


class PaperForm(UmayForm):
    paper_of = DayField(label=_("On which day did she sign?"))


class WordForm(UmayForm):
    her_word = forms.CharField(
        label=_("Write a word of your own choice"),
        help_text=_("With it you say: I have read this and I agree."),
        max_length=60,
    )


@opens("consent.ask")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down what she is asked to agree to."""
    row = household_of(request, household)
    month = {"until": today_of(request) + USUAL}
    form = AskForm(request.POST or None, initial=month)
    if form.is_valid():
        said = form.cleaned_data
        done = act(
            request,
            form,
            lambda order: ask_consent(
                order,
                household,
                _terms(request, said),
                said["to_whom"],
                said["what_for"],
            ),
            _("Saved. It counts when she has signed."),
        )
        if done:
            return redirect("consent-sign", household, done.subject)
    return _ask(request, row, form, _("Ask her consent"), _("Save"))


@opens("consent.ask")
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, household: UUID, consent: UUID) -> HttpResponse:
    """The page she reads in her language and confirms with a word of her own."""
    row = _consent(request, household, consent)
    context: dict[str, Any] = {"household": row.household}
    if ring_of(request) is None or open_for(request, household, [row], WHY).shut:
        # She must be able to read it before she says yes.
        return render(request, "sealed/locked.html", context)
    form = WordForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: sign_on_screen(
            order, consent, form.cleaned_data["her_word"], get_language() or ""
        ),
        _("Thank you. You can take it back at any time."),
    ):
        return redirect("papers", household)
    context |= {"consent": row, "told": told(row.fields), "form": form}
    status = 422 if form.errors else 200
    return render(request, "consents/sign.html", context, status=status)


@opens("consent.ask")
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, household: UUID, consent: UUID) -> HttpResponse:
    """Note that she signed on paper and that the paper is kept."""
    row = _consent(request, household, consent)
    form = PaperForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: sign_on_paper(order, consent, form.cleaned_data["paper_of"]),
        _("Saved. Keep the paper in a locked place."),
    ):
        return redirect("papers", household)
    return _ask(request, row.household, form, _("Signed on paper"), _("Save"))


@opens("consent.end")
@require_POST
def end(request: HttpRequest, household: UUID, consent: UUID) -> HttpResponse:
    """She takes it back. Any worker she tells may write it down, at any hour."""
    row = _consent(request, household, consent)
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request,
        form,
        lambda order: withdraw_consent(order, consent),
        _("Taken back. Nothing more leaves on it."),
    ):
        return redirect("household", household)
    return _ask(request, row.household, form, _("Take it back"), _("Try again"))


def _consent(request: HttpRequest, household: UUID, consent: UUID) -> Consent:
    row = household_of(request, household).consents.filter(pk=consent).first()
    if row is None:
        raise Http404
    return row


def _terms(request: HttpRequest, said: dict[str, Any]) -> Terms:
    return Terms(
        Recipient(said["recipient"]),
        Purpose(said["purpose"]),
        frozenset(said["fields_told"]),
        _end_of(request, said["until"]),
    )


def _end_of(request: HttpRequest, day: Any) -> datetime:
    """The first moment after that day."""
    after = day + timedelta(days=1)
    return datetime.combine(after, time.min, worker_of(request).center.zone)


def _ask(
    request: HttpRequest,
    household: Any,
    form: UmayForm,
    heading: str | Promise,
    button: str | Promise,
) -> HttpResponse:
    context = {
        "household": household,
        "form": form,
        "heading": heading,
        "button": button,
    }
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)
