"""Unlocking: her passphrase opens her key for this session; one press locks it."""

from urllib.parse import urlsplit
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.records.models import Worker
from umay.records.queries.keys import holder_of, opens_by_passkey
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.own_keys import NEVER_HOLD, Shut, make_keys, unlock
from umay.use_cases.order import Order
from umay.web.access import opens
from umay.web.acting import order_of, worker_of
from umay.web.forms import UmayForm
from umay.web.passkey_form import PasskeyForm, usable
from umay.web.proving import may_try, was_right
from umay.web.rings import drop, keep, ring_of


class UnlockForm(UmayForm):
    passphrase = forms.CharField(
        label=_("Your password"), widget=forms.PasswordInput, strip=False
    )
    back = forms.CharField(required=False, widget=forms.HiddenInput)


@opens("own.sign_in")
@require_http_methods(["GET", "POST"])
def unlocking(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase; nothing of the page she came from is shown meanwhile."""
    form = UnlockForm(request.POST or None, initial={"back": _back(request)})
    if form.is_valid() and may_try(request, form, "passphrase"):
        try:
            halves = unlock(worker_of(request).pk, form.cleaned_data["passphrase"])
        except Shut:
            form.add_error("passphrase", _("This password does not open your keys."))
        else:
            response = redirect(ours(request, form.cleaned_data["back"]))
            keep(request, response, halves)
            was_right(request)
            keep_keys(order_of(request, form.cleaned_data["key"]))
            return response
    return _ask(request, form)


def ask_to_unlock(request: HttpRequest, trouble: str | Promise) -> HttpResponse:
    """Show the page again after a passkey that did not open her keys."""
    form = UnlockForm(initial={"back": ours(request, request.POST.get("back", ""))})
    return _ask(request, form, trouble)


def _ask(
    request: HttpRequest, form: UnlockForm, trouble: str | Promise = ""
) -> HttpResponse:
    context: dict[str, object] = {"form": form, "trouble": trouble}
    if usable(request) and opens_by_passkey(worker_of(request).pk):
        context["passkeys"] = PasskeyForm(auto_id=False)
    status = 422 if form.errors or trouble else 200
    return render(request, "entrance/unlock.html", context, status=status)


@opens("own.sign_in")
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock at once and hide what was on the screen."""
    response = redirect("unlock")
    drop(request, response)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _back(request: HttpRequest) -> str:
    try:
        return urlsplit(request.headers.get("Referer", "")).path
    except ValueError:  # no browser writes "//["
        return ""


def ours(request: HttpRequest, back: str) -> str:
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()})
    return back if ours and back.startswith("/") else "/"


def open_keys(
    request: HttpRequest, response: HttpResponse, worker: Worker, passphrase: str
) -> None:
    """Open her keys with the password she has just typed; make them the first time.

    She may still have to give a code: until she is in, both halves open nothing.
    """
    if worker.role in NEVER_HOLD:
        return
    if holder_of(worker.pk) is None:
        order = Order(worker.center_id, worker.pk, timezone.now(), uuid4())
        make_keys(order, worker.pk, passphrase)
    try:
        halves = unlock(worker.pk, passphrase)
    except Shut:
        return
    keep(request, response, halves)


def catch_up(request: HttpRequest) -> None:
    """Do what only an unlocked session can, once she is in."""
    if ring_of(request) is not None:
        keep_keys(order_of(request, uuid4()))
