"""Small forms of a household: one question, one button, and back to its page."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from umay.core.refusals import Refused
from umay.records.models import Stay
from umay.records.queries.household import latest_stay
from umay.web.acting import worker_of


def stay_of(request: HttpRequest, household: UUID) -> Stay:
    """Return the stay a form is about; a form sent twice may find it ended.

    Raises ``Http404`` if there is none, or none to begin a form for.
    """
    try:
        stay = latest_stay(worker_of(request).center_id, household)
    except Refused:
        raise Http404 from None
    if stay.exit_day is not None and request.method != "POST":
        raise Http404
    return stay


def ask(
    request: HttpRequest,
    stay: Stay,
    form: Form,
    *,
    heading: str | Promise,
    button: str | Promise,
    template: str = "household/form.html",
    **more: Any,
) -> HttpResponse:
    """Show the form; with its errors and what was typed if it was refused."""
    context = {
        "stay": stay,
        "household": stay.household,
        "form": form,
        "heading": heading,
        "button": button,
    }
    status = 422 if form.errors else 200
    return render(request, template, context | more, status=status)
