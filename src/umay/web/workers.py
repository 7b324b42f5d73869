"""Workers: who is let in, and the links that are handed over in person."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.roles import Role
from umay.records.models import Worker
from umay.records.queries.workers import worker_in, workers_of
from umay.use_cases.order import Order, Outcome
from umay.use_cases.workers import inviting, rights
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.forms import UmayForm
from umay.web.worker_forms import InviteForm, RightsForm


@opens("workers.see")
@require_safe
def workers(request: HttpRequest) -> HttpResponse:
    """List everybody who may come in, and those who could before."""
    found = workers_of(worker_of(request).center_id, timezone.now())
    return render(request, "workers/list.html", {"workers": found})


@opens("workers.invite")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make an account, and show its link this once."""
    form = InviteForm(request.POST or None)
    if form.is_valid():
        token = inviting.new_token()
        told = form.cleaned_data
        role = Role(told["role"])
        done = act(
            request,
            form,
            lambda order: inviting.invite(order, told["username"], role, token),
            _("The account is made."),
        )
        if done:
            return _hand_over(request, told["username"], token, done)
    status = 422 if form.errors else 200
    context = {"form": form, "heading": _("Invite a worker"), "button": _("Invite")}
    return render(request, "workers/form.html", context, status=status)


@opens("workers.see")
@require_safe
def worker(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Show one account and what can be done about it."""
    return _page(request, _worker(request, worker))


@opens("workers.rights")
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Give her another role, or make her a supervisor."""
    row = _worker(request, worker)
    now = {"role": row.role, "supervisor": row.supervisor}
    form = RightsForm(request.POST or None, initial=now)
    if form.is_valid() and act(
        request,
        form,
        lambda order: rights.change_rights(
            order,
            worker,
            Role(form.cleaned_data["role"]),
            form.cleaned_data["supervisor"],
        ),
        _("Saved."),
    ):
        return redirect("worker", worker)
    status = 422 if form.errors else 200
    context = {"form": form, "heading": row.username, "button": _("Save")}
    return render(request, "workers/form.html", context, status=status)


@opens("workers.invite")
@require_POST
def reset(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Let her begin anew, and show the new link this once."""
    row, form, token = _worker(request, worker), UmayForm(request.POST), ""
    if form.is_valid():
        token = inviting.new_token()
        done = act(
            request,
            form,
            lambda order: inviting.reset(order, worker, token),
            _("She begins anew. What she could open, she must be given again."),
        )
        if done:
            return _hand_over(request, row.username, token, done)
    return _page(request, row, form)


@opens("workers.end")
@require_POST
def end(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Close her account at once."""
    said = _("The account is closed. She is signed out everywhere.")
    return _press(request, worker, lambda o: rights.end_access(o, worker), said)


@opens("workers.end")
@require_POST
def out(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Sign her out everywhere."""
    said = _("She is signed out everywhere.")
    return _press(request, worker, lambda o: rights.end_all_sessions(o, worker), said)


@opens("workers.vouch")
@require_POST
def vouch(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Say that it is she who holds this account."""
    return _press(request, worker, lambda o: rights.vouch(o, worker), _("Confirmed."))


def _press(
    request: HttpRequest,
    worker: UUID,
    call: Callable[[Order], Outcome],
    said: str | Promise,
) -> HttpResponse:
    row, form = _worker(request, worker), UmayForm(request.POST)
    if form.is_valid() and act(request, form, call, said):
        return redirect("worker", worker)
    return _page(request, row, form)


def _worker(request: HttpRequest, worker: UUID) -> Worker:
    found = worker_in(worker_of(request).center_id, worker)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, row: Worker, form: UmayForm | None = None
) -> HttpResponse:
    context = {"worker": row, "form": form, "act": UmayForm(auto_id=False)}
    status = 422 if form and form.errors else 200
    return render(request, "workers/page.html", context, status=status)


def _hand_over(
    request: HttpRequest, username: str, token: str, done: Outcome
) -> HttpResponse:
    """Show the link; sent a second time the form made none, so there is none."""
    if done.repeated:
        return redirect("worker", done.subject)
    link = request.build_absolute_uri(reverse("begin", args=[token]))
    context = {"username": username, "link": link, "worker": done.subject}
    return render(request, "workers/link.html", context)
