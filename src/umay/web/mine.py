"""My families: those a worker can open something of, and what waits for her."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from umay.core.tail import alarm
from umay.records.queries.complaints import complaints_to
from umay.records.queries.glass import concerning
from umay.records.queries.law_editions import to_look_at as to_look_at_law
from umay.records.queries.mine import families_of
from umay.records.queries.walls import to_look_at
from umay.use_cases.her.coming_in import alone_with
from umay.use_cases.ledger.showing import tail_now
from umay.web.access import may, opens
from umay.web.acting import today_of, worker_of
from umay.web.reads import due_of_directors, due_weeks
from umay.web.rings import ring_of


@opens("secrets.open")
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """List the families this worker holds a key of."""
    worker = worker_of(request)
    now, ring = timezone.now(), ring_of(request)
    context: dict[str, Any] = {
        "families": families_of(worker, now),
        "opened": concerning(worker, now),
        "alone": alone_with(ring, now) if ring else [],
    }
    if may(worker, "complaint.answer"):
        mine = complaints_to(worker.pk)
        context["complaints"] = sum(one.answered_at is None for one in mine)
    if may(worker, "incident.see"):
        context["law_due"] = len(to_look_at_law(worker.center, worker.pk, now))
    if may(worker, "reads.review"):
        context["reads_due"] = len(due_weeks(worker.center, today_of(request)))
    if may(worker, "reads.review_directors"):
        context["directors_due"] = len(due_of_directors(worker, today_of(request)))
    if may(worker, "wall.look_at"):
        context["to_look_at"] = to_look_at(worker.center_id)
    if may(worker, "record.see"):
        context["record_alarm"] = alarm(tail_now(worker.center_id), timezone.now())
    return render(request, "sealed/mine.html", context)
