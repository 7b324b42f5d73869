"""What she takes away of what happened: the chronology, or a draft of a letter."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from umay.core.papers import (
    DRAFTS,
    OF_CHRONOLOGY,
    OF_DRAFTS,
    OF_LAW_SAYS,
    Basis,
    Paper,
    Sheet,
    Written,
)
from umay.core.recipients import Recipient
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.drafts import form_for, writer_of
from umay.web.forms import UmayForm
from umay.web.gate import form_of, hand_out
from umay.web.sealed import household_of
from umay.web.wording.papers import PAPER

LANGUAGES = (("kk", "Қазақша"), ("ru", "Русский"), ("en", "English"))
PAPERS = (Paper.CHRONOLOGY, Paper.LAW_SAYS, *DRAFTS)


class TakeForm(UmayForm):
    paper = forms.ChoiceField(
        label=_("What does she take?"),
        choices=[(paper, PAPER[paper]) for paper in PAPERS],
        widget=forms.RadioSelect,
        initial=Paper.CHRONOLOGY,
    )
    language = forms.ChoiceField(
        label=_("In which language?"),
        help_text=_("Offices and courts take Kazakh or Russian."),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        initial="kk",
    )


def _fields(paper: Paper) -> frozenset[str]:
    if paper is Paper.LAW_SAYS:
        return OF_LAW_SAYS
    return OF_DRAFTS if paper in DRAFTS else OF_CHRONOLOGY


@opens("paper.release")
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, household: UUID) -> HttpResponse:
    """Hand her what she takes away; she decides, and it is written down."""
    row = household_of(request, household)
    form = TakeForm(request.POST or None)
    if form.is_valid():
        paper = Paper(form.cleaned_data["paper"])
        kind = form_for(paper, form_of(request))
        what = Leaving(
            paper,
            Recipient.HERSELF,
            Basis.HER_RIGHT,
            _fields(paper),
            household,
            form=kind,
        )

        def write(sheet: Sheet) -> str | Written:
            with override(form.cleaned_data["language"]):
                return writer_of(paper, kind)(sheet)

        answer = hand_out(request, form, what, write)
        if answer is not None:
            return answer
    context = {
        "household": row,
        "form": form,
        "heading": _("What she takes away"),
        "button": _("Make it"),
        "on_paper": True,
        "about": _("Only if she wants it. Ask where she will keep it safe."),
    }
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)
