"""Everybody out: who lives here, what they need on the way, and where there is room."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.records.queries.elsewhere import free_elsewhere
from umay.records.queries.everybody import everybody
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.acting import today_of, worker_of
from umay.web.gate import form_of, hand_out_list

ON_PAPER = frozenset(
    {
        "board.codes",
        "board.units",
        "member.age",
        "household.step_free",
        "household.pregnant",
        "household.pets",
        "household.languages",
    }
)


@opens("board.see")
@require_http_methods(["GET", "POST"])
def everybody_out(request: HttpRequest) -> HttpResponse:
    """Show the list; printed, it is a paper like any other and is written down."""
    center = worker_of(request).center_id
    families = everybody(center, today_of(request))
    context = {
        "families": families,
        "people": sum(one.people for one in families),
        "seats": sum(one.car_seats for one in families),
        "cots": sum(one.cots for one in families),
        "step_free": sum(one.step_free for one in families),
        "away": sum(one.away for one in families),
        "elsewhere": free_elsewhere(center),
        "at": timezone.now(),
        "today": today_of(request),
        "printed": request.method == "POST",
    }
    if request.method == "GET":
        return render(request, "board/everybody.html", context)
    what = Leaving(
        Paper.EVERYBODY, Recipient.HOUSE, Basis.HOUSE, ON_PAPER, form=form_of(request)
    )
    return hand_out_list(
        request,
        what,
        lambda _sheet: render_to_string("board/everybody.html", context, request),
        back="everybody",
    )
