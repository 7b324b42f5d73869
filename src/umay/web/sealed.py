"""What is sealed of a family: opened for a reason, written by anybody who may.

Writing needs no key, so a form never shows what it will not read: it adds, and an
answer that was opened can be changed.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.refusals import Refused
from umay.core.secrets import ASKED, Reason
from umay.records.models import (
    Absence,
    Extension,
    Household,
    KeepApart,
    Member,
    Request,
    WaitingMove,
)
from umay.records.models.rows import CenterRow
from umay.records.queries.find import find
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.sealed import sealed_columns
from umay.use_cases.keys.meanwhile import seen_of
from umay.use_cases.keys.writing import write_sealed
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.forms import EditForm, dress
from umay.web.opening import open_for, said_of
from umay.web.rings import ring_of
from umay.web.wording.secrets import COLUMN, REASON

OF_A_MEMBER = (
    "full_name",
    "other_names",
    "birth_date",
    "documents",
    "phone",
    "school",
    "health",
)
OF_HER = (
    "call_name",
    "reach",
    "address",
    "relatives",
    "abuser",
    "access_needs",
)
# Everything else is opened on a page of its own: a number, for one, is shown only
# while it is safe to use it.
HERE = (Household, Member, Request, Extension, Absence, KeepApart, WaitingMove)
LONG = 120  # letters: more than this gets a box of several lines


class WhyForm(forms.Form):
    """Asked by those who are not her own worker; the answer stands in her file."""

    why = forms.ChoiceField(
        label=_("Why do you open it?"),
        choices=[(r, REASON[r]) for r in ASKED],
        widget=forms.RadioSelect,
    )


class WordsForm(EditForm):
    """One box for each sealed column of a row."""

    def __init__(
        self, *args: Any, model: type[CenterRow], names: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        columns = sealed_columns(model)
        for name in names:
            most = columns[name].most
            box = forms.Textarea if most > LONG else forms.TextInput
            self.fields[name] = forms.CharField(
                label=COLUMN[name], max_length=most, required=False, widget=box
            )
            dress(self.fields[name])


@opens("secrets.open")
@require_http_methods(["GET", "POST"])
def sealed(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show what is sealed; her own worker at once, others after saying why."""
    row = household_of(request, household)
    context: dict[str, Any] = {"household": row, "known": COLUMN}
    own = row.own_worker_id == worker_of(request).pk
    form = WhyForm(request.POST or None, label_suffix="", use_required_attribute=False)
    if ring_of(request) is None:
        return render(request, "sealed/locked.html", context)
    if not own and not form.is_valid():
        status = 422 if form.errors else 200
        return render(
            request, "sealed/why.html", context | {"form": form}, status=status
        )
    why = Reason.OWN if own else Reason(form.cleaned_data["why"])
    rows = [one for one in sealed_rows(household) if isinstance(one, HERE)]
    opened = open_for(request, household, rows, why)
    return render(
        request,
        "sealed/page.html",
        context | {"rows": list(_shown(rows)), "shut": opened.shut},
    )


def _shown(rows: Iterable[CenterRow]) -> Iterable[dict[str, Any]]:
    """Yield each row that has words, with its questions and answers."""
    for row in rows:
        said = vars(row).get("said", {})
        words = [(COLUMN[name], text) for name, text in said.items() if text]
        if words:
            yield {"row": row, "kind": type(row).__name__.lower(), "words": words}


@opens("member.change")
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down what belongs to the whole family."""
    row = household_of(request, household)
    return _edit(request, row, row, OF_HER, row.survivor_code)


@opens("member.change")
@require_http_methods(["GET", "POST"])
def edit_member(request: HttpRequest, household: UUID, member: UUID) -> HttpResponse:
    """Write down who one member is."""
    row = household_of(request, household)
    one = row.members.filter(pk=member).first()
    if one is None:
        raise Http404
    return _edit(request, row, one, OF_A_MEMBER, row.survivor_code)


def _edit(
    request: HttpRequest,
    household: Household,
    row: Household | Member,
    names: tuple[str, ...],
    heading: str,
) -> HttpResponse:
    own = household.own_worker_id == worker_of(request).pk
    if own:
        open_for(request, household.pk, [row], Reason.OWN)
    known = said_of(row, names)
    form = WordsForm(
        request.POST or None,
        model=type(row),
        names=names,
        initial=known,
        seen=seen_of(row, names),
    )
    if form.is_valid() and act(
        request,
        form,
        lambda order: write_sealed(
            order, household.pk, row, form.words(), read=[n for n in names if known[n]]
        ),
        _("Saved and sealed."),
    ):
        return redirect("household", household.pk)
    context = {
        "household": household,
        "form": form,
        "heading": heading,
        "button": _("Save"),
        "about": "" if own else _("What is there already stays. You can only add."),
    }
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)


def household_of(request: HttpRequest, household: UUID) -> Household:
    """Return a family of this house. Raises ``Http404``."""
    try:
        return find(Household, worker_of(request).center_id, household)
    except Refused:
        raise Http404 from None
