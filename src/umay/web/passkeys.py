"""Passkeys: signing in without a password, and a second lock of her key.

The passkey's PRF gives 32 secret bytes, the same each time, to this page alone: they
open her key. One that has no PRF lets her in, and her password unlocks as before.
"""

import json
from struct import error
from typing import Any

from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST
from fido2.utils import websafe_encode

from umay.records.models import Worker
from umay.records.queries.workers import may_come_in
from umay.use_cases.keys.own_keys import PRF_SALT, Shut, unlock_with_passkey
from umay.use_cases.workers.passkeys import add_passkey_to
from umay.web.access import PUBLIC, opens
from umay.web.acting import act, worker_of
from umay.web.coming_in import come_in
from umay.web.passkey_form import NOT_READ, PasskeyForm
from umay.web.proving import note_proof, proof_first
from umay.web.rings import keep
from umay.web.unlocking import ask_to_unlock, catch_up, ours

# What reading an answer that no passkey gave can end with.
BROKEN = (ValidationError, ValueError, TypeError, LookupError, AttributeError, error)


@opens("own.account")
@require_http_methods(["GET", "POST"])
@proof_first
def add(request: HttpRequest) -> HttpResponse:
    """Add a passkey; if it has PRF and her keys are open, it opens them from now on."""
    worker, form = worker_of(request), PasskeyForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        try:
            auth.complete_registration(told["credential"])
        except BROKEN:
            form.add_error(None, NOT_READ)
        else:
            if act(
                request,
                form,
                lambda o: add_passkey_to(o, told["credential"], told["output"]),
                _("The passkey is added. You can sign in with it."),
            ):
                return redirect("own")
    options = auth.begin_registration(worker, passwordless=True)
    context = {
        "form": form,
        "heading": _("Add a passkey"),
        "options": json.dumps(_with_prf(options)),
    }
    status = 422 if form.errors else 200
    return render(request, "own/passkey.html", context, status=status)


@opens(PUBLIC)
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Give a challenge; then let her in whose passkey has answered it.

    Nobody waits here: there is no secret to be guessed.
    """
    if request.method == "GET":
        return JsonResponse(_with_prf(auth.begin_authentication()))
    form = PasskeyForm(request.POST)
    worker = _answered(form) if form.is_valid() else None
    if worker is None:
        return render(request, "entrance/no_passkey.html", status=422)
    response = redirect(_then(request))
    come_in(request, worker)
    credential = form.cleaned_data["credential"]["id"]
    try:
        output = form.cleaned_data["output"]
        keep(request, response, unlock_with_passkey(worker.pk, credential, output))
    except Shut:
        return response
    catch_up(request)
    return response


@opens("own.sign_in")
@require_POST
def unlocking(request: HttpRequest) -> HttpResponse:
    """Open her keys with a passkey of hers; the password opens them as before."""
    form = PasskeyForm(request.POST)
    worker = _answered(form) if form.is_valid() else None
    if worker is None or worker.pk != worker_of(request).pk:
        return ask_to_unlock(request, NOT_READ)
    told = form.cleaned_data
    try:
        halves = unlock_with_passkey(
            worker.pk, told["credential"]["id"], told["output"]
        )
    except Shut:
        return ask_to_unlock(request, _("This passkey does not open your keys."))
    response = redirect(ours(request, request.POST.get("back", "")))
    keep(request, response, halves)
    note_proof(request)
    catch_up(request)
    return response


def _answered(form: PasskeyForm) -> Worker | None:
    told = form.cleaned_data["credential"]
    try:
        user = auth.extract_user_from_response(told)
        worker = may_come_in(str(user.pk))
        if worker is None:
            return None
        auth.complete_authentication(worker, told).record_usage()
    except BROKEN:
        return None
    return worker


def _with_prf(options: dict[str, Any]) -> dict[str, Any]:
    """Ask the passkey for what opens her key; one without PRF passes it over."""
    asked = dict(options["publicKey"])
    wanted = {"prf": {"eval": {"first": PRF_SALT}}}
    asked["extensions"] = {**(asked.get("extensions") or {}), **wanted}
    return json.loads(json.dumps(asked, default=_plain))


def _plain(value: Any) -> Any:
    """Write bytes as the scripts of WebAuthn read them, and records as dictionaries."""
    return websafe_encode(value) if isinstance(value, bytes) else dict(value)


def _then(request: HttpRequest) -> str:
    then = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(then, {request.get_host()})
    return then if ours and then.startswith("/") else "/"
