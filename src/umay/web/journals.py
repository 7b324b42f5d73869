"""Journals: what an inspector may ask for, by codes, on the screen and on paper."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from umay.core.journals import Journal, Period
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.core.roles import Role
from umay.records.queries.journals import entries
from umay.use_cases.gate import Leaving, leave
from umay.use_cases.journals import note_reading
from umay.web.access import opens
from umay.web.acting import order_of, today_of, worker_of
from umay.web.fields import DayField
from umay.web.forms import dress
from umay.web.gate import handed
from umay.web.wording.house_log import JOURNAL

ON_PAPER = frozenset({"board.codes", "board.days", "member.age"})


class PeriodForm(forms.Form):
    """Which journal, and from which day to which. It is sent openly: days and kinds
    tell of nobody."""

    use_required_attribute = False

    journal = forms.ChoiceField(
        label=_("Which journal?"), choices=[(j, JOURNAL[j]) for j in Journal]
    )
    first = DayField(label=_("From which day?"))
    last = DayField(label=_("To which day?"))

    def __init__(self, *args: Any, **more: Any) -> None:
        more["label_suffix"] = ""
        super().__init__(*args, **more)
        for field in self.fields.values():
            dress(field)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and not Period(first, last).fits:
            told = _("Write a later day, a year after the first one at the most.")
            self.add_error("last", ValidationError(told))
        return cleaned

    def period(self) -> Period:
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])


@opens("journal.see")
@require_safe
def journals(request: HttpRequest) -> HttpResponse:
    """Ask for a journal and show it; what an inspector reads is written down."""
    form = PeriodForm(request.GET or None, initial=_this_month(today_of(request)))
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= _journal(request, form)
        if worker_of(request).role == Role.INSPECTOR:
            order = order_of(request, uuid4())
            note_reading(order, context["journal"], form.period())
    status = 422 if form.errors else 200
    return render(request, "house_log/journals.html", context, status=status)


@opens("journal.print")
@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """Print one; it is a paper like any other and is written down."""
    form = PeriodForm(request.POST)
    if not form.is_valid():
        context = {"form": form}
        return render(request, "house_log/journals.html", context, status=422)
    context = _journal(request, form)
    what = Leaving(Paper.JOURNAL, Recipient.HOUSE, Basis.HOUSE, ON_PAPER)
    left = leave(
        order_of(request, uuid4()),
        what,
        lambda sheet: render_to_string(
            "papers/journal.html",
            context | {"today": sheet.today, "styled": True},
            request,
        ),
    )
    return handed(left)


def _journal(request: HttpRequest, form: PeriodForm) -> dict[str, Any]:
    center, journal = worker_of(request).center, Journal(form.cleaned_data["journal"])
    return {
        "journal": journal,
        "title": JOURNAL[journal],
        "period": form.period(),
        "entries": entries(center, journal, form.period()),
    }


def _this_month(today: date) -> dict[str, Any]:
    first = today.replace(day=1)
    if today == first:  # on the first day she wants the month before
        first = (today - timedelta(days=1)).replace(day=1)
    return {"journal": Journal.ADMISSIONS, "first": first, "last": today}
