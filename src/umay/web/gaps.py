"""Where the law has nothing: reported acts counted by form, for those who argue it."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from umay.core.law.asked import JURISDICTION
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.core.refusals import Refused
from umay.core.reports.figures import Audience
from umay.core.reports.gaps import told_to
from umay.core.reports.periods import Period, Step, ended
from umay.records.law_packs import law_now
from umay.records.models import GapStep
from umay.records.queries.gaps import counted_gaps, forms_of_acts
from umay.use_cases.gaps import count_gaps, give_out_gaps
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.acting import order_of, today_of, worker_of
from umay.web.forms import dress
from umay.web.gap_told import ROW, all_acts, bars, is_hidden, rows
from umay.web.gate import form_of, hand_out_list
from umay.web.rings import ring_of
from umay.web.wording.refusals import refusal
from umay.web.wording.reports import AUDIENCE, WHY_GAPS_HIDDEN, said

QUARTER = 3  # months; of a shorter time nearly everything would be hidden
YEARS_BACK = 2
ON_PAPER = frozenset({"report.counts"})


class GapsForm(forms.Form):
    """It is sent openly: months and readers tell of nobody."""

    use_required_attribute = False

    period = forms.ChoiceField(
        label=_("Which period?"), help_text=_("Only what is over can be counted.")
    )
    audience = forms.ChoiceField(
        label=_("Who reads it?"),
        choices=[(one, AUDIENCE[one]) for one in Audience],
        widget=forms.RadioSelect,
    )

    def __init__(self, today: date, sent: Any) -> None:
        self.periods = {_code(one): one for one in _over(today)}
        quarters = [p for p in self.periods.values() if p.months == QUARTER]
        latest = _code(max(quarters, key=lambda one: one.first))
        self.usual = {"period": latest, "audience": Audience.AGREED}
        super().__init__(data=sent, label_suffix="", initial=self.usual)
        choices = [(code, said(period)) for code, period in self.periods.items()]
        self.fields["period"].choices = choices  # type: ignore[attr-defined]
        for field in self.fields.values():
            dress(field)

    @property
    def asked(self) -> Period:
        return self.periods[self.cleaned_data["period"]]

    @property
    def step(self) -> Step:
        return Step(self.asked.year, self.asked.month, self.asked.months)


@opens("report.gaps")
@require_safe
def gaps(request: HttpRequest) -> HttpResponse:
    """Show what was counted of a period, or offer to count it."""
    form = GapsForm(today_of(request), request.GET or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        row = counted_gaps(worker_of(request).center, form.step)
        context |= {"sent": form.cleaned_data, "period": said(form.asked)}
        context |= {"has_keys": ring_of(request) is not None, "counted": row}
        context |= _told(row, form) if row else {}
    status = 422 if form.errors else 200
    return render(request, "reports/gaps.html", context, status=status)


@opens("report.gaps")
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Open what she holds keys for, and count it."""
    form = GapsForm(today_of(request), request.POST)
    if not form.is_valid():
        return render(request, "reports/gaps.html", {"form": form}, status=422)
    try:
        count_gaps(order_of(request, uuid4()), form.step)
        messages.success(request, _now("Counted. Only the sums were kept."))
    except Refused as refused:
        messages.error(request, refusal(refused))
    sent = urlencode(form.cleaned_data)
    return redirect(f"{reverse('gaps')}?{sent}")


@opens("report.gaps")
@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """Give it out as a page or a PDF; from then on its numbers stay as they are."""
    form = GapsForm(today_of(request), request.POST)
    if not form.is_valid():
        return render(request, "reports/gaps.html", {"form": form}, status=422)
    audience = Audience(form.cleaned_data["audience"])
    row = counted_gaps(worker_of(request).center, form.step)
    try:
        give_out_gaps(order_of(request, uuid4()), form.step, audience)
    except Refused as refused:
        messages.error(request, refusal(refused))
        return redirect("gaps")
    context = _told(row, form) if row else {}
    context |= {
        "title": _("Where the law has nothing"),
        "period": said(form.asked),
        "styled": True,
        "today": today_of(request),
    }
    what = Leaving(
        Paper.REPORT,
        Recipient.STATISTICS,
        Basis.TOTALS,
        ON_PAPER,
        form=form_of(request),
    )
    return hand_out_list(
        request,
        what,
        lambda _sheet: render_to_string("papers/gaps.html", context),
        back="gaps",
    )


def _told(row: GapStep, form: GapsForm) -> dict[str, Any]:
    audience = Audience(form.cleaned_data["audience"])
    told = told_to(audience, row.told, forms_of_acts())
    drawn = bars(told)
    return {
        "all_acts": all_acts(told),
        "rows": rows(told),
        "hidden": is_hidden(told),
        "bars": drawn,
        "height": len(drawn) * ROW,
        "why_hidden": WHY_GAPS_HIDDEN[audience],
        "whole": row.whole,
        "reviewed": bool(law_now().pack(JURISDICTION).reviewed_by),
    }


def _over(today: date) -> list[Period]:
    years = range(today.year, today.year - YEARS_BACK, -1)
    return [p for year in years for p in ended(year, today) if p.months >= QUARTER]


def _code(period: Period) -> str:
    return f"{period.year}-{period.month}-{period.months}"
