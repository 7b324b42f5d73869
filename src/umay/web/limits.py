"""Limits: six months ahead, every stay as a bar to its last day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from umay.core.months import last_day
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.core.stays import Mark, StayClock
from umay.records.queries.timeline import Row, timeline
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.acting import today_of, worker_of
from umay.web.gate import form_of, hand_out_list
from umay.web.wording.papers import SHEET_TITLE

MONTHS_AHEAD = 6
ON_PAPER = frozenset({"board.codes", "board.units", "board.days"})


@dataclass(frozen=True)
class Span:
    """The days the chart shows, each one unit wide."""

    today: date
    end: date

    @property
    def width(self) -> int:
        return (self.end - self.today).days + 1

    def at(self, day: date) -> int:
        return min(max((day - self.today).days, 0), self.width)

    def months(self) -> list[tuple[int, date]]:
        """Where each next month begins."""
        first = self.today.replace(day=1)
        found = []
        while (first := (first + timedelta(days=32)).replace(day=1)) <= self.end:
            found.append((self.at(first), first))
        return found

    def percent(self) -> list[tuple[str, date]]:
        """The same, in per cent of the width, for the words above the bars."""
        return [(f"{x * 100 / self.width:.1f}%", day) for x, day in self.months()]


@dataclass(frozen=True)
class Bar:
    """One stay on the chart; ``more`` begins where the time comes from an extension.

    ``marks`` is one path: tall for a review, short for a notice.
    """

    row: Row
    width: int
    limit: int
    marks: str
    leaves: int | None
    too_late: bool = False


def bar(row: Row, span: Span) -> Bar:
    """Draw one stay from today to the end of its last day."""
    if row.clock is None:
        return Bar(row, 0, 0, "", None)
    planned = row.stay.planned_leaving
    day_after = timedelta(days=1)
    return Bar(
        row=row,
        width=span.at(row.clock.last_day + day_after),
        limit=span.at(_without_extension(row.clock) + day_after),
        marks="".join(_marks(row, span)),
        leaves=span.at(planned) if planned and planned >= span.today else None,
        too_late=planned is not None and planned > row.clock.last_day,
    )


def _without_extension(clock: StayClock) -> date:
    return min(last_day(clock.first_day, clock.limit.months), clock.last_day)


def _marks(row: Row, span: Span) -> list[str]:
    drawn = {Mark.REVIEW: "0v10", Mark.NOTICE: "6v4"}
    return [
        f"M{span.at(found.day)} {drawn[found.mark]}"
        for found in row.milestones
        if found.mark in drawn and span.today <= found.day <= span.end
    ]


@opens("limits.see")
@require_http_methods(["GET", "HEAD", "POST"])
def limits(request: HttpRequest) -> HttpResponse:
    """Show every stay with its days left; who is over the limit comes first.

    Asked for with POST it is a paper, which is written down.
    """
    today = today_of(request)
    span = Span(today, last_day(today, MONTHS_AHEAD))
    rows = timeline(worker_of(request).center, today)
    context = {
        "span": span,
        "bars": [bar(row, span) for row in rows],
        "over": sum(row.clock is None or row.clock.over_limit for row in rows),
        "nowhere": sum(not row.stay.leaving_to for row in rows),
    }
    if request.method != "POST":
        return render(request, "limits/timeline.html", context)
    what = Leaving(
        Paper.LIMITS, Recipient.HOUSE, Basis.HOUSE, ON_PAPER, form=form_of(request)
    )
    context |= {"title": SHEET_TITLE[Paper.LIMITS], "today": today, "styled": True}
    return hand_out_list(
        request,
        what,
        lambda _sheet: render_to_string("papers/limits.html", context),
        back="limits",
    )
