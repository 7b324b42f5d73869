"""Coming in with a card and a PIN."""

from datetime import timedelta
from math import ceil

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.doors import Card, read_card
from umay.use_cases.her.coming_in import Came, note_coming, try_card
from umay.use_cases.keys.own_keys import Shut
from umay.use_cases.order import Order
from umay.use_cases.workers.knocking import came_in, knock
from umay.web.access import PUBLIC, opens
from umay.web.forms import UmayForm
from umay.web.her.visiting import begin
from umay.web.slowing import TOO_MANY, address_of, wait_said

WRONG = _("The card or the PIN is not right. Try again.")


class CardForm(UmayForm):
    code = forms.CharField(
        label=_("The letters on your card"),
        help_text=_("Four groups of four. Small or large letters are the same."),
        max_length=40,
    )
    password = forms.CharField(
        label=_("Your PIN"),
        max_length=20,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric"}),
    )


@opens(PUBLIC)
@require_http_methods(["GET", "POST"])
def card(request: HttpRequest) -> HttpResponse:
    """Ask for the card; wrong tries make the next one wait, nobody is locked out."""
    form = CardForm(request.POST or None)
    if not form.is_valid():
        return _ask(request, form, 422 if form.errors else 200)
    typed, at = read_card(form.cleaned_data["code"]), timezone.now()
    name = f"card {typed.tag if typed else ''}"
    wait = knock(name, address_of(request), at)
    if wait:
        return _later(request, form, wait)
    came = _try(typed, form.cleaned_data["password"])
    if came is None:
        form.add_error(None, WRONG)
        return _ask(request, form, 422)
    came_in(name, address_of(request), at)
    order = Order(
        came.door.center_id,
        came.door.pk,
        at,
        form.cleaned_data["key"],
        came.door.center.time_zone,
    )
    note_coming(order, came)
    response = redirect("her-home")
    begin(request, response, came)
    return response


def _try(typed: Card | None, pin: str) -> Came | None:
    try:
        return try_card(typed, pin, timezone.now())
    except Shut:
        return None


def _later(request: HttpRequest, form: CardForm, wait: timedelta) -> HttpResponse:
    form.add_error(None, wait_said(wait))
    answer = _ask(request, form, TOO_MANY)
    answer.headers["Retry-After"] = str(ceil(wait.total_seconds()))
    return answer


def _ask(request: HttpRequest, form: CardForm, status: int) -> HttpResponse:
    return render(request, "her/come.html", {"form": form}, status=status)
