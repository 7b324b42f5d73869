"""Notes: dated, by one writer; one's own are opened by nobody else."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.core.policy import may_hold
from umay.core.secrets import Category
from umay.records.queries.plan import notes_of
from umay.use_cases.notes import write_note
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.opening import open_for, said_of, why_of
from umay.web.plan import ask_of
from umay.web.plan_forms import NoteForm
from umay.web.rings import ring_of
from umay.web.sealed import household_of
from umay.web.wording.plan import NOTE

KINDS = {
    "care": Category.NOTES,
    "health": Category.HEALTH,
    "own": Category.PRIVATE,
}


@opens("note.see")
@require_safe
def notes(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show the notes she may open, the newest first."""
    row = household_of(request, household)
    found = notes_of(household, worker_of(request).pk)
    context: dict[str, Any] = {"household": row}
    if found and ring_of(request) is None:
        return render(request, "sealed/locked.html", context)
    opened = open_for(request, household, found, why_of(request, row))
    shown = [
        {"row": one, "kind": NOTE[kind], "words": words}
        for one in found
        for kind, words in said_of(one, KINDS).items()
        if words
    ]
    context |= {"notes": shown, "shut": opened.shut}
    return render(request, "plan/notes.html", context)


@opens("note.write")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write a note; she chooses who may open it."""
    row = household_of(request, household)
    role = worker_of(request).role
    kinds = [kind for kind, category in KINDS.items() if may_hold(role, category)]
    form = NoteForm(request.POST or None, kinds=kinds)
    if form.is_valid():
        told = form.cleaned_data
        if act(
            request,
            form,
            lambda order: write_note(order, household, told["kind"], told["words"]),
            _("Saved and sealed."),
        ):
            return redirect("notes", household)
    return ask_of(request, row, form, _("A note"))
