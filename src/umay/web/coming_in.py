"""Coming in: a session begins; with a second factor only after its code."""

from datetime import timedelta
from math import ceil
from typing import Any

from django import forms
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.refusals import Refused
from umay.records.models import Worker
from umay.records.queries.workers import may_come_in
from umay.records.sessions import SessionStore
from umay.use_cases.order import Order
from umay.use_cases.workers.factors import give_code
from umay.use_cases.workers.knocking import came_in, knock
from umay.web.access import PUBLIC, opens
from umay.web.agents import kind_of_browser
from umay.web.forms import UmayForm
from umay.web.proving import note_proof
from umay.web.rings import look_again
from umay.web.slowing import TOO_MANY, address_of, wait_said
from umay.web.unlocking import catch_up
from umay.web.wording.refusals import refusal

HALF_IN = "half_in"
CODE_WITHIN = timedelta(minutes=5)


class CodeForm(UmayForm):
    code = forms.CharField(
        label=_("Code"),
        help_text=_("From your authenticator app, or one of your recovery codes."),
        max_length=20,
    )


def come_in(request: HttpRequest, worker: Worker) -> None:
    """Begin her session. Its key is new; nobody who knew the old one is in it."""
    login(request, worker, backend="umay.records.backends.OpenAccounts")
    if isinstance(request.session, SessionStore):
        request.session.begin(kind_of_browser(request.headers.get("User-Agent", "")))
    note_proof(request)
    look_again(request)


def half_in(request: HttpRequest, worker: Worker, then: str) -> HttpResponse:
    """Remember whose password was right, and ask for the code."""
    request.session.flush()
    until = (timezone.now() + CODE_WITHIN).timestamp()
    request.session[HALF_IN] = {"worker": str(worker.pk), "until": until, "then": then}
    return redirect("sign-in-code")


@opens(PUBLIC)
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code; tries at it are slowed down like tries at the password."""
    half, worker = _half(request)
    if worker is None:
        return redirect("sign-in")
    form = CodeForm(request.POST or None)
    status = 200
    if form.is_valid():
        name, at = f"code {worker.pk}", timezone.now()
        wait = knock(name, address_of(request), at)
        if wait:
            form.add_error(None, wait_said(wait))
            answer = _ask(request, form, TOO_MANY)
            answer.headers["Retry-After"] = str(ceil(wait.total_seconds()))
            return answer
        order = Order(worker.center_id, worker.pk, at, form.cleaned_data["key"])
        try:
            done = give_code(order, form.cleaned_data["code"])
        except Refused as refused:
            form.add_error("code", refusal(refused))
        else:
            if not done.repeated:
                came_in(name, address_of(request), at)
                return _through(request, worker, half["then"])
            form.renew_key()
    status = 422 if form.errors else 200
    return _ask(request, form, status)


def _half(request: HttpRequest) -> tuple[dict[str, Any], Worker | None]:
    half = request.session.get(HALF_IN)
    if not half or half["until"] < timezone.now().timestamp():
        return {}, None
    return half, may_come_in(half["worker"])


def _through(request: HttpRequest, worker: Worker, then: str) -> HttpResponse:
    request.session.pop(HALF_IN, None)
    come_in(request, worker)
    catch_up(request)
    return redirect(then)


def _ask(request: HttpRequest, form: CodeForm, status: int) -> HttpResponse:
    return render(request, "entrance/code.html", {"form": form}, status=status)
