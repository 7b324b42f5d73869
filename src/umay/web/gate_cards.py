"""Gate cards: whom not to let in. No screen here shows a family beside a card."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.records.models import GateCard
from umay.records.queries.gate_cards import card_up, cards_up
from umay.records.queries.house_log import families_here
from umay.use_cases.gate_cards import keep_card, take_down, write_card
from umay.use_cases.keys.house_words import open_house_words
from umay.use_cases.keys.sealing import Writer
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.forms import UmayForm
from umay.web.gate_card_forms import CardForm, LookAgainForm
from umay.web.rings import ring_of
from umay.web.sealed import household_of
from umay.web.wording.gate_cards import RULE


@opens("gate_card.see")
@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """Show every card that is up: a description and a rule."""
    shown = [_shown(request, row) for row in cards_up(worker_of(request).center_id)]
    context = {"cards": shown, "shut": sum(one["shut"] for one in shown)}
    return render(request, "gate_cards/list.html", context)


@opens("gate_card.write")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write a card with her say. Her code is not on this screen: his looks are."""
    household_of(request, household)
    codes = [code for _key, code in families_here(worker_of(request).center_id)]
    form = CardForm(request.POST or None, today=today_of(request), codes=codes)
    if form.is_valid() and act(
        request,
        form,
        lambda order: write_card(order, household, form.card()),
        _("The card is up. Everybody at the gate can read it."),
    ):
        return redirect("gate-cards")
    return _ask(request, form, {"household": household})


@opens("gate_card.write")
@require_http_methods(["GET", "POST"])
def look_again(request: HttpRequest, gate_card: UUID) -> HttpResponse:
    """Look whether a card still holds: until when, or not any more."""
    row = _card(request, gate_card)
    form = LookAgainForm(request.POST or None, today=today_of(request))
    if form.is_valid() and act(
        request,
        form,
        lambda order: keep_card(order, gate_card, form.cleaned_data["look_again_on"]),
        _("Saved."),
    ):
        return redirect("gate-cards")
    return _ask(request, form, {"card": _shown(request, row)})


@opens("gate_card.write")
@require_POST
def down(request: HttpRequest, gate_card: UUID) -> HttpResponse:
    """Take a card down."""
    row = _card(request, gate_card)
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request,
        form,
        lambda order: take_down(order, gate_card),
        _("The card is taken down."),
    ):
        return redirect("gate-cards")
    again = LookAgainForm(today=today_of(request))
    return _ask(request, again, {"card": _shown(request, row)}, refused=form)


def _shown(request: HttpRequest, row: GateCard) -> dict[str, Any]:
    worker = worker_of(request)
    reader = Writer(worker.center_id, worker.pk, timezone.now(), ring_of(request))
    opened = open_house_words(reader, row)
    return {
        "row": row,
        "description": opened.of(row)["description"],
        "rule": RULE[row.rule],
        "shut": opened.shut,
        "due": row.look_again_on <= today_of(request),
    }


def _card(request: HttpRequest, key: UUID) -> GateCard:
    row = card_up(worker_of(request).center_id, key)
    if row is None:
        raise Http404
    return row


def _ask(
    request: HttpRequest,
    form: UmayForm,
    more: dict[str, Any],
    refused: UmayForm | None = None,
) -> HttpResponse:
    wrong = form.errors or (refused is not None and refused.errors)
    context = {"form": form, "now": refused or UmayForm(auto_id=False)} | more
    template = "gate_cards/edit.html"
    return render(request, template, context, status=422 if wrong else 200)
