"""The morning: one page for the director, and each number opens its list."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from umay.core.counts import by_programme, count
from umay.core.stays import Milestone
from umay.core.tail import alarm
from umay.records.queries.morning import morning
from umay.records.queries.timeline import Row, timeline
from umay.use_cases.ledger.showing import tail_now
from umay.web.access import opens
from umay.web.acting import today_of, worker_of
from umay.web.look import look
from umay.web.reads import due_weeks

AHEAD = timedelta(days=14)


@opens("morning.see")
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show how full the house is, who is near a mark, and what waits for her."""
    seen, center = look(request), worker_of(request).center
    today = today_of(request)
    context: dict[str, Any] = {
        "today": today,
        "counts": count(seen.night.house, today),
        "shares": by_programme(seen.night.house, today),
        "happened_at": seen.night.log.happened_at,
        "morning": morning(center, seen.at, today),
        "near": [(row, _mark(row)) for row in timeline(center, today) if _mark(row)],
        "reads_due": len(due_weeks(center, today)),
        "record_alarm": alarm(tail_now(center.pk), seen.at),
    }
    return render(request, "tonight/morning.html", context)


def _mark(row: Row) -> Milestone | None:
    """The mark that has just come or comes within two weeks, if nothing is planned."""
    if row.clock is None or row.stay.leaving_to:
        return None
    today = row.clock.today
    near = (m for m in row.milestones if today <= m.day <= today + AHEAD)
    return row.milestones[-1] if row.clock.over_limit else next(near, None)
