"""Lockers and fridge boxes: which one, and its key. Nothing of what lies inside."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.lockers import LockerKind, LockerState
from umay.records.queries.lockers import Standing, lent_to, lockers_of
from umay.use_cases.lockers import (
    add_locker,
    give_locker,
    sign_agreement,
    take_back,
    take_out_of_use,
)
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.forms import UmayForm
from umay.web.locker_forms import GiveForm, LockerForm
from umay.web.sealed import household_of
from umay.web.wording.lockers import KIND, STATE


@opens("locker.see")
@require_safe
def lockers(request: HttpRequest) -> HttpResponse:
    """List every locker and fridge box, its key and which family has it."""
    return render(request, "lockers/list.html", {"lockers": _rows(request)})


@opens("house.settings")
@require_safe
def furniture(request: HttpRequest) -> HttpResponse:
    """List them as furniture: who has one is not on it."""
    context = {"lockers": _rows(request), "now": UmayForm(auto_id=False)}
    return render(request, "lockers/furniture.html", context)


@opens("units.change")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a locker or a fridge box to the house."""
    form = LockerForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        kind, code = LockerKind(said["kind"]), said["code"]
        if act(
            request,
            form,
            lambda order: add_locker(order, kind, code, said["key_number"]),
            _("Saved."),
        ):
            return redirect("house-lockers")
    status = 422 if form.errors else 200
    return render(request, "lockers/new.html", {"form": form}, status=status)


@opens("units.change")
@require_POST
def out(request: HttpRequest, locker: UUID) -> HttpResponse:
    """It is broken or gone; another is added in its place."""
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request, form, lambda order: take_out_of_use(order, locker), _("Saved.")
    ):
        return redirect("house-lockers")
    context = {"lockers": _rows(request), "now": form}
    return render(request, "lockers/furniture.html", context, status=422)


@opens("locker.give")
@require_http_methods(["GET", "POST"])
def of_family(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show what a family has, and give another."""
    household_of(request, household)
    standing = lockers_of(worker_of(request).center_id)
    form = GiveForm(request.POST or None, lockers=standing)
    if form.is_valid():
        locker, agreed = UUID(form.cleaned_data["locker"]), form.cleaned_data["agreed"]
        if act(
            request,
            form,
            lambda order: give_locker(order, household, locker, agreed=agreed),
            _("Written down. Give her the key."),
        ):
            return redirect("family-lockers", household)
    return _family(request, household, form)


@opens("locker.give")
@require_POST
def agreed(request: HttpRequest, household: UUID, lending: UUID) -> HttpResponse:
    """She has signed how things are kept."""
    _lent(request, household, lending)
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request, form, lambda order: sign_agreement(order, lending), _("Saved.")
    ):
        return redirect("family-lockers", household)
    return _family(request, household, None, form)


@opens("locker.give")
@require_POST
def back(request: HttpRequest, household: UUID, lending: UUID) -> HttpResponse:
    """Her key is back: the locker is free."""
    _lent(request, household, lending)
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request, form, lambda order: take_back(order, lending), _("The key is back.")
    ):
        return redirect("family-lockers", household)
    return _family(request, household, None, form)


def _rows(request: HttpRequest) -> list[tuple[Standing, object, object]]:
    found = lockers_of(worker_of(request).center_id)
    return [(one, KIND[one.locker.kind], STATE[one.state]) for one in found]


def _lent(request: HttpRequest, household: UUID, lending: UUID) -> None:
    household_of(request, household)
    lent = lent_to(worker_of(request).center_id, household)
    if lending not in {row.pk for row in lent}:
        raise Http404


def _family(
    request: HttpRequest,
    household: UUID,
    form: GiveForm | None,
    refused: UmayForm | None = None,
) -> HttpResponse:
    center = worker_of(request).center_id
    standing = lockers_of(center)
    given = [one.lending for one in standing if one.lending]
    mine = [row for row in given if row.household_id == household]
    context = {
        "household": household_of(request, household),
        "lent": [(row, KIND[row.locker.kind]) for row in mine],
        "any_free": any(one.state is LockerState.FREE for one in standing),
        "form": form or GiveForm(lockers=standing),
        "now": refused or UmayForm(auto_id=False),
    }
    wrong = (form is not None and form.errors) or (refused and refused.errors)
    return render(request, "lockers/family.html", context, status=422 if wrong else 200)
