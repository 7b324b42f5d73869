"""What she does herself: take back, ask, end her card."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django import forms
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.core.rights import Right
from umay.records.models import Consent, Extension
from umay.use_cases.consents import withdraw_consent
from umay.use_cases.extend_stay import appeal
from umay.use_cases.her.door import end_door
from umay.use_cases.order import Order, Outcome
from umay.use_cases.rights import ask_right
from umay.web.access import opens
from umay.web.acting import carry_out
from umay.web.forms import UmayForm
from umay.web.her.pages import show_home
from umay.web.her.still import closes_itself
from umay.web.her.visiting import visitor
from umay.web.rings import forget_half

MINE = {
    Right.CORRECT: _("Something in my file is wrong: correct it"),
    Right.COPY: _("I want a copy of my file"),
    Right.RESTRICT: _("Only my own worker may open my file"),
    Right.ERASE: _("I want my file destroyed"),
}


class AskForm(UmayForm):
    right = forms.ChoiceField(
        label=_("What do you ask for?"),
        choices=list(MINE.items()),
        widget=forms.RadioSelect,
    )
    wants = forms.CharField(
        label=_("In your words, if you like"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )


class LookAgainForm(UmayForm):
    words = forms.CharField(
        label=_("Why do you not agree?"),
        help_text=_("In your words. Whoever decides reads them."),
        max_length=1000,
        widget=forms.Textarea,
    )


def act_of_hers(
    request: HttpRequest,
    form: UmayForm,
    call: Callable[[Order], Outcome],
    said: str | Promise,
) -> Outcome | None:
    """Carry out one act of hers; its entry names her door."""
    order = visitor(request).order(form.cleaned_data["key"])
    return carry_out(request, form, lambda: call(order), said)


@opens("her.own")
@require_POST
def withdraw(request: HttpRequest, consent: UUID) -> HttpResponse:
    """Take a consent back; from this moment nothing is told."""
    household = visitor(request).door.household_id
    if not Consent.objects.filter(pk=consent, household_id=household).exists():
        raise Http404
    form = UmayForm(request.POST)
    if form.is_valid() and act_of_hers(
        request,
        form,
        lambda order: withdraw_consent(order, consent),
        _("Taken back. Nothing more is told from now on."),
    ):
        return redirect("her-home")
    return show_home(request, form)


@opens("her.own")
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask to correct, for a copy, to restrict or to erase."""
    household = visitor(request).door.household_id
    form = AskForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        if act_of_hers(
            request,
            form,
            lambda order: ask_right(
                order, household, Right(said["right"]), said["wants"]
            ),
            _("Saved. You are answered within 15 days."),
        ):
            return redirect("her-home")
    context = {"heading": _("Ask something of my file"), "button": _("Send")}
    return show_form(request, form, context)


@opens("her.own")
@require_http_methods(["GET", "POST"])
def look_again(request: HttpRequest, extension: UUID) -> HttpResponse:
    """Ask that somebody who has not refused looks at a refusal."""
    household = visitor(request).door.household_id
    hers = Extension.objects.filter(stay__household_id=household)
    if not hers.filter(pk=extension, decision=Extension.Decision.REFUSED).exists():
        raise Http404
    form = LookAgainForm(request.POST or None)
    if form.is_valid() and act_of_hers(
        request,
        form,
        lambda order: appeal(order, extension, form.cleaned_data["words"]),
        _("Asked. Somebody who has not refused looks at it. Take a receipt below."),
    ):
        return redirect("her-home")
    context = {
        "heading": _("Somebody else looks at it"),
        "button": _("Ask for it"),
        "about": _("It is your right. You need not leave while it is looked at."),
    }
    return show_form(request, form, context)


@opens("her.own")
@require_POST
def end_card(request: HttpRequest) -> HttpResponse:
    """End her card at once, as when it was lost or seen."""
    who, form = visitor(request), UmayForm(request.POST)
    if form.is_valid() and act_of_hers(
        request,
        form,
        lambda order: end_door(order, who.door.household_id),
        _("Your card opens nothing any more."),
    ):
        response = redirect("card")
        logout(request)
        forget_half(response)
        return response
    return show_home(request, form)


def show_form(
    request: HttpRequest, form: UmayForm, context: Mapping[str, object]
) -> HttpResponse:
    status = 422 if form.errors else 200
    answer = render(request, "her/form.html", {**context, "form": form}, status=status)
    return closes_itself(answer)
