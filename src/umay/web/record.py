"""The record: how far those outside have vouched for it, and what to do if not."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from umay.core.tail import alarm
from umay.use_cases.ledger.showing import (
    Hole,
    NotTaken,
    handed_out,
    show,
    taken_back,
)
from umay.web.access import opens
from umay.web.acting import worker_of
from umay.web.forms import UmayForm
from umay.web.wording.record import ALARM

LARGEST = 128 * 1024  # bytes of an answer


class AnswerForm(UmayForm):
    answer = forms.CharField(
        label=_("What the witness has given back"),
        help_text=_("Open her file and copy all of it here."),
        widget=forms.Textarea,
        max_length=LARGEST,
    )


@opens("record.see")
@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """Show the tail nobody has seen, and the last words of the witnesses."""
    return _page(request, AnswerForm())


@opens("record.witness")
@require_POST
def request_file(request: HttpRequest) -> HttpResponse:
    """Hand out the file for a witness without a line: sizes and hashes, no more."""
    try:
        text = handed_out(worker_of(request).center_id, timezone.now())
    except Hole:
        messages.error(
            request,
            _(
                "An entry of the record is missing. Change nothing, and ask the"
                " administrator to run: umay ledger verify"
            ),
        )
        return redirect("record")
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="request.txt"'
    return answer


@opens("record.witness")
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Take in what she has given back."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data["answer"].replace("\r\n", "\n").strip() + "\n"
        try:
            taken_back(worker_of(request).center_id, said, timezone.now())
        except NotTaken:
            form.add_error(
                "answer",
                _("No witness of this house has signed this. Copy her file again."),
            )
        else:
            return redirect("record")
    return _page(request, form)


def _page(request: HttpRequest, form: AnswerForm) -> HttpResponse:
    shown = show(worker_of(request).center_id)
    wrong = alarm(shown.tail, timezone.now())
    context = {
        "shown": shown,
        "alarm": ALARM[wrong] if wrong else "",
        "form": form,
        "act": UmayForm(auto_id=False),
    }
    status = 422 if form.errors else 200
    return render(request, "record/page.html", context, status=status)
