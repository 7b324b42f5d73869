"""Her card: her own worker opens the door, she types her PIN herself."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.doors import LONGEST, easy_to_guess
from umay.records.queries.doors import door_of
from umay.use_cases.her.door import Pins, end_door, new_card, open_door
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.forms import UmayForm
from umay.web.sealed import household_of

EASY = _("At least six digits, not all the same and not in a row.")


class PinField(forms.CharField):
    def __init__(self, **more: Any) -> None:
        digits = forms.PasswordInput(attrs={"inputmode": "numeric"})
        super().__init__(max_length=LONGEST, widget=digits, **more)


class PinsForm(UmayForm):
    password = PinField(label=_("Her PIN"), help_text=EASY)
    password_again = PinField(label=_("Her PIN once more"))
    password_quiet = PinField(
        label=_("A second PIN, if she wants one"),
        help_text=_(
            "For when somebody forces her. It shows only a calendar, and you are told"
            " on your page to talk with her alone."
        ),
        required=False,
    )
    password_quiet_again = PinField(label=_("The second PIN once more"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        usual, quiet = said.get("password", ""), said.get("password_quiet", "")
        for name, pin in (("password", usual), ("password_quiet", quiet)):
            if pin and easy_to_guess(pin):
                self.add_error(name, EASY)
            if pin != said.get(f"{name}_again", ""):
                self.add_error(f"{name}_again", _("The two are not the same."))
        if quiet and quiet == usual:
            self.add_error("password_quiet", _("The second PIN must be another one."))
        return said

    def pins(self) -> Pins:
        said = self.cleaned_data
        return Pins(said["password"], said["password_quiet"])


@opens("door.end")
@require_safe
def door(request: HttpRequest, household: UUID) -> HttpResponse:
    """Say whether she has a card."""
    return _page(request, household, UmayForm(auto_id=False))


@opens("door.open")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Make a card and show it once, to print."""
    row = household_of(request, household)
    form = PinsForm(request.POST or None)
    if form.is_valid():
        card = new_card()
        done = act(
            request,
            form,
            lambda order: open_door(order, household, card, form.pins()),
            _("Her card is made. Print it now: it is not shown again."),
        )
        if done and done.repeated:
            return redirect("her-card", household)
        if done:
            return render(request, "her/made.html", {"card": card, "household": row})
    context = {
        "household": row,
        "form": form,
        "heading": _("A card for her"),
        "about": _("She types her PIN herself. Look away, please."),
        "button": _("Make the card"),
    }
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)


@opens("door.end")
@require_POST
def end(request: HttpRequest, household: UUID) -> HttpResponse:
    """Her card opens nothing any more."""
    household_of(request, household)
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request, form, lambda order: end_door(order, household), _("The card is ended.")
    ):
        return redirect("her-card", household)
    return _page(request, household, form)


def _page(request: HttpRequest, household: UUID, form: UmayForm) -> HttpResponse:
    row = household_of(request, household)
    context = {
        "household": row,
        "door": door_of(household),
        "own": row.own_worker_id == worker_of(request).pk,
        "act": UmayForm(auto_id=False),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "her/door.html", context, status=status)
