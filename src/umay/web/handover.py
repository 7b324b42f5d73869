"""Handover: what the shift leaves, signed by who gives it and by who takes it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.handover import begins
from umay.records.models import Handover
from umay.records.queries.handover import (
    given,
    handover_of,
    kept_lines,
    lines_since,
)
from umay.use_cases.handover import give_handover, sign_handover
from umay.use_cases.keys.house_words import open_house_words
from umay.use_cases.keys.sealing import Writer
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.forms import UmayForm
from umay.web.rings import ring_of


class HandoverForm(UmayForm):
    note = forms.CharField(
        label=_("What else the next shift must know"),
        help_text=_("Write codes, not names."),
        max_length=3000,
        required=False,
        widget=forms.Textarea,
    )


@opens("handover.give")
@require_http_methods(["GET", "POST"])
def handover(request: HttpRequest) -> HttpResponse:
    """Show what this shift leaves, and let it be signed; below, earlier handovers."""
    center, at = worker_of(request).center_id, timezone.now()
    form = HandoverForm(request.POST or None)
    if form.is_valid():
        done = act(
            request,
            form,
            lambda order: give_handover(order, form.cleaned_data["note"]),
            _("Signed. It stands on the first screen until the next has read it."),
        )
        if done:
            return redirect("handover-one", done.subject)
    earlier = given(center)
    since = begins(earlier[0].given_at if earlier else None, at)
    context = {
        "lines": lines_since(center, since, at, today_of(request)),
        "since": since,
        "earlier": earlier,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "house_log/handover.html", context, status=status)


@opens("handover.see")
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, handover: UUID) -> HttpResponse:
    """Show a handover as it was given; who takes it signs that she has read it."""
    worker = worker_of(request)
    row = handover_of(worker.center_id, handover)
    if row is None:
        raise Http404
    reads = row.read_at is None and row.given_by_id != worker.pk
    shut, note = _note(request, row)
    form = UmayForm(request.POST or None, auto_id=False)
    if form.is_valid() and act(
        request,
        form,
        lambda order: sign_handover(order, handover),
        _("Signed: you have read it."),
    ):
        return redirect("tonight")
    context: dict[str, Any] = {
        "handover": row,
        "lines": kept_lines(row.pk),
        "note": note,
        "shut": shut,
        # A note she cannot read yet is not read.
        "signs": reads and not shut,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "house_log/handover_one.html", context, status=status)


def _note(request: HttpRequest, row: Handover) -> tuple[int, str]:
    worker = worker_of(request)
    reader = Writer(worker.center_id, worker.pk, timezone.now(), ring_of(request))
    opened = open_house_words(reader, row)
    return opened.shut, opened.of(row)["note"]
