"""Evidence of a family: what there is, who had it, and taking in one more file."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.core.evidence import CLEANED
from umay.records.models import Evidence, Household
from umay.records.queries.evidence import custody_of, evidence_of
from umay.use_cases.evidence.receiving import receive
from umay.web.access import opens
from umay.web.acting import act
from umay.web.forms import DAMAGED, UmayForm
from umay.web.incidents_told import Told, what_happened
from umay.web.opening import open_for, said_of, why_of
from umay.web.rings import ring_of
from umay.web.sealed import household_of
from umay.web.uploads import takes_a_file
from umay.web.wording.evidence import CUSTODY, KIND
from umay.web.wording.papers import RECIPIENT
from umay.web.wording.secrets import COLUMN

WORDS = ("file_name", "note", "sha256")


class FileForm(UmayForm):
    shows = forms.MultipleChoiceField(
        label=_("Which of these does it show?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("What does it show?"),
        help_text=_("In her words, with day and place if she knows them."),
        required=False,
        max_length=1000,
        widget=forms.Textarea,
    )
    file = forms.FileField(
        label=_("The file"),
        help_text=_("At most 25 MB. It is kept exactly as it is."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"class": "govuk-input"}),
        error_messages={"required": _("Choose the file.")},
    )
    # Comes after the file: without it the file may have been cut off on its way.
    whole = forms.CharField(
        widget=forms.HiddenInput, initial="1", error_messages={"required": DAMAGED}
    )

    def __init__(self, *args: Any, happened: list[Told], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(row.pk), said) for row, said in happened]
        self.fields["shows"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["shows"]


@opens("evidence.see")
@require_safe
def listed(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show what there is, without opening anything."""
    row = household_of(request, household)
    context = {
        "household": row,
        "files": [(one, KIND[one.kind]) for one in evidence_of(household)],
    }
    return render(request, "evidence/list.html", context)


@takes_a_file
@opens("evidence.add")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Take in one file."""
    row = household_of(request, household)
    happened = what_happened(request, row)
    form = FileForm(request.POST or None, request.FILES or None, happened=happened)
    if form.is_valid():
        file, note = form.cleaned_data["file"], form.cleaned_data["note"]
        shows = [UUID(key) for key in form.cleaned_data.get("shows", [])]
        if act(
            request,
            form,
            lambda order: receive(order, household, file, file.name, note, shows),
            _("Saved and sealed, exactly as it came."),
        ):
            return redirect("evidence", household)
    status = 422 if form.errors else 200
    context = {"household": row, "form": form}
    return render(request, "evidence/new.html", context, status=status)


@opens("evidence.see")
@require_safe
def one(request: HttpRequest, household: UUID, file: UUID) -> HttpResponse:
    """Show one file's name, note and fingerprint, and everybody who had it."""
    row = household_of(request, household)
    return show_file(request, row, file_of(household, file))


def show_file(
    request: HttpRequest, row: Household, found: Evidence, form: UmayForm | None = None
) -> HttpResponse:
    """Show its page, also with what was wrong with a press on it."""
    context: dict[str, Any] = {"household": row, "file": found, "form": form}
    if ring_of(request) is None:
        return render(request, "sealed/locked.html", context)
    only = [f"evidence.{name}" for name in WORDS]
    opened = open_for(request, row.pk, [found], why_of(request, row), only)
    said = said_of(found, WORDS)
    context |= {
        "kind": KIND[found.kind],
        "answers": [(COLUMN[name], said[name]) for name in WORDS],
        "shut": opened.shut,
        "act": UmayForm(auto_id=False),
        **around(row, found),
    }
    tied = {one.incident_id for one in found.ties.all()}
    happened = what_happened(request, row)
    context["happened"] = [(one, said, one.pk in tied) for one, said in happened]
    status = 422 if form and form.errors else 200
    return render(request, "evidence/one.html", context, status=status)


def around(household: Household, file: Evidence) -> dict[str, Any]:
    """Return what the page of one file shows in any case."""
    had = [(h, CUSTODY[h.what], RECIPIENT.get(h.to, "")) for h in custody_of(file)]
    can_clean = file.kind in CLEANED
    return {"had": had, "can_clean": can_clean, "erased": household.erased_at}


def file_of(household: UUID, file: UUID) -> Evidence:
    """Raises ``Http404``: another family's file does not exist here."""
    found = Evidence.objects.filter(pk=file, household=household).first()
    if found is None:
        raise Http404
    return found
