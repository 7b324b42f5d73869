"""Reads of the week: what was opened unusually, looked through and signed."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.unusual import Finding, unusual, weeks_due
from umay.records.models import Center, Household, ReadsReview, Worker
from umay.records.queries.reads import (
    first_read,
    names_alike,
    reads_of_week,
    reviewer_of,
    signed_weeks,
    weeks_read,
)
from umay.use_cases.review_reads import sign_reads
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.forms import UmayForm
from umay.web.wording.reads import UNUSUAL

Whose = ReadsReview.Whose
MOST_SIGNED = 12


class SignForm(UmayForm):
    week = forms.DateField(label="", widget=forms.HiddenInput)


@dataclass(frozen=True)
class Line:
    """One worker and one family, or many: then ``code`` and ``household`` are empty."""

    who: Worker | None
    household: UUID | None
    code: str
    finding: Finding

    @property
    def why(self) -> list[str]:
        return [str(UNUSUAL[each]) for each in sorted(self.finding.why)]


@dataclass(frozen=True)
class Week:
    """A week nobody has signed. ``ends`` is its Sunday."""

    begins: date
    ends: date
    openings: int
    lines: list[Line]
    form: SignForm


@opens("reads.review")
@require_http_methods(["GET", "POST"])
def reads(request: HttpRequest) -> HttpResponse:
    """Show the oldest week that is not signed; the others wait behind it."""
    due = due_weeks(worker_of(request).center, today_of(request))
    return _sign(request, due, Whose.OTHERS, back="reads")


@opens("reads.review_directors")
@require_http_methods(["GET", "POST"])
def reads_of_directors(request: HttpRequest) -> HttpResponse:
    """Show what the directors opened, in the weeks that fell to her by lot."""
    due = due_of_directors(worker_of(request), today_of(request))
    return _sign(request, due, Whose.DIRECTORS, back="reads-directors")


def _sign(
    request: HttpRequest, due: list[date], whose: Whose, back: str
) -> HttpResponse:
    form = SignForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: sign_reads(order, form.cleaned_data["week"], whose),
        _("Signed. The week is closed."),
    ):
        return redirect(back)
    center = worker_of(request).center
    context = {
        "form": form if form.errors else None,
        "week": _week(center, due[0], whose) if due else None,
        "more": len(due) - 1,
        "signed": signed_weeks(center.pk, whose)[:MOST_SIGNED],
        "of_directors": whose is Whose.DIRECTORS,
    }
    return render(request, "reads/page.html", context, status=_status(form))


def due_weeks(center: Center, today: date) -> list[date]:
    """Return the Mondays of the weeks that wait for a signature, the oldest first."""
    first = first_read(center.pk)
    if first is None:
        return []
    signed = {one.week for one in signed_weeks(center.pk)}
    return weeks_due(first.astimezone(center.zone).date(), today, signed)


def due_of_directors(worker: Worker, today: date) -> list[date]:
    """Return the full weeks of the directors that wait for this worker's signature."""
    center = worker.center
    signed = {one.week for one in signed_weeks(center.pk, Whose.DIRECTORS)}
    return sorted(
        monday
        for monday in weeks_read(center.pk, center.time_zone, Whose.DIRECTORS) - signed
        if monday + timedelta(days=7) <= today
        and reviewer_of(center.pk, monday) == worker.pk
    )


def _status(form: SignForm) -> int:
    return 422 if form.errors else 200


def _week(center: Center, monday: date, whose: Whose) -> Week:
    found = reads_of_week(center.pk, center.time_zone, monday, whose)
    workers = {one.pk: one for one in Worker.objects.filter(center=center)}
    lines = unusual(found, names_alike(center.pk))
    households = {line.household for line in lines if line.household}
    codes = dict(
        Household.objects.filter(pk__in=households).values_list("pk", "survivor_code")
    )
    return Week(
        monday,
        monday + timedelta(days=6),
        len(found),
        [
            Line(
                workers.get(one.worker),
                one.household,
                codes[one.household] if one.household else "",
                one,
            )
            for one in lines
        ],
        SignForm(initial={"week": monday}, auto_id=False),
    )
