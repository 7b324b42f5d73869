"""Complaints made to me: read and answered by nobody else."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.records.queries.complaints import complaints_to
from umay.use_cases.her.complaints import reply
from umay.use_cases.keys.house_words import open_house_words
from umay.use_cases.keys.sealing import Writer
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.forms import UmayForm
from umay.web.rings import ring_of


class ReplyForm(UmayForm):
    words = forms.CharField(
        label=_("Your answer"), max_length=4000, widget=forms.Textarea
    )


@opens("complaint.answer")
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """List those made to me."""
    rows = complaints_to(worker_of(request).pk)
    context = {"complaints": rows, "today": today_of(request)}
    return render(request, "complaints/list.html", context)


@opens("complaint.answer")
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, complaint: UUID) -> HttpResponse:
    """Read one and answer it."""
    worker = worker_of(request)
    found = (row for row in complaints_to(worker.pk) if row.pk == complaint)
    row = next(found, None)
    if row is None:
        raise Http404
    form = ReplyForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: reply(order, complaint, form.cleaned_data["words"]),
        _("Answered. She reads it on her page."),
    ):
        return redirect("complaints")
    reader = Writer(worker.center_id, worker.pk, timezone.now(), ring_of(request))
    opened = open_house_words(reader, row)
    context = {"row": row, "said": opened.of(row), "shut": opened.shut, "form": form}
    status = 422 if form.errors else 200
    return render(request, "complaints/one.html", context, status=status)
