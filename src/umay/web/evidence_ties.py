"""Ties: a file is put to something that happened, or taken away from it."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from umay.use_cases.evidence.tying import tie, untie
from umay.use_cases.order import Order, Outcome
from umay.web.access import opens
from umay.web.acting import act
from umay.web.evidence import file_of, show_file
from umay.web.forms import UmayForm
from umay.web.sealed import household_of


@opens("evidence.add")
@require_POST
def put(
    request: HttpRequest, household: UUID, file: UUID, incident: UUID
) -> HttpResponse:
    """Say that it shows this."""
    said = _("Saved. In the chronology it stands under what it shows.")
    return _act(request, household, file, lambda o: tie(o, file, incident), said)


@opens("evidence.add")
@require_POST
def take_away(
    request: HttpRequest, household: UUID, file: UUID, incident: UUID
) -> HttpResponse:
    """Say that it does not show this after all."""
    return _act(
        request, household, file, lambda o: untie(o, file, incident), _("Saved.")
    )


def _act(
    request: HttpRequest,
    household: UUID,
    file: UUID,
    call: Callable[[Order], Outcome],
    said: str | Promise,
) -> HttpResponse:
    row, found = household_of(request, household), file_of(household, file)
    form = UmayForm(request.POST)
    if form.is_valid() and act(request, form, call, said):
        return redirect("evidence-one", household, file)
    return show_file(request, row, found, form)
