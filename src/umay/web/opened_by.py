"""Who opened my file: when, as what, why. For her, printable by any worker she asks."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from umay.core.papers import Basis, Paper, Sheet
from umay.core.recipients import Recipient
from umay.records.queries.openings import Opening, openings_of
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.acting import worker_of
from umay.web.forms import UmayForm
from umay.web.gate import form_of, hand_out
from umay.web.sealed import household_of
from umay.web.wording.papers import SHEET_TITLE

TOLD = frozenset({"opening.worker", "opening.why"})


@opens("household.see")
@require_safe
def opened(request: HttpRequest, household: UUID) -> HttpResponse:
    """List every opening, newest first. The names of workers are told by their role."""
    return _list(request, household, UmayForm(auto_id=False))


@opens("opened.print")
@require_POST
def print_it(request: HttpRequest, household: UUID) -> HttpResponse:
    """Print the list for her."""
    household_of(request, household)
    found = openings_of(worker_of(request).center_id, household)
    form = UmayForm(request.POST)
    if form.is_valid():
        what = Leaving(
            Paper.OPENED_BY,
            Recipient.HERSELF,
            Basis.HER_RIGHT,
            TOLD,
            household,
            form=form_of(request),
        )
        answer = hand_out(request, form, what, lambda sheet: _page(sheet, found))
        if answer is not None:
            return answer
    return _list(request, household, form)


def _list(request: HttpRequest, household: UUID, form: UmayForm) -> HttpResponse:
    row = household_of(request, household)
    found = openings_of(worker_of(request).center_id, household)
    context = {"household": row, "openings": found, "act": form, "form": form}
    status = 422 if form.errors else 200
    return render(request, "sealed/opened.html", context, status=status)


def _page(sheet: Sheet, found: list[Opening]) -> str:
    context = {
        "title": SHEET_TITLE[sheet.paper],
        "today": sheet.today,
        "openings": found,
        "styled": True,
    }
    return render_to_string("papers/opened_by.html", context)
