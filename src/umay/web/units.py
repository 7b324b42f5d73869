"""A unit: its beds now, who comes next, and in what condition it is."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.core.places import Condition
from umay.core.refusals import Refused
from umay.records.models import Unit
from umay.records.queries.find import find
from umay.records.queries.units import unit_page
from umay.use_cases.furnish_house import set_condition
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.wording.answers import choices
from umay.web.wording.beds import CONDITION

PAGES = [("tonight", "tonight"), ("board", "board")]


class ReadyForm(UmayForm):
    """One button: the unit is clean. ``back`` names the page it stands on."""

    back = forms.ChoiceField(choices=PAGES, widget=forms.HiddenInput, required=False)


def ready_form(page: str) -> ReadyForm:
    return ReadyForm(initial={"back": page}, auto_id=False)


class ConditionForm(UmayForm):
    condition = forms.ChoiceField(
        label=_("What is it like now?"),
        choices=choices(CONDITION),
        widget=forms.RadioSelect,
    )
    closed_until = DayField(
        label=_("If out of service: until which day?"),
        help_text=_("Leave it empty if nobody knows."),
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        until = cleaned.get("closed_until")
        closed = cleaned.get("condition") == Condition.CLOSED
        if closed and until is not None and until <= self.today:
            told = _("This day has passed. Write the day it can be used again.")
            self.add_error("closed_until", ValidationError(told))
        return cleaned


@opens("unit.condition")
@require_POST
def ready(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Say with one tap that a unit is clean, and go back to the page of the button."""
    row = unit_of(request, unit)
    form = ReadyForm(request.POST)
    if form.is_valid() and act(
        request,
        form,
        lambda order: set_condition(order, row.pk, Condition.READY),
        _now("%(unit)s is ready.") % {"unit": row.code},
    ):
        return redirect(form.cleaned_data["back"] or "board")
    return _page(request, row, _as_it_is(request, row), refused=form)


@opens("board.see")
@require_http_methods(["GET"])
def unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Show one unit to whoever is on duty."""
    row = unit_of(request, unit)
    return _page(request, row, _as_it_is(request, row))


@opens("unit.condition")
@require_POST
def condition(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Write down in what condition a unit is."""
    row = unit_of(request, unit)
    form = ConditionForm(request.POST, today=today_of(request))
    if form.is_valid() and act(
        request,
        form,
        lambda order: set_condition(
            order,
            row.pk,
            Condition(form.cleaned_data["condition"]),
            form.cleaned_data["closed_until"],
        ),
        _now("%(unit)s: written down.") % {"unit": row.code},
    ):
        return redirect("unit", row.pk)
    return _page(request, row, form)


def unit_of(request: HttpRequest, key: UUID) -> Unit:
    try:
        return find(Unit, worker_of(request).center_id, key)
    except Refused:
        raise Http404 from None


def _as_it_is(request: HttpRequest, row: Unit) -> ConditionForm:
    now = {"condition": row.condition, "closed_until": row.closed_until}
    return ConditionForm(initial=now, today=today_of(request))


def _page(
    request: HttpRequest,
    row: Unit,
    form: ConditionForm,
    refused: ReadyForm | None = None,
) -> HttpResponse:
    """``refused`` is the form of one tap that could not be carried out."""
    seen = unit_page(row, timezone.now(), today_of(request))
    context = {"unit": row, "form": form, "refused": refused, "seen": seen}
    status = 422 if form.errors or refused else 200
    return render(request, "board/unit_page.html", context, status=status)
