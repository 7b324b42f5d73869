"""Reports: a form of a ministry or a donor, filled in, with what it leaves out."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.core.refusals import Refused
from umay.core.reports.figures import Audience, Counted, figures
from umay.core.reports.reconciling import reconcile
from umay.records.queries.reports import counted
from umay.records.report_forms import Forms, forms_in
from umay.use_cases.gate import Leaving
from umay.use_cases.reports import keep_report
from umay.web.access import opens
from umay.web.acting import order_of, today_of, worker_of
from umay.web.gate import form_of, hand_out_list
from umay.web.report_form import AskForm
from umay.web.report_told import left_out, rows
from umay.web.wording.danger import spoken
from umay.web.wording.refusals import refusal
from umay.web.wording.reports import OF_WHAT, STEP, said

ON_PAPER = frozenset({"report.counts"})


@dataclass(frozen=True)
class Asked:
    """What was asked for, and the forms there are; ``form`` may not be valid."""

    form: AskForm
    found: Forms

    def steps(self) -> list[Counted]:
        """Return the steps of the period, given out before or counted now."""
        period, months = self.form.asked, self.form.cleaned_data["step"]
        year = counted(self.form.center, period, months, self.form.before)
        mine = set(period.steps(months))
        return [one for one in year if one.step in mine]


@opens("report.make")
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Ask for a report and show it as it would leave. Nothing is given out yet."""
    asked = _asked(request, request.GET or None)
    context: dict[str, Any] = {"form": asked.form, "mistakes": asked.found.mistakes}
    if asked.form.is_valid():
        context |= _told(asked)
    status = 422 if asked.form.errors else 200
    return render(request, "reports/page.html", context, status=status)


@opens("report.make")
@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """Give it out as a page or a PDF; its numbers are kept first."""
    asked = _asked(request, request.POST)
    if not asked.form.is_valid():
        context = {"form": asked.form}
        return render(request, "reports/page.html", context, status=422)
    sent = asked.form.cleaned_data
    try:
        keep_report(
            order_of(request, uuid4()),
            asked.form.asked,
            sent["step"],
            sent["form"],
            Audience(sent["audience"]),
        )
    except Refused as refused:
        messages.error(request, refusal(refused))
        return redirect("reports")
    asked = _asked(request, request.POST)  # as it is kept now
    asked.form.is_valid()
    context = _told(asked) | {"styled": True, "today": today_of(request)}
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
        lambda _sheet: render_to_string("papers/report.html", context),
        back="reports",
    )


@opens("report.make")
@require_safe
def sums(request: HttpRequest) -> HttpResponse:
    """Show how every form of one period comes to the same totals."""
    asked = _asked(request, request.GET or None)
    if not asked.form.is_bound:
        asked = _asked(request, asked.form.initial)
    if not asked.form.is_valid():
        context: dict[str, Any] = {"form": asked.form}
        return render(request, "reports/page.html", context, status=422)
    told = figures(asked.steps(), Audience.AGREED)
    agreed = [
        {
            "of": OF_WHAT[one.table.total],
            "parts": len(one.table.parts),
            "told": one,
            "sums": [(spoken(each.form.title), each) for each in one.sums],
        }
        for one in reconcile(list(asked.found.by_name.values()), told)
    ]
    context = {"agreed": agreed, "period": said(asked.form.asked)}
    return render(request, "reports/sums.html", context)


def _asked(request: HttpRequest, sent: Any) -> Asked:
    found = forms_in(settings.HOME.reports)
    every = list(found.by_name.values())
    center = worker_of(request).center
    return Asked(AskForm(center, today_of(request), every, sent), found)


def _told(asked: Asked) -> dict[str, Any]:
    sent = asked.form.cleaned_data
    form, audience = asked.found.by_name[sent["form"]], Audience(sent["audience"])
    told = figures(asked.steps(), audience)
    ours = form.name in asked.found.ours
    before = {row.first for row in asked.form.before}
    return {
        "title": spoken(form.title),
        "note": spoken(form.note),
        "period": said(asked.form.asked),
        "rows": rows(form, told),
        "left_out": list(left_out(form, told, audience, ours=ours)),
        "sent": sent,
        "year": asked.form.asked.year,
        "step": STEP[sent["step"]],
        "kept": all(
            step.first in before for step in asked.form.asked.steps(sent["step"])
        ),
    }
