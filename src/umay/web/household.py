"""A household: one page with its days, its people, its beds and what is next."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from umay.core.refusals import Refused
from umay.core.secrets import Reason
from umay.records.models import BreakGlass
from umay.records.queries.glass import broken_of
from umay.records.queries.household import Living, living
from umay.web.access import opens
from umay.web.acting import today_of, worker_of
from umay.web.forms import UmayForm
from umay.web.opening import open_for, said_of
from umay.web.stay_clock import picture


@opens("household.see")
@require_safe
def household(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show one household to whoever is on duty."""
    today = today_of(request)
    try:
        found = living(worker_of(request).center, household, timezone.now(), today)
    except Refused:
        raise Http404 from None
    context = {
        "living": found,
        "if_late": _if_late(request, found),
        "household": found.household,
        "stay": found.stay,
        "today": today,
        "picture": picture(found.clock, found.milestones) if found.clock else None,
        "back_in": UmayForm(auto_id=False),
        "to_tell": _to_tell(found),
    }
    return render(request, "household/page.html", context)


def _to_tell(found: Living) -> list[BreakGlass]:
    if found.stay is not None and not vars(found.stay)["untold"]:
        return []
    return [g for g in broken_of(found.household.pk) if g.told_at is None]


def _if_late(request: HttpRequest, found: Living) -> str:
    """Her own instruction, opened without a press more when she has not come back."""
    if not (found.stay and found.away and found.away.late):
        return ""
    absences = list(found.stay.absence_set.filter(back_at__isnull=True))
    open_for(request, found.household.pk, absences, Reason.SAFETY)
    return "".join(said_of(row, ["if_late"])["if_late"] for row in absences)
