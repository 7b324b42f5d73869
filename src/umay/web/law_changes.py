"""The law changed: which families' incidents are answered otherwise, by who may look.

What happened is sealed, so nobody knows before somebody with the key looks: the page
opens what she holds keys for and compares it. All families are marked as looked at
together, or the file would tell whose answer had changed.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from umay.core.incidents import Unreadable, incident_of
from umay.core.refusals import Refused
from umay.records.models import Household, Incident
from umay.records.queries.incidents import incidents_of
from umay.records.queries.law_editions import Then, looked_at, then, to_look_at
from umay.use_cases.law_editions import look_at_law
from umay.web.access import opens
from umay.web.acting import order_of, today_of, worker_of
from umay.web.forms import UmayForm
from umay.web.law_answers import act_said, answered_otherwise
from umay.web.opening import open_for, said_of, why_of
from umay.web.rings import ring_of
from umay.web.wording.incidents import days_of
from umay.web.wording.refusals import refusal


class LookedForm(UmayForm):
    """``families`` are those the page showed; one that came since is not marked."""

    families = forms.TypedMultipleChoiceField(widget=forms.MultipleHiddenInput)

    def __init__(self, data: Any, *, found: list[Household]) -> None:
        keys = [str(one.pk) for one in found]
        super().__init__(data, initial={"families": keys})
        self.fields["families"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]


@opens("incident.see")
@require_http_methods(["GET", "POST"])
def changes(request: HttpRequest) -> HttpResponse:
    """Show what is answered otherwise; mark the families as looked at."""
    worker = worker_of(request)
    found = to_look_at(worker.center, worker.pk, timezone.now())
    form = LookedForm(request.POST or None, found=found)
    if form.is_valid():
        seen = set(form.cleaned_data["families"])
        try:
            look_at_law(
                order_of(request, form.cleaned_data["key"]),
                [one.pk for one in found if str(one.pk) in seen],
            )
        except Refused as refused:
            messages.error(request, refusal(refused))
        else:
            messages.success(request, _("Written down: you have looked at it."))
        return redirect("law-changes")
    editions = then(worker.center_id)
    context: dict[str, Any] = {"form": form, "count": len(found)}
    context["changed_at"] = editions.changed_at
    if ring_of(request) is not None:
        compared = [(one, _changed(request, one, editions)) for one in found]
        context["families"] = [(one, changed) for one, changed in compared if changed]
        context["alike"] = [one for one, changed in compared if not changed]
    status = 422 if form.errors else 200
    return render(request, "incidents/changes.html", context, status=status)


def _changed(
    request: HttpRequest, family: Household, editions: Then
) -> list[dict[str, Any]]:
    """Return her incidents that are answered otherwise than when it was looked at."""
    rows = incidents_of(family.pk)
    open_for(request, family.pk, rows, why_of(request, family), {"incident.told"})
    looked = looked_at(family.pk)
    found = [_compared(request, row, looked, editions) for row in rows]
    return [one for one in found if one]


def _compared(
    request: HttpRequest, row: Incident, looked: Any, editions: Then
) -> dict[str, Any]:
    try:
        told = incident_of(said_of(row, ["told"])["told"])
    except Unreadable:
        return {}
    since = max(row.reported_at, looked or row.reported_at)
    changed = answered_otherwise(told, today_of(request), editions.law_at(since))
    act = act_said(told.act, get_language())
    one = {"row": row, "act": act, "days": days_of(told), "changed": changed}
    return one if changed else {}
