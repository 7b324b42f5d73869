"""Receipts: two sheets she takes away, one that says nothing and one that says what.

They are apart so that she may carry the first and leave the second with somebody she
trusts. Either is a page to print or a small file.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.core.papers import Basis, Form, Paper, Sheet
from umay.core.recipients import Recipient
from umay.network.qr_pages import codes, drawn
from umay.use_cases.gate import Leaving
from umay.use_cases.ledger.receipts import CONTENT, PROOF, WORDS, Taken, receipts_of
from umay.web.access import opens
from umay.web.acting import worker_of
from umay.web.forms import UmayForm
from umay.web.gate import hand_out
from umay.web.sealed import household_of
from umay.web.wording.papers import SHEET_TITLE
from umay.web.wording.receipts import ACT

FITS = 1100  # bytes in one code: printed this large a telephone reads it
PAGE, PDF, FILE = "page", "pdf", "file"
FORMS = {PAGE: Form.PAGE, PDF: Form.PDF, FILE: Form.TEXT}
SHEETS = {
    "1": (Paper.RECEIPT, PROOF),
    "2": (Paper.CONTENT, CONTENT),
}


class TakeForm(UmayForm):
    sheet = forms.ChoiceField(
        label=_("Which sheet?"),
        choices=[
            ("1", _("Sheet 1: the code. It tells a stranger nothing.")),
            ("2", _("Sheet 2: what was written down. Somebody she trusts keeps it.")),
        ],
        widget=forms.RadioSelect,
        initial="1",
    )
    kept_as = forms.ChoiceField(
        label=_("On paper or as a file?"),
        choices=[
            (PAGE, _("A page to print")),
            (PDF, _("The page as a PDF")),
            (FILE, _("A small file")),
        ],
        widget=forms.RadioSelect,
        initial=PAGE,
    )
    language = forms.ChoiceField(
        label=_("Her language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    words = forms.BooleanField(
        label=_("She wants her own words shown on sheet 2"), required=False
    )

    def __init__(self, *args: Any, taken: Taken, **more: Any) -> None:
        super().__init__(*args, **more)
        if not taken.words:
            del self.fields["words"]


@opens("receipt.take")
@require_safe
def receipts(request: HttpRequest, household: UUID) -> HttpResponse:
    """List what she may take away that it was written down."""
    row = household_of(request, household)
    found = receipts_of(worker_of(request).center_id, household)
    context = {"household": row, "taken": [(one, ACT[one.entry.act]) for one in found]}
    return render(request, "receipts/list.html", context)


@opens("receipt.take")
@require_http_methods(["GET", "POST"])
def receipt(request: HttpRequest, household: UUID, line: UUID) -> HttpResponse:
    """Make one sheet of one receipt."""
    row = household_of(request, household)
    found = receipts_of(worker_of(request).center_id, household)
    one = next((each for each in found if each.entry.pk == line), None)
    if one is None:
        raise Http404
    language = {"language": get_language()}
    form = TakeForm(request.POST or None, initial=language, taken=one)
    if form.is_valid():
        said = form.cleaned_data
        answer = handed_out(request, form, household, line, said["language"])
        if answer is not None:
            return answer
    context = {"household": row, "one": one, "act": ACT[one.entry.act], "form": form}
    status = 422 if form.errors else 200
    return render(request, "receipts/take.html", context, status=status)


def handed_out(
    request: HttpRequest, form: UmayForm, household: UUID, line: UUID, language: str
) -> HttpResponse | None:
    """Return the sheet, or ``None`` with the refusal on the form."""
    said = form.cleaned_data
    write = _file if said["kept_as"] == FILE else _page(language)
    return hand_out(request, form, _leaving(household, line, said), write)


def _leaving(household: UUID, line: UUID, said: dict[str, Any]) -> Leaving:
    paper, field = SHEETS[said["sheet"]]
    words = {WORDS} if said.get("words") and paper is Paper.CONTENT else set()
    return Leaving(
        paper,
        Recipient.HERSELF,
        Basis.HER_RIGHT,
        frozenset({field} | words),
        household,
        entry=line,
        form=FORMS[said["kept_as"]],
    )


def _file(sheet: Sheet) -> str:
    return _text(sheet)


def _page(language: str) -> Callable[[Sheet], str]:
    """Return how the sheet is written out in her language."""

    def write(sheet: Sheet) -> str:
        text = _text(sheet)
        parts = codes(text, FITS)
        context = {
            "title": SHEET_TITLE[sheet.paper],
            "today": sheet.today,
            "codes": [mark_safe(drawn(part)) for part in parts],  # noqa: S308 (our own)
            "text": text,
            "alone": "no" in sheet.of("entry.seen"),
            "styled": True,
        }
        name = "proof" if sheet.paper is Paper.RECEIPT else "content"
        with override(language):
            return render_to_string(f"papers/receipt_{name}.html", context)

    return write


def _text(sheet: Sheet) -> str:
    return str(sheet.lines[0].value)
