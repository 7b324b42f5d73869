"""Who opened my file: when, as what, why. For her, printable by any worker she asks."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from umay.records.queries.openings import openings_of
from umay.web.access import opens
from umay.web.acting import worker_of
from umay.web.sealed import household_of


@opens("household.see")
@require_safe
def opened(request: HttpRequest, household: UUID) -> HttpResponse:
    """List every opening, newest first. The names of workers are told by their role."""
    row = household_of(request, household)
    found = openings_of(worker_of(request).center_id, household)
    return render(request, "sealed/opened.html", {"household": row, "openings": found})
