"""Acts on a request: keep a place, keep it longer, wait, turn away, end."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.waiting import Danger
from umay.records.models import Request
from umay.use_cases.end_request import end_request, turn_away
from umay.use_cases.keep_hold import extend_hold, release_hold
from umay.use_cases.order import Order, Outcome
from umay.use_cases.place_hold import place_hold
from umay.use_cases.wait import put_on_waiting_list
from umay.web.access import opens
from umay.web.acting import act
from umay.web.calls import call_of
from umay.web.forms import UmayForm
from umay.web.offers import OfferForm, OtherForm, every_unit
from umay.web.request_forms import RELEASE, EndForm, HoldForm, ReasonForm, WaitForm
from umay.web.requests import answers_for, page

BY_OLDER_BOYS = "older_boys"  # the rule of the house, as its settings name it


@opens("hold.place")
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, call: UUID) -> HttpResponse:
    """Keep the units of one of the cards, or any other unit."""
    row = call_of(request, call)
    form: OfferForm | OtherForm
    if "answer" in request.POST:
        form = OfferForm(request.POST)
    else:
        _needs, house, answers = answers_for(request, row)
        units = every_unit(house.units, answers)
        form = OtherForm(request.POST, auto_id="other_%s", units=units)
    return _answer(
        request,
        row,
        form,
        lambda order: place_hold(order, call, form.choice()),
        _("The place is kept."),
    )


@opens("hold.change")
@require_http_methods(["GET", "POST"])
def hold(request: HttpRequest, call: UUID, hold: UUID) -> HttpResponse:
    """Keep the place longer, or let it go."""
    row = call_of(request, call)
    form = HoldForm(request.POST)
    release = request.POST.get("do") == RELEASE

    def change(order: Order) -> Outcome:
        if release:
            return release_hold(order, hold)
        return extend_hold(order, hold, int(form.cleaned_data["do"]))

    said = _("The place is free again.") if release else _("The place is kept longer.")
    return _answer(request, row, form, change, said)


@opens("waiting.change")
@require_http_methods(["GET", "POST"])
def wait(request: HttpRequest, call: UUID) -> HttpResponse:
    """Put the family on the waiting list; a person judges the danger."""
    row = call_of(request, call)
    form = WaitForm(request.POST, auto_id="wait_%s")
    return _answer(
        request,
        row,
        form,
        lambda order: put_on_waiting_list(
            order, call, Danger(form.cleaned_data["danger"])
        ),
        _("The family is on the waiting list."),
    )


@opens("request.end")
@require_http_methods(["GET", "POST"])
def no_place(request: HttpRequest, call: UUID) -> HttpResponse:
    """Count a request that got no place: one reason is enough."""
    row = call_of(request, call)
    form = ReasonForm(request.POST, auto_id="reason_%s")

    def count(order: Order) -> Outcome:
        reason = form.cleaned_data["reason"]
        rule = BY_OLDER_BOYS if reason == "older_boy" else ""
        return turn_away(order, call, reason, rule)

    return _answer(request, row, form, count, _("Counted: no place here."))


@opens("request.end")
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, call: UUID) -> HttpResponse:
    """End it without a bed: referred, advised or withdrawn."""
    row = call_of(request, call)
    form = EndForm(request.POST, auto_id="end_%s")
    return _answer(
        request,
        row,
        form,
        lambda order: end_request(order, call, form.cleaned_data["outcome"]),
        _("The request has ended."),
    )


def _answer(
    request: HttpRequest,
    row: Request,
    form: UmayForm,
    call: Callable[[Order], Outcome],
    said: str | Promise,
) -> HttpResponse:
    """Carry out one act and return to the request, or show it with what was wrong."""
    asked = request.method == "POST"
    if asked and not (form.is_valid() and act(request, form, call, said)):
        return page(request, row, sent=form)
    return redirect("request", row.pk)
