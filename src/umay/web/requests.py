"""A request: what was told, what the house answers, and what a person makes of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from umay.core.nights import Nights
from umay.core.people import Answer
from umay.core.places import House, Needs
from umay.core.proposals import Answers, propose
from umay.core.secrets import Reason
from umay.records.models import Request
from umay.records.queries.calls import kept_for, moves_of
from umay.records.queries.house import house as house_now
from umay.records.queries.needs import needs_for
from umay.use_cases.bring_up_to_date import bring_up_to_date
from umay.web.access import opens
from umay.web.acting import today_of, worker_of
from umay.web.calls import OPEN, call_of
from umay.web.elsewhere import places_with_buttons
from umay.web.forms import UmayForm
from umay.web.offers import OtherForm, cards, every_unit, grouped
from umay.web.opening import open_for
from umay.web.request_forms import EndForm, HoldForm, ReasonForm, WaitForm
from umay.web.wording.answers import PROGRAMME_MARKS

SEEN_ELSEWHERE = 5


@opens("request.see")
@require_safe
def see(request: HttpRequest, call: UUID) -> HttpResponse:
    """Show one request and every answer it can get."""
    bring_up_to_date(timezone.now(), worker_of(request).center_id)
    return page(request, call_of(request, call))


@opens("request.see")
@require_safe
def told(request: HttpRequest, call: UUID) -> HttpResponse:
    """Open what she said in words, and why she was moved on the list."""
    row = call_of(request, call)
    moves = moves_of(row)
    rows = [row, row.household, *moves]
    opened = open_for(request, row.household_id, rows, Reason.CALL)
    context = {"row": row, "household": row.household, "moves": moves}
    return render(request, "calls/words.html", context | {"shut": opened.shut})


def page(
    request: HttpRequest, row: Request, sent: UmayForm | None = None
) -> HttpResponse:
    """Show the request as it stands; ``sent`` is a form that was refused."""
    context: dict[str, Any] = {"row": row, "household": row.household, "sent": sent}
    if row.outcome in OPEN:
        context |= _answers(request, row, sent)
    elif row.outcome == Request.Outcome.HELD:
        context |= {"kept": kept_for(row), "hold_form": HoldForm(auto_id=False)}
    elif row.outcome == Request.Outcome.TURNED_AWAY:
        context |= _elsewhere(request, row)
    return render(request, "calls/request.html", context, status=422 if sent else 200)


def _answers(
    request: HttpRequest, row: Request, sent: UmayForm | None
) -> dict[str, Any]:
    needs, house, answers = answers_for(request, row)
    units = list(every_unit(house.units, answers))
    return {
        "needs": needs,
        "cards": list(cards(answers, needs, house, sent)),
        "refusals": grouped(answers),
        "elsewhere_query": query_for(needs),
        "other": _or(sent, OtherForm, auto_id="other_%s", units=units),
        "reason": _or(sent, ReasonForm, auto_id="reason_%s"),
        "end": _or(sent, EndForm, auto_id="end_%s"),
        "wait": _or(sent, WaitForm, auto_id="wait_%s", initial={"danger": row.danger}),
    }


def answers_for(request: HttpRequest, row: Request) -> tuple[Needs, House, Answers]:
    """Return what she needs, the house now, and its answers. Five queries."""
    today = today_of(request)
    house = house_now(row.center_id, timezone.now(), today)
    nights = Nights(max(row.first_night, today), row.until)
    needs = needs_for(row.household, nights, house.rules)
    return needs, house, propose(needs, house)


def _or(sent: UmayForm | None, form: type[UmayForm], **fresh: Any) -> UmayForm:
    """The form that was sent, with what was typed, or a fresh one of its kind."""
    return sent if type(sent) is form else form(**fresh)


def query_for(needs: Needs) -> str:
    """Return the question to other centers: numbers only, nothing of hers."""
    mark = PROGRAMME_MARKS.get(needs.programme, needs.programme)
    told: dict[str, str | int] = {"beds": needs.beds, "programme": mark}
    if needs.cots:
        told["cots"] = needs.cots
    if needs.step_free:
        told["step_free"] = "on"
    return urlencode(told)


def _elsewhere(request: HttpRequest, row: Request) -> dict[str, Any]:
    asked = {
        "beds": row.turnaway.beds,
        "cots": row.turnaway.cots,
        "step_free": row.household.step_free == Answer.YES,
        "programme": row.household.programme.code,
    }
    own = worker_of(request).center_id
    return {"places_elsewhere": places_with_buttons(own, asked, SEEN_ELSEWHERE)}
