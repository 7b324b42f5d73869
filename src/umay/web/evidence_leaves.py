"""Evidence that leaves: one file for her worker, or a locked file with all proofs."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.core.consents import Purpose
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.records.models import Consent, Evidence
from umay.records.queries.evidence import evidence_of
from umay.records.queries.papers import consents_of
from umay.use_cases.evidence.packing import CLEAN, ORIGINAL, Tell, Told
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.evidence import around, file_of
from umay.web.forms import UmayForm
from umay.web.gate import hand_out_files
from umay.web.releases import FILES, CopyForm
from umay.web.sealed import household_of
from umay.web.wording.evidence import CUSTODY, KIND
from umay.web.wording.papers import PURPOSE, RECIPIENT

HERSELF = "herself"
FIELD = {Paper.ORIGINAL: ORIGINAL, Paper.CLEANED: CLEAN}
EITHER = [(Paper.ORIGINAL, ""), (Paper.CLEANED, "")]


class TakeForm(UmayForm):
    paper = forms.ChoiceField(choices=EITHER, widget=forms.HiddenInput)


class ExportForm(CopyForm):
    chosen = forms.MultipleChoiceField(
        label=_("Which files?"), widget=forms.CheckboxSelectMultiple
    )
    what = forms.MultipleChoiceField(
        label=_("As what?"),
        choices=[
            (
                CLEAN,
                _("Pictures without their place. A court and the police get these."),
            ),
            (
                ORIGINAL,
                _("Originals. They may tell where she was and with what device."),
            ),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    to = forms.ChoiceField(label=_("For whom?"), widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("Her language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    field_order = ("chosen", "what", "to", "language", "password", "password_again")

    def __init__(
        self, *args: Any, known: list[Evidence], agreed: list[Consent], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        numbered = enumerate(known, start=1)
        self._choose("chosen", [(str(f.pk), _line(n, f)) for n, f in numbered])
        hers = [(HERSELF, _("Herself"))]
        self._choose("to", hers + [(str(c.pk), _agreed(c)) for c in agreed])
        self.fields["password"].required = True
        self.fields["password"].help_text = _(
            "She chooses them herself: at least 12 letters, best four words. They are"
            " kept nowhere, and without them the file stays closed."
        )

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


@opens("evidence.see")
@require_POST
def take(request: HttpRequest, household: UUID, file: UUID) -> HttpResponse:
    """Hand one file to who holds its key, as it came or without its place."""
    row = household_of(request, household)
    found = file_of(household, file)
    form = TakeForm(request.POST)
    if form.is_valid():
        paper = Paper(form.cleaned_data["paper"])
        what = Leaving(
            paper,
            Recipient.HOUSE,
            Basis.HOUSE,
            frozenset({FIELD[paper]}),
            household,
            files=(file,),
        )
        answer = hand_out_files(request, form, what, _told_to_nobody)
        if answer is not None:
            return answer
    context = {
        "household": row,
        "file": found,
        "kind": KIND[found.kind],
        "form": form,
        "act": UmayForm(auto_id=False),
        **around(row, found),
    }
    return render(request, "evidence/one.html", context, status=422)


@opens("evidence.export")
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, household: UUID) -> HttpResponse:
    """Make the locked file, on her decision."""
    row = household_of(request, household)
    agreed = [one for one in consents_of(household) if _stands(one)]
    form = ExportForm(
        request.POST or None,
        known=evidence_of(household),
        agreed=agreed,
        initial={"language": get_language(), "to": HERSELF, "what": [CLEAN]},
    )
    if form.is_valid():
        said = form.cleaned_data
        what = _leaving(household, said, agreed)
        answer = hand_out_files(request, form, what, _custody_in(said["language"]))
        if answer is not None:
            return answer
    context = {"household": row, "form": form}
    status = 422 if form.errors else 200
    return render(request, "evidence/export.html", context, status=status)


def _leaving(household: UUID, said: dict[str, Any], agreed: list[Consent]) -> Leaving:
    consent = next((one for one in agreed if str(one.pk) == said["to"]), None)
    return Leaving(
        Paper.EVIDENCE,
        Recipient(consent.recipient) if consent else Recipient.HERSELF,
        Basis.CONSENT if consent else Basis.HER_RIGHT,
        frozenset(said["what"]),
        household,
        because=consent.pk if consent else None,
        purpose=Purpose(consent.purpose) if consent else None,
        files=tuple(UUID(key) for key in said["chosen"]),
        passphrase=said["password"],
    )


def _stands(consent: Consent) -> bool:
    """Whether she signed it for files and it has not ended; the gate asks again."""
    signed = consent.signed_at is not None and consent.withdrawn_at is None
    return signed and consent.until > timezone.now() and bool(FILES & {*consent.fields})


def _custody_in(language: str) -> Tell:
    """Return how the list of who had the files is written out in her language."""

    def tell(files: Sequence[Told]) -> str:
        # Of the workers only that it was the same one again, or another.
        names = [had.by for one in files for had in one.custody if had.by]
        numbers = {name: n for n, name in enumerate(dict.fromkeys(names), start=1)}
        with override(language):
            told = [(one, KIND[one.row.kind], _had(one, numbers)) for one in files]
            return render_to_string("evidence/custody.html", {"files": told})

    return tell


def _had(one: Told, numbers: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {
            "at": had.at,
            "what": CUSTODY[had.what],
            "worker": numbers.get(had.by),
            "to": RECIPIENT.get(had.to, ""),
        }
        for had in one.custody
    ]


def _told_to_nobody(files: Sequence[Told]) -> str:
    return ""


def _line(number: int, file: Evidence) -> str:
    day = date_format(timezone.localtime(file.received_at), "SHORT_DATE_FORMAT")
    return f"{number}. {KIND[file.kind]}, {day}"


def _agreed(consent: Consent) -> str:
    return f"{RECIPIENT[consent.recipient]}: {PURPOSE[consent.purpose]}"
