"""A bed: everybody who had it, in order, and every promise that came to nothing."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from umay.core.refusals import Refused
from umay.records.queries.units import bed_of, history
from umay.web.access import opens
from umay.web.acting import worker_of


@opens("bed.history")
@require_safe
def bed(request: HttpRequest, bed: UUID) -> HttpResponse:
    """Show the history of one bed, by code and nothing else."""
    try:
        row = bed_of(worker_of(request).center_id, bed)
    except Refused:
        raise Http404 from None
    return render(request, "board/bed.html", {"bed": row, "spans": history(row)})
