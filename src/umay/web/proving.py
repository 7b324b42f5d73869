"""Proving: that it is she, before a factor of hers is added or made anew.

Whoever finds her browser open could else add a passkey of their own and come back.
Tries at her password inside a session wait as those at the door do.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from umay.use_cases.workers.knocking import came_in, knock
from umay.web.acting import worker_of
from umay.web.slowing import address_of, wait_said

PROVED = "proved"  # in the session: when she last showed that it is she
WITHIN = timedelta(minutes=5)


def note_proof(request: HttpRequest) -> None:
    """Remember that her password, or her passkey, has just been right."""
    request.session[PROVED] = timezone.now().timestamp()


def has_proved(request: HttpRequest) -> bool:
    since = timezone.now().timestamp() - request.session.get(PROVED, 0)
    return bool(0 <= since <= WITHIN.total_seconds())


def proof_first(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask for her password first, unless she has just given it."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if has_proved(request):
            return view(request, *args, **kwargs)
        back = request.path if request.method == "GET" else reverse("own")
        return redirect(f"{reverse('own-prove')}?{urlencode({'next': back})}")

    return asked


def may_try(request: HttpRequest, form: forms.Form, field: str) -> bool:
    """Count a try at her password. While she must wait, say so on the form."""
    name = worker_of(request).username
    wait = knock(name, address_of(request), timezone.now())
    if wait:
        form.add_error(field, wait_said(wait))
    return not wait


def was_right(request: HttpRequest) -> None:
    """Forget what went wrong before, and remember the proof."""
    came_in(worker_of(request).username, address_of(request), timezone.now())
    note_proof(request)
