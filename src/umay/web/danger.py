"""Talks about danger: held, kept in order, and judged by a person."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.danger.talks import Level
from umay.core.secrets import Reason
from umay.records.models import DangerTalk, Household
from umay.records.queries.danger import offered_talks, talks_of
from umay.records.talk_sheets import our_sheet, sheets_in
from umay.use_cases.danger import hold_talk, judge_danger
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.danger_forms import JudgeForm, TalkForm
from umay.web.danger_picture import Told, fear_over_time, level_over_time
from umay.web.danger_told import told_in
from umay.web.opening import open_for
from umay.web.sealed import household_of
from umay.web.wording.danger import spoken

SAVED = _("Saved and sealed. The next talk has its day.")


@opens("danger.see")
@require_safe
def talks(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show the talks in order, with her fear and the danger over time."""
    row = household_of(request, household)
    rows = talks_of(household)
    opened = open_for(request, household, rows, why_of(request, row))
    told = [told_in(one) for one in rows]
    drawn = [
        Told(one["talk"].day, one["talk"].fear, one["level"])
        for one in told
        if one["talk"]
    ]
    context: dict[str, Any] = {
        "household": row,
        "talks": told,
        "shut": opened.shut,
        "tasks": offered_talks(household),
        "today": today_of(request),
    }
    if len(drawn) > 1:
        context["fear"], context["level"] = (
            fear_over_time(drawn),
            level_over_time(drawn),
        )
    return render(request, "danger/list.html", context)


@opens("danger.talk")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Hold a talk along one sheet; of several the worker chooses."""
    row = household_of(request, household)
    sheets = sheets_in(settings.HOME.talks)
    name = request.GET.get("sheet", "")
    if not name and (len(sheets.by_name) > 1 or sheets.mistakes):
        context = {"household": row, "sheets": sheets}
        return render(request, "danger/choose.html", context)
    sheet = sheets.by_name.get(name or our_sheet().name)
    if sheet is None:
        raise Http404
    form = TalkForm(request.POST or None, sheet=sheet)
    if form.is_valid():
        said, day = form.cleaned_data, today_of(request)
        outcome = act(
            request,
            form,
            lambda order: hold_talk(
                order,
                household,
                form.talk(day),
                said["in_her_words"],
                form.level(),
                said["why"],
            ),
            SAVED,
        )
        if outcome:
            return redirect("danger-talk", household, outcome.subject)
    context = {
        "household": row,
        "form": form,
        "sheet": sheet,
        "ours": sheet == our_sheet(),
        "scoring": spoken(sheet.scoring),
        "title": spoken(sheet.title),
    }
    status = 422 if form.errors else 200
    return render(request, "danger/new.html", context, status=status)


@opens("danger.see")
@require_safe
def talk(request: HttpRequest, household: UUID, talk: UUID) -> HttpResponse:
    """Show one talk: her fear first, and what nobody answered as not answered."""
    return _one(request, household, talk, None)


@opens("danger.talk")
@require_POST
def judge(request: HttpRequest, household: UUID, talk: UUID) -> HttpResponse:
    """Set the level a talk left open."""
    _talk(request, household, talk)
    form = JudgeForm(request.POST)
    if form.is_valid():
        level, why = Level(form.cleaned_data["level"]), form.cleaned_data["why"]
        if act(
            request,
            form,
            lambda order: judge_danger(order, talk, level, why),
            _("Saved and sealed."),
        ):
            return redirect("danger-talk", household, talk)
    return _one(request, household, talk, form)


def _one(
    request: HttpRequest, household: UUID, talk: UUID, form: JudgeForm | None
) -> HttpResponse:
    row = _talk(request, household, talk)
    opened = open_for(request, household, [row], why_of(request, row.household))
    context: dict[str, Any] = {"household": row.household, "one": told_in(row)}
    context["shut"] = opened.shut
    if row.judged_at is None or form is not None:
        context["form"] = form or JudgeForm()
    status = 422 if form is not None and form.errors else 200
    return render(request, "danger/one.html", context, status=status)


def _talk(request: HttpRequest, household: UUID, talk: UUID) -> DangerTalk:
    household_of(request, household)
    row = next((one for one in talks_of(household) if one.pk == talk), None)
    if row is None:
        raise Http404
    return row


def why_of(request: HttpRequest, household: Household) -> Reason:
    """Why what keeps her safe is opened; nobody is asked at three at night."""
    own = household.own_worker_id == worker_of(request).pk
    return Reason.OWN if own else Reason.SAFETY
