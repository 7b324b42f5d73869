"""What leaves about a family: consents, papers made on them, and her own copy."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.consents import Purpose
from umay.core.outgoing import TAGS
from umay.core.papers import Basis, Form, Paper, papers_for
from umay.core.recipients import Recipient, fields_for
from umay.core.secrets import Reason
from umay.records.models import Consent, Release
from umay.records.queries.papers import consents_of, demands_of, releases_of
from umay.use_cases.gate import MADE_AGAIN, Leaving
from umay.web.access import may, opens
from umay.web.drafts import form_for, writer_of
from umay.web.forms import UmayForm
from umay.web.gate import form_of, hand_out
from umay.web.opening import open_for, said_of
from umay.web.papers import write_file, write_out
from umay.web.sealed import household_of
from umay.web.wording.demands import KIND
from umay.web.wording.papers import PAPER, told

FILES = frozenset({"evidence.original", "evidence.cleaned"})
SHORTEST = 12  # letters of a passphrase: the file may be tried for years


class WhichForm(UmayForm):
    paper = forms.ChoiceField(label=_("Which paper?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, papers: list[Paper], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["paper"].choices = [(p, PAPER[p]) for p in papers]  # type: ignore[attr-defined]
        self.fields["paper"].initial = papers[0]


class CopyForm(UmayForm):
    """Empty words mean paper; else a file only these words open.

    Named as passwords, so that no page of faults repeats them.
    """

    password = forms.CharField(
        label=_("Words that open the file"),
        help_text=_(
            "She chooses them herself: at least 12 letters, best four words. Nobody"
            " else knows them, and without them the file stays closed. Leave both"
            " empty for paper."
        ),
        required=False,
        min_length=SHORTEST,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput,
    )
    password_again = forms.CharField(
        label=_("The same words again"),
        required=False,
        strip=False,
        widget=forms.PasswordInput,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, second = cleaned.get("password"), cleaned.get("password_again")
        if first is not None and first != second:
            self.add_error("password_again", _("These are not the same words."))
        return cleaned


@opens("paper.see")
@require_safe
def papers(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show what she agreed to, and everything that has left."""
    row = household_of(request, household)
    context = {
        "household": row,
        "consents": [(one, told(one.fields)) for one in consents_of(household)],
        "demands": [(one, KIND[one.kind]) for one in demands_of(household)],
        "releases": [(one, told(one.fields)) for one in releases_of(household)],
        "now": timezone.now(),
        "act": UmayForm(auto_id=False),
    }
    return render(request, "consents/list.html", context)


@opens("paper.release")
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, household: UUID, consent: UUID) -> HttpResponse:
    """Make a paper of what she agreed to, for whom she agreed to it."""
    row = household_of(request, household)
    found = row.consents.filter(pk=consent).first()
    if found is None:
        raise Http404
    recipient = Recipient(found.recipient)
    form = WhichForm(request.POST or None, papers=papers_for(recipient, found.fields))
    if form.is_valid():
        paper = Paper(form.cleaned_data["paper"])
        kind = form_for(paper, form_of(request))
        what = _on(found, paper, kind)
        answer = hand_out(request, form, what, writer_of(paper, what.form))
        if answer is not None:
            return answer
    about = told(found.fields)
    return _ask(request, row, form, heading=_("Make a paper"), about=about)


@opens("paper.release")
@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, household: UUID) -> HttpResponse:
    """Her whole file for herself: on paper, or locked with words of her own."""
    row = household_of(request, household)
    form = CopyForm(request.POST or None)
    if form.is_valid():
        passphrase = form.cleaned_data["password"]
        what = Leaving(
            Paper.OWN_FILE,
            Recipient.HERSELF,
            Basis.HER_RIGHT,
            fields_for(Recipient.HERSELF, TAGS),
            household,
            form=form_of(request),
            passphrase=passphrase,
        )
        write = write_file if passphrase else write_out
        answer = hand_out(request, form, what, write)
        if answer is not None:
            return answer
    about = _("Give it to her alone. Any program that opens age files opens it.")
    return _ask(request, row, form, heading=_("A copy for herself"), about=about)


@opens("paper.see")
@require_safe
def kept(request: HttpRequest, household: UUID, release: UUID) -> HttpResponse:
    """Show the copy of what left to whoever holds its key."""
    return _copy(request, household, release, UmayForm())


@opens("paper.release")
@require_POST
def again(request: HttpRequest, household: UUID, release: UUID) -> HttpResponse:
    """Hand her a paper again as it was, word for word; it passes the gate as new."""
    form = UmayForm(request.POST)
    row, found = household_of(request, household), _release(household, release)
    open_for(request, household, [found], Reason.HER_WISH)
    words = said_of(found, ["copy"])["copy"]
    if form.is_valid() and words and found.paper in MADE_AGAIN:
        what = Leaving(
            Paper(found.paper),
            Recipient.HERSELF,
            Basis.HER_RIGHT,
            frozenset(found.fields),
            row.pk,
        )
        answer = hand_out(request, form, what, lambda _sheet: words)
        if answer is not None:
            return answer
    return _copy(request, household, release, form)


def _copy(
    request: HttpRequest, household: UUID, release: UUID, form: UmayForm
) -> HttpResponse:
    row, found = household_of(request, household), _release(household, release)
    opened = open_for(request, household, [found], Reason.COURT)
    may_again = found.paper in MADE_AGAIN and may(request.user, "paper.release")
    context = {
        "household": row,
        "release": found,
        "copy": said_of(found, ["copy"])["copy"],
        "shut": opened.shut,
        "again": form if may_again else None,
    }
    status = 422 if form.errors else 200
    return render(request, "consents/copy.html", context, status=status)


def _release(household: UUID, release: UUID) -> Release:
    found = Release.objects.filter(household=household, pk=release).first()
    if found is None:
        raise Http404
    return found


def _on(consent: Consent, paper: Paper, form: Form) -> Leaving:
    return Leaving(
        paper,
        Recipient(consent.recipient),
        Basis.CONSENT,
        frozenset(consent.fields) - FILES,  # these leave with their proofs
        consent.household_id,
        because=consent.pk,
        purpose=Purpose(consent.purpose),
        form=form,
    )


def _ask(
    request: HttpRequest, household: Any, form: UmayForm, **more: Any
) -> HttpResponse:
    context = {"household": household, "form": form, "on_paper": True}
    context["button"] = _("Make it")
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context | more, status=status)
