"""Demands: a court, the police or an inspector asks for what is in a file."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.demands import RECIPIENT, Kind, Verdict, lack
from umay.core.outgoing import TAGS
from umay.core.papers import Basis, Paper
from umay.core.recipients import fields_for
from umay.core.secrets import Reason
from umay.records.models import Demand
from umay.use_cases.demands import check_demand, take_demand, tell_her
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.acting import act
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.gate import form_of, hand_out
from umay.web.opening import open_for, said_of
from umay.web.papers import write_out
from umay.web.sealed import household_of
from umay.web.wording.demands import KIND, LACK, VERDICT
from umay.web.wording.papers import field_word, told
from umay.web.wording.secrets import COLUMN

WORDS = ("from_whom", "number", "asks", "checked_why")


class DemandForm(UmayForm):
    kind = forms.ChoiceField(
        label=_("What came?"), choices=[(k, KIND[k]) for k in Kind]
    )
    came_on = DayField(label=_("On which day did it come?"))
    from_whom = forms.CharField(
        label=_("Who demands it: name and office"), max_length=200
    )
    number = forms.CharField(
        label=_("Number and day of the paper"), max_length=60, required=False
    )
    asks = forms.CharField(
        label=_("What it demands"), max_length=1000, widget=forms.Textarea
    )


class CheckForm(UmayForm):
    verdict = forms.ChoiceField(
        label=_("What did the check find?"),
        choices=[(v, VERDICT[v]) for v in Verdict],
        widget=forms.RadioSelect,
    )
    named = forms.MultipleChoiceField(
        label=_("Only these answers go out"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why = forms.CharField(label=_("Why"), max_length=1000, widget=forms.Textarea)

    def __init__(self, *args: Any, kind: Kind, **more: Any) -> None:
        super().__init__(*args, **more)
        could = fields_for(RECIPIENT[kind], TAGS)
        self.fields["named"].choices = [  # type: ignore[attr-defined]
            (field, field_word(field)) for field in TAGS if field in could
        ]


@opens("demand.take")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down what came, at any hour; it is not answered at the door."""
    row = household_of(request, household)
    form = DemandForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        if act(
            request,
            form,
            lambda order: take_demand(
                order,
                household,
                Kind(said["kind"]),
                said["came_on"],
                {name: said[name] for name in ("from_whom", "number", "asks")},
            ),
            _("Saved. Nothing is told before it is checked."),
        ):
            return redirect("household", household)
    about = _("Do not say whether anybody is here. Take the paper, and say we answer.")
    return _ask(request, row, form, heading=_("Somebody demands papers"), about=about)


@opens("demand.see")
@require_safe
def see(request: HttpRequest, household: UUID, demand: UUID) -> HttpResponse:
    return _show(request, household, demand, UmayForm(auto_id=False))


@opens("demand.check")
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, household: UUID, demand: UUID) -> HttpResponse:
    """The lawyer says whether it must be answered, and with which fields only."""
    row = _demand(request, household, demand)
    form = CheckForm(request.POST or None, kind=Kind(row.kind))
    if form.is_valid():
        said = form.cleaned_data
        if act(
            request,
            form,
            lambda order: check_demand(
                order,
                demand,
                Verdict(said["verdict"]),
                frozenset(said["named"]),
                said["why"],
            ),
            _("The check is saved."),
        ):
            return redirect("demand", household, demand)
    heading = _("Check what is demanded")
    return _ask(request, row.household, form, heading=heading)


@opens("demand.see")
@require_POST
def tell(request: HttpRequest, household: UUID, demand: UUID) -> HttpResponse:
    """She was told."""
    _demand(request, household, demand)
    form = UmayForm(request.POST)
    said = _("Saved: she was told.")
    if form.is_valid() and act(
        request, form, lambda order: tell_her(order, demand), said
    ):
        return redirect("demand", household, demand)
    return _show(request, household, demand, form)


@opens("demand.answer")
@require_POST
def answer(request: HttpRequest, household: UUID, demand: UUID) -> HttpResponse:
    """Make the paper: only the named fields; a sealed copy of it is kept."""
    row = _demand(request, household, demand)
    form = UmayForm(request.POST)
    if form.is_valid():
        what = Leaving(
            Paper.NAMED_FIELDS,
            RECIPIENT[Kind(row.kind)],
            Basis.DEMAND,
            frozenset(row.fields),
            household,
            because=demand,
            form=form_of(request),
        )
        page = hand_out(request, form, what, write_out)
        if page is not None:
            return page
    return _show(request, household, demand, form)


def _demand(request: HttpRequest, household: UUID, demand: UUID) -> Demand:
    row = household_of(request, household).demands.filter(pk=demand).first()
    if row is None:
        raise Http404
    return row


def _show(
    request: HttpRequest, household: UUID, demand: UUID, form: UmayForm
) -> HttpResponse:
    row = _demand(request, household, demand)
    opened = open_for(request, household, [row], Reason.COURT)
    asked = row.as_core()
    missing = lack(asked, RECIPIENT[asked.kind], asked.fields)
    words = said_of(row, WORDS)
    context = {
        "household": row.household,
        "demand": row,
        "kind": KIND[row.kind],
        "told": told(row.fields),
        "answers": [(COLUMN[name], words[name]) for name in WORDS if words[name]],
        "missing": LACK[missing] if missing else "",
        "shut": opened.shut,
        "act": UmayForm(auto_id=False),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "demands/page.html", context, status=status)


def _ask(
    request: HttpRequest, household: Any, form: UmayForm, **more: Any
) -> HttpResponse:
    context = {"household": household, "form": form, "button": _("Save")}
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context | more, status=status)
