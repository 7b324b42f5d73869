"""The call sheet: a new call, and what was learned about it since."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.people import Age, Person, Whereabouts
from umay.core.refusals import Refused
from umay.core.secrets import Reason
from umay.records.models import Request
from umay.records.queries.calls import call as call_now
from umay.records.queries.house import programmes
from umay.use_cases.take_request import (
    ASKED,
    ASKED_SEALED,
    TOLD,
    TOLD_SEALED,
    change_request,
    take_request,
)
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.call_forms import (
    DANGERS,
    FIRST,
    NEEDS,
    PEOPLE,
    PLACE,
    REACH,
    CallForm,
)
from umay.web.child_rows import as_told
from umay.web.opening import open_for, said_of

ROWS_SHOWN = 2
OPEN = {Request.Outcome.OPEN, Request.Outcome.WAITING}


@opens("request.take")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write down a call; it may be complete with nothing filled in."""
    form = _form(request)
    if form.is_valid():
        said = _("The call is saved.")
        done = act(request, form, lambda order: take_request(order, form.sheet()), said)
        if done:
            return redirect("request", done.subject)
    return _sheet(request, form)


@opens("request.take")
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, call: UUID) -> HttpResponse:
    """Write down what was learned since, until the request has its answer."""
    row = call_of(request, call)
    if row.outcome not in OPEN and request.method != "POST":
        return redirect("request", call)
    open_for(request, row.household_id, [row, row.household], Reason.CALL)
    told = _as_told(row, today_of(request))
    form = _form(request, initial=told, known=_known(row))
    if form.is_valid() and act(
        request,
        form,
        lambda order: change_request(order, call, form.sheet()),
        _("The call is saved."),
    ):
        return redirect("request", call)
    return _sheet(request, form, row)


def call_of(request: HttpRequest, call: UUID) -> Request:
    """Return the request a page is about. Raises ``Http404`` if it is not ours."""
    try:
        return call_now(worker_of(request).center_id, call)
    except Refused:
        raise Http404 from None


def _form(request: HttpRequest, **more: Any) -> CallForm:
    offered = programmes(worker_of(request).center_id)
    today = today_of(request)
    return CallForm(request.POST or None, programmes=offered, today=today, **more)


def _sheet(
    request: HttpRequest, form: CallForm, row: Request | None = None
) -> HttpResponse:
    rows = form.child_rows
    told_more = [r for r in rows[ROWS_SHOWN:] if r.is_told]
    context = {
        "form": form,
        "row": row,
        "first": form.part(FIRST),
        "people": form.part(PEOPLE),
        "children": rows[:ROWS_SHOWN],
        "more_children": rows[ROWS_SHOWN:],
        "told_more": told_more or form["more_children"].value(),
        "sections": [
            (title, fields, _to_open(fields, row))
            for title, fields in (
                (_("Danger"), form.part(DANGERS)),
                (_("What she needs"), form.part(NEEDS)),
                (_("How to reach her"), form.part(REACH)),
                (_("Which place, from when"), form.part(PLACE)),
            )
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "calls/sheet.html", context, status=status)


def _to_open(fields: Any, row: Request | None) -> bool:
    """A part of the sheet is open if somebody has to look at it."""
    return any(field.errors for field in fields) or (row is not None)


def _known(row: Request) -> list[Person]:
    members = row.household.members.all()
    people = [m.as_core() for m in members if m.whereabouts != Whereabouts.LEFT]
    return people or [Person()]


def _as_told(row: Request, today: date) -> dict[str, Any]:
    """Return what the sheet holds, as the form's first values."""
    known = _known(row)
    others = [person for person in known[1:] if person.age is Age.ADULT]
    children = [person for person in known[1:] if person.age is not Age.ADULT]
    told = {name: getattr(row.household, name) for name in TOLD}
    told |= {name: getattr(row, name) for name in ASKED}
    told |= said_of(row.household, TOLD_SEALED) | said_of(row, ASKED_SEALED)
    return told | {
        "programme": row.household.programme.code,
        "first_night": row.first_night if row.first_night > today else None,
        "until": row.until,
        "head_age": known[0].age,
        "adults": len(others) or None,
        **as_told(children),
    }
