"""Turned away: counted in twenty seconds on the phone, and looked at by day."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.records.queries.house import programmes
from umay.records.queries.turned_away import by_month, last_rows
from umay.use_cases.end_request import turn_away_at_once
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.shape_forms import ShapeForm
from umay.web.wording.answers import choices
from umay.web.wording.asking import REASON


class QuickForm(ShapeForm):
    reason = forms.ChoiceField(
        label=_("Why is there no place?"), choices=[("", _("Choose")), *choices(REASON)]
    )

    field_order = ("key", "adults", "children", "reason", "step_free", "programme")


@opens("request.end")
@require_http_methods(["GET", "POST"])
def quick(request: HttpRequest) -> HttpResponse:
    """Count a call that got no place: who asked, in numbers, and one reason."""
    offered = programmes(worker_of(request).center_id)
    form = QuickForm(request.POST or None, programmes=offered)
    if form.is_valid():
        done = act(
            request,
            form,
            lambda order: turn_away_at_once(
                order, form.sheet(), form.cleaned_data["reason"]
            ),
            _("Counted: no place here."),
        )
        if done:
            return redirect("request", done.subject)
    status = 422 if form.errors else 200
    return render(request, "calls/quick.html", {"form": form}, status=status)


@opens("turn_away.see")
@require_safe
def turned_away(request: HttpRequest) -> HttpResponse:
    """Show how many requests got no place, by month and reason."""
    center = worker_of(request).center
    months, rows = by_month(center, timezone.now()), last_rows(center)
    context = {"months": months, "rows": rows}
    return render(request, "calls/turned_away.html", context)
