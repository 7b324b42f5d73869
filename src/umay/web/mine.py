"""My families: those a worker can open something of, and what waits for her."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from umay.records.queries.mine import families_of
from umay.web.access import opens
from umay.web.acting import worker_of


@opens("secrets.open")
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """List the families this worker holds a key of."""
    found = families_of(worker_of(request), timezone.now())
    return render(request, "sealed/mine.html", {"families": found})
