"""Her sessions: where she is signed in, in plain words, and ending them from here."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from umay.records.queries.workers import sessions_of
from umay.use_cases.workers.own_sessions import end_one, end_others
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.forms import UmayForm


@opens("own.account")
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """List her sessions, this one marked."""
    return _page(request)


@opens("own.account")
@require_POST
def end(request: HttpRequest, session: UUID) -> HttpResponse:
    """End one session."""
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request, form, lambda order: end_one(order, session), _("The session is ended.")
    ):
        return redirect("own-sessions")
    return _page(request, form)


@opens("own.account")
@require_POST
def end_all_others(request: HttpRequest) -> HttpResponse:
    """End all sessions but this one."""
    form, here = UmayForm(request.POST), request.session.session_key or ""
    said = _("All other sessions are ended.")
    if form.is_valid() and act(
        request, form, lambda order: end_others(order, here), said
    ):
        return redirect("own-sessions")
    return _page(request, form)


def _page(request: HttpRequest, form: UmayForm | None = None) -> HttpResponse:
    context = {
        "sessions": sessions_of(worker_of(request).pk, timezone.now()),
        "here": request.session.session_key,
        "form": form,
        "act": UmayForm(auto_id=False),
    }
    status = 422 if form and form.errors else 200
    return render(request, "own/sessions.html", context, status=status)
