"""What happened: written down, shown in order, with what the law says to each."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.incidents import Unreadable, incident_of, statement_of
from umay.records.models import Household, Incident
from umay.records.queries.evidence import files_tied_to
from umay.records.queries.incidents import incidents_of
from umay.records.queries.law_editions import looked_at, then
from umay.use_cases.incidents import add_facts, report_incident, tell_office
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.forms import UmayForm
from umay.web.incident_forms import (
    DUE_IN,
    WORDS,
    FactsForm,
    IncidentForm,
    StatementForm,
)
from umay.web.law_answers import (
    act_said,
    acts_to_choose,
    answer_to,
    answered_otherwise,
    asked_about,
)
from umay.web.opening import open_for, said_of, why_of
from umay.web.rings import ring_of
from umay.web.sealed import household_of
from umay.web.wording.evidence import KIND
from umay.web.wording.incidents import (
    CONTEXT,
    PLACE,
    RELATIONSHIP,
    STEP,
    days_of,
    office_said,
)


@opens("incident.see")
@require_safe
def incidents(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show what happened, the earliest first, with the law's answer in a word each."""
    row = household_of(request, household)
    found = incidents_of(household)
    context: dict[str, Any] = {"household": row, "count": len(found)}
    if found and ring_of(request) is None:
        return render(request, "sealed/locked.html", context)
    opened = open_for(request, household, found, why_of(request, row))
    told = [shown(one, request) for one in found if one.said["told"]]  # type: ignore[attr-defined]
    _compare(told, household, request)
    context["incidents"] = sorted(told, key=lambda one: one["first"])
    context["shut"] = opened.shut
    return render(request, "incidents/list.html", context)


@opens("incident.report")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down one act."""
    row = household_of(request, household)
    form = IncidentForm(request.POST or None, acts=acts_to_choose(get_language()))
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in WORDS}
        if act(
            request,
            form,
            lambda order: report_incident(order, household, form.told(), words),
            _("Saved and sealed. She may take a receipt of it."),
        ):
            return redirect("incidents", household)
    about = _("She decides what is written. Every question may stay open but three.")
    return _ask(request, row, form, heading=_("Write down what happened"), about=about)


@opens("incident.see")
@require_safe
def incident(request: HttpRequest, household: UUID, incident: UUID) -> HttpResponse:
    """Show one act: her words, what the law says, whom she told."""
    return _page(request, household, incident, None)


@opens("incident.report")
@require_POST
def facts(request: HttpRequest, household: UUID, incident: UUID) -> HttpResponse:
    """Add what is known now; the answer is made anew."""
    row, _shut = _opened(request, household, incident)
    try:
        told = incident_of(said_of(row, ["told"])["told"])
    except Unreadable:  # or sealed: she holds no key
        return _page(request, household, incident, None)
    form = FactsForm(request.POST, asked=asked_about(told, today_of(request)))
    if form.is_valid() and act(
        request,
        form,
        lambda order: add_facts(order, incident, told, form.facts()),
        _("Saved. The answer below is made with it."),
    ):
        return redirect("incident", household, incident)
    return _page(request, household, incident, form)


@opens("incident.report")
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, household: UUID, incident: UUID) -> HttpResponse:
    """Write down whom she told and what she was answered."""
    row = _incident(request, household, incident)
    today = today_of(request)
    start = {"day": today, "due_on": today + DUE_IN}
    form = StatementForm(request.POST or None, initial=start)
    if form.is_valid():
        said = form.cleaned_data["answer"]
        if act(
            request,
            form,
            lambda order: tell_office(order, incident, form.told(), said, form.due()),
            _("Saved and sealed. She may take a receipt of it."),
        ):
            return redirect("incident", household, incident)
    about = _("A refusal counts: its day, its words and the next step are kept.")
    return _ask(request, row.household, form, heading=_("Whom she told"), about=about)


def _page(
    request: HttpRequest, household: UUID, incident: UUID, form: FactsForm | None
) -> HttpResponse:
    row, shut = _opened(request, household, incident)
    context: dict[str, Any] = {"household": row.household, "incident": row}
    if ring_of(request) is None:
        return render(request, "sealed/locked.html", context)
    if row.said["told"]:  # type: ignore[attr-defined]
        context["one"] = one = shown(row, request)
        context["files"] = [(f, KIND[f.kind]) for f in files_tied_to(row.pk)]
        _compare([one], household, request)
        asked = "told" in one and asked_about(one["told"], today_of(request))
        if asked:
            context["facts"] = form or FactsForm(asked=asked)
    context |= {"shut": shut, "form": form or UmayForm(auto_id=False)}
    status = 422 if form is not None and form.errors else 200
    return render(request, "incidents/one.html", context, status=status)


def shown(row: Incident, request: HttpRequest) -> dict[str, Any]:
    """Return an opened incident as a page tells it."""
    words = said_of(row, ["told"])["told"]
    try:
        told = incident_of(words)
    except Unreadable:
        return {"row": row, "act": words, "first": date.max}
    return {
        "row": row,
        "told": told,
        "first": told.first,
        "act": act_said(told.act, get_language()),
        "days": days_of(told),
        "place": PLACE[told.place],
        "relationship": RELATIONSHIP[told.relationship],
        "contexts": [CONTEXT[one] for one in sorted(told.contexts())],
        "words": said_of(row, WORDS),
        "answer": answer_to(told, today_of(request)),
        "statements": [_statement(one) for one in row.statements.all()],
    }


def _compare(
    shown: list[dict[str, Any]], household: UUID, request: HttpRequest
) -> None:
    """Say of each what it was answered before the law changed, if otherwise."""
    editions, looked = then(worker_of(request).center_id), looked_at(household)
    for one in shown:
        if "told" in one:
            since = max(one["row"].reported_at, looked or one["row"].reported_at)
            one["changed"] = answered_otherwise(
                one["told"], today_of(request), editions.law_at(since)
            )


def _statement(row: Any) -> dict[str, Any]:
    said = said_of(row, ["told", "answer"])
    if not said["told"]:
        return {"title": _("Sealed"), "row": row}
    try:
        told = statement_of(said["told"])
    except Unreadable:
        return {"title": said["told"], "answer": said["answer"], "row": row}
    return {
        "title": office_said(told),
        "answer": said["answer"],
        "step": STEP[told.step] if told.step else "",
        "row": row,
    }


def _opened(
    request: HttpRequest, household: UUID, incident: UUID
) -> tuple[Incident, int]:
    """Return the incident, it and its statements opened as far as she holds keys."""
    row = _incident(request, household, incident)
    rows = [row, *row.statements.all()]
    opened = open_for(request, household, rows, why_of(request, row.household))
    return row, opened.shut


def _incident(request: HttpRequest, household: UUID, incident: UUID) -> Incident:
    household_of(request, household)
    rows = Incident.objects.select_related("household").prefetch_related("statements")
    row = rows.filter(pk=incident, household=household).first()
    if row is None:
        raise Http404
    return row


def _ask(
    request: HttpRequest, household: Household, form: UmayForm, **more: Any
) -> HttpResponse:
    context = {"household": household, "form": form, "button": _("Save")}
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context | more, status=status)
