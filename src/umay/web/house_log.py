"""The log of the house: what happened at the gate, and inside."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.core.house_log import AT_THE_GATE, IN_THE_HOUSE, Event, Kind
from umay.core.incidents import Place
from umay.records.models import HouseEvent
from umay.records.queries.house_log import event_of, events, families_here
from umay.use_cases.house_log import complete_event, record_event
from umay.use_cases.incidents import report_incident
from umay.use_cases.keys.house_words import open_house_words
from umay.use_cases.keys.opening import Opened
from umay.use_cases.keys.sealing import Writer
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.event_forms import EventForm
from umay.web.forms import UmayForm
from umay.web.incident_forms import WORDS, IncidentForm
from umay.web.law_answers import acts_to_choose
from umay.web.rings import ring_of

STALKING = "K1"


@opens("event.record")
@require_http_methods(["GET", "POST"])
def gate(request: HttpRequest) -> HttpResponse:
    """Show what to say at the gate, the log of it, and one button for this moment."""
    form = UmayForm(request.POST or None, auto_id=False)
    if form.is_valid():
        seen = act(
            request,
            form,
            lambda order: record_event(order, Event(Kind.SEEN_OUTSIDE, order.at), {}),
            _("Written down with this minute. Add the rest when it is quiet."),
        )
        if seen:
            return redirect("event", seen.subject)
    found = events(worker_of(request).center_id, AT_THE_GATE)
    context = {"events": found, "now": form}
    status = 422 if form.errors else 200
    return render(request, "house_log/gate.html", context, status=status)


@opens("event.see")
@require_safe
def in_the_house(request: HttpRequest) -> HttpResponse:
    """Show what happened in the house, the newest first."""
    found = events(worker_of(request).center_id, IN_THE_HOUSE)
    return render(request, "house_log/list.html", {"events": found})


@opens("event.record")
@require_http_methods(["GET", "POST"])
def event_new(request: HttpRequest) -> HttpResponse:
    """Write down what happened in the house, or at the gate."""
    gate = "gate" in request.GET
    form = _form(request, gate=gate)
    if form.is_valid():
        made = act(
            request,
            form,
            lambda order: record_event(order, form.event(), form.words()),
            _("Saved and sealed."),
        )
        if made:
            return redirect("event", made.subject)
    return _ask(request, form, {"gate": gate})


@opens("event.see")
@require_safe
def event(request: HttpRequest, event: UUID) -> HttpResponse:
    """Show one event; its words to whoever holds the key."""
    row = _event(request, event)
    opened = _opened(request, row)
    context = {
        "event": row,
        "said": opened.of(row),
        "shut": opened.shut,
        "gate": row.kind in AT_THE_GATE,
        "bare": not (row.seen or row.done),
    }
    return render(request, "house_log/one.html", context)


@opens("event.record")
@require_http_methods(["GET", "POST"])
def complete(request: HttpRequest, event: UUID) -> HttpResponse:
    """Add what there was no time for; what was described stays as it is."""
    row = _event(request, event)
    at = timezone.localtime(row.at, worker_of(request).center.zone)
    start: dict[str, Any] = {
        "kind": row.kind,
        "at": at.strftime("%H:%M"),
        "day": at.date(),
        "told": row.told,
        "family": row.household_id or "",
        "other": row.other_id or "",
    }
    form = _form(request, gate=row.kind in AT_THE_GATE, initial=start)
    if form.is_valid() and act(
        request,
        form,
        lambda order: complete_event(order, event, form.event(), form.words()),
        _("Saved and sealed."),
    ):
        return redirect("event", event)
    return _ask(request, form, {"event": row, "gate": row.kind in AT_THE_GATE})


@opens("event.to_incident")
@require_http_methods(["GET", "POST"])
def incident_of(request: HttpRequest, event: UUID) -> HttpResponse:
    """Write it down as an incident of the family it is about, already filled in."""
    row = _event(request, event)
    if row.household is None:
        raise Http404
    start: dict[str, Any] = {}
    if request.method == "GET":
        day = timezone.localtime(row.at, worker_of(request).center.zone).date()
        start = {
            "act": STALKING,
            "first": day,
            "place": Place.STREET,
            "narrative": _opened(request, row).of(row)["seen"],
        }
    acts = acts_to_choose(get_language())
    form = IncidentForm(request.POST or None, acts=acts, initial=start)
    household = row.household.pk
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in WORDS}
        if act(
            request,
            form,
            lambda order: report_incident(order, household, form.told(), words),
            _("Saved and sealed. She may take a receipt of it."),
        ):
            return redirect("incidents", household)
    return _ask(request, form, {"event": row, "household": row.household})


def _form(
    request: HttpRequest, *, gate: bool, initial: dict[str, Any] | None = None
) -> EventForm:
    center = worker_of(request).center
    return EventForm(
        request.POST or None,
        now=timezone.now(),
        zone=center.zone,
        gate=gate,
        families=families_here(center.pk),
        initial=initial or {},
    )


def _opened(request: HttpRequest, row: HouseEvent) -> Opened:
    worker = worker_of(request)
    reader = Writer(worker.center_id, worker.pk, timezone.now(), ring_of(request))
    return open_house_words(reader, row)


def _event(request: HttpRequest, key: UUID) -> HouseEvent:
    row = event_of(worker_of(request).center_id, key)
    if row is None:
        raise Http404
    return row


def _ask(request: HttpRequest, form: UmayForm, more: dict[str, Any]) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"form": form} | more
    return render(request, "house_log/edit.html", context, status=status)
