"""Break the glass: one supervisor asks, another agrees, one family opens a while."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.secrets import Reason
from umay.records.models import BreakGlass
from umay.records.queries.glass import broken_of, waiting_for
from umay.use_cases.keys.breaking_glass import (
    REASONS,
    agree_to_break_glass,
    ask_to_break_glass,
)
from umay.use_cases.keys.telling_her import tell_of_glass
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.forms import UmayForm
from umay.web.sealed import household_of
from umay.web.wording.secrets import REASON


class GlassForm(UmayForm):
    why = forms.ChoiceField(
        label=_("Why must it be opened now?"),
        choices=[(r, REASON[r]) for r in REASONS],
        widget=forms.RadioSelect,
    )


class ToldForm(UmayForm):
    told = forms.BooleanField(
        label=_("She was told by whom and why"),
        error_messages={"required": _("Tell her first.")},
    )


@opens("glass.break")
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, household: UUID) -> HttpResponse:
    """Ask another supervisor to agree."""
    row = household_of(request, household)
    form = GlassForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: ask_to_break_glass(
            order, household, Reason(form.cleaned_data["why"])
        ),
        _("Asked. Another supervisor must agree within the hour."),
    ):
        return redirect("glass")
    context = {
        "household": row,
        "form": form,
        "heading": _("Open in an emergency"),
        "button": _("Ask another supervisor"),
        "about": _("For a quarter of an hour. Her own worker and she are told."),
    }
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)


@opens("glass.break")
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What is asked and what is open now."""
    found = waiting_for(worker_of(request).center_id, timezone.now())
    context = {"glasses": found, "act": UmayForm(auto_id=False)}
    return render(request, "sealed/glass.html", context)


@opens("glass.break")
@require_POST
def agree(request: HttpRequest, glass: UUID) -> HttpResponse:
    """Join the other half of the key."""
    form = UmayForm(request.POST)
    found = BreakGlass.objects.filter(
        pk=glass, center_id=worker_of(request).center_id
    ).first()
    if found is None:
        raise Http404
    if form.is_valid():
        act(
            request,
            form,
            lambda order: agree_to_break_glass(order, glass),
            _("Agreed. It is open for a quarter of an hour."),
        )
    if not form.errors:
        return redirect("glass")
    context = {
        "glasses": waiting_for(worker_of(request).center_id, timezone.now()),
        "act": UmayForm(auto_id=False),
        "form": form,
    }
    return render(request, "sealed/glass.html", context, status=422)


@opens("glass.tell")
@require_http_methods(["GET", "POST"])
def told(request: HttpRequest, household: UUID, glass: UUID) -> HttpResponse:
    """Say what she is to be told; it stays on the list until somebody ticks it."""
    row = household_of(request, household)
    found = next((one for one in broken_of(household) if one.pk == glass), None)
    if found is None:
        raise Http404
    form = ToldForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: tell_of_glass(order, glass),
        _("Written down: she was told."),
    ):
        return redirect("household", household)
    context = {"household": row, "glass": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "sealed/told.html", context, status=status)
