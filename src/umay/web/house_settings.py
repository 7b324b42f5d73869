"""Settings: what the house has decided for itself, and the forms to decide anew."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.core.missing import missing
from umay.records.queries.clocks import calendar_of
from umay.records.queries.house import programmes, rules
from umay.records.queries.settings import furnished_units, settings_of
from umay.records.queries.standing import standing
from umay.use_cases.change_shares import Because, change_shares
from umay.use_cases.furnish_house import (
    add_cots,
    add_unit,
    change_rules,
    set_listed,
    set_own_limit,
)
from umay.use_cases.order import Order, Outcome
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.days_form import DaysForm
from umay.web.forms import UmayForm
from umay.web.settings_forms import (
    CotsForm,
    LimitForm,
    ListedForm,
    RulesForm,
    SharesForm,
    UnitForm,
)
from umay.web.wording.missing import MISSING
from umay.web.wording.settings import rules_said


@opens("house.settings")
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """Show every rule of the house as a plain sentence; no household is on it."""
    center = worker_of(request).center
    told = settings_of(center, today_of(request))
    context = {
        "told": told,
        "said": rules_said(told.rules),
        "center": center,
        "missing": [
            MISSING[one] for one in missing(standing(center.pk), timezone.now())
        ],
    }
    return render(request, "settings/page.html", context)


@opens("house.settings")
@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """List the units as they are furnished; who lives in them is on the board."""
    furnished = furnished_units(worker_of(request).center_id)
    return render(request, "settings/units.html", {"units": furnished})


@opens("house.change")
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Change the rules of the house."""
    form = RulesForm.of(rules(worker_of(request).center_id), request.POST or None)
    return _ask(
        request,
        form,
        lambda order: change_rules(order, **form.values()),
        said=_("The rules are saved."),
        heading=_("Rules of the house"),
    )


@opens("house.change")
@require_http_methods(["GET", "POST"])
def days(request: HttpRequest) -> HttpResponse:
    """Change on which days of a stay somebody must act."""
    calendar = calendar_of(rules(worker_of(request).center_id))
    form = DaysForm(calendar, request.POST or None)
    return _ask(
        request,
        form,
        lambda order: change_rules(order, **form.values()),
        said=_("The days are saved."),
        heading=_("Who must act, and when"),
        template="settings/days.html",
    )


@opens("house.change")
@require_http_methods(["GET", "POST"])
def limit(request: HttpRequest) -> HttpResponse:
    """Set a limit of the house's own from a day on."""
    form = LimitForm(request.POST or None)
    return _ask(
        request,
        form,
        lambda order: set_own_limit(order, **form.told()),
        said=_("The limit is saved."),
        heading=_("A limit of our own"),
    )


@opens("house.change")
@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """Say whether other centers may see that there is room."""
    now = {"listed": "yes" if worker_of(request).center.listed else "no"}
    form = ListedForm(request.POST or None, initial=now)
    return _ask(
        request,
        form,
        lambda order: set_listed(order, form.cleaned_data["listed"]),
        said=_("Saved."),
        heading=_("Other centers"),
    )


@opens("house.change")
@require_http_methods(["GET", "POST"])
def shares(request: HttpRequest) -> HttpResponse:
    """Change for how many beds each programme pays."""
    now = {row.code: row.beds for row in programmes(worker_of(request).center_id)}
    form = SharesForm(now, request.POST or None)
    return _ask(
        request,
        form,
        lambda order: change_shares(
            order, form.beds(), Because(form.cleaned_data["because"])
        ),
        said=_("The shares are saved. They count from now on."),
        heading=_("For how many beds does each programme pay?"),
    )


@opens("units.change")
@require_http_methods(["GET", "POST"])
def unit_new(request: HttpRequest) -> HttpResponse:
    """Add a unit to the house."""
    center = worker_of(request).center_id
    paying = [row.code for row in programmes(center)]
    known = [unit.code for unit, _beds in furnished_units(center)]
    form = UnitForm(paying, known, request.POST or None)
    return _ask(
        request,
        form,
        lambda order: add_unit(order, form.plan()),
        said=_("The unit is added."),
        heading=_("Add a unit"),
        to="house-units",
    )


@opens("units.change")
@require_http_methods(["GET", "POST"])
def cots_new(request: HttpRequest) -> HttpResponse:
    """Add cots to the house."""
    form = CotsForm(request.POST or None)
    return _ask(
        request,
        form,
        lambda order: add_cots(order, form.cleaned_data["count"]),
        said=_("The cots are added."),
        heading=_("Add cots"),
    )


def _ask(
    request: HttpRequest,
    form: UmayForm,
    call: Callable[[Order], Outcome],
    *,
    said: str | Promise,
    heading: str | Promise,
    template: str = "settings/form.html",
    to: str = "settings",
) -> HttpResponse:
    """Show a form, carry it out once it is valid, and go back to where it began."""
    if form.is_valid() and act(request, form, call, said):
        return redirect(to)
    context: dict[str, Any] = {"form": form, "heading": heading, "to": to}
    status = 422 if form.errors else 200
    return render(request, template, context, status=status)
