"""Who may open a family's sealed words: taking her on, giving a key, ending it."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.policy import MAY_HOLD
from umay.core.roles import Role
from umay.core.secrets import SHARED, Category
from umay.records.models import Grant, Household
from umay.records.queries.keys import grants_of_household, holders_with
from umay.use_cases.keys.granting import end_access, give_access, hand_over, take_on
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.sealed import household_of
from umay.web.wording.secrets import CATEGORY


class GiveForm(UmayForm):
    worker = forms.ChoiceField(label=_("To whom?"))
    categories = forms.MultipleChoiceField(
        label=_("What may be opened?"),
        choices=[(c.value, CATEGORY[c]) for c in Category if c in SHARED],
        widget=forms.CheckboxSelectMultiple,
    )
    until = DayField(label=_("Until the end of which day?"))

    def __init__(self, *args: Any, workers: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["worker"].choices = [("", _("Choose")), *workers]  # type: ignore[attr-defined]


class HandForm(UmayForm):
    worker = forms.ChoiceField(label=_("To whom?"))

    def __init__(self, *args: Any, workers: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["worker"].choices = [("", _("Choose")), *workers]  # type: ignore[attr-defined]


@opens("secrets.open")
@require_safe
def who(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show everybody who holds a key, of what, why and until when."""
    row = household_of(request, household)
    context = {
        "household": row,
        "holders": list(_holders(household)),
        "own": row.own_worker_id == worker_of(request).pk,
        "act": UmayForm(auto_id=False),
    }
    return render(request, "sealed/who.html", context)


def _holders(household: UUID) -> Any:
    """Yield each holder once, with her grants."""
    grants = grants_of_household(household, timezone.now())
    held: dict[UUID, list[Grant]] = {}
    for grant in grants:
        held.setdefault(grant.holder_id, []).append(grant)
    for rows in held.values():
        yield {"holder": rows[0].holder, "grants": _once(rows)}


def _once(grants: list[Grant]) -> list[Grant]:
    """Of several keys of one category show one: they are held alike."""
    return list({(g.key.category, g.because): g for g in grants}.values())


@opens("secrets.take_on")
@require_POST
def take(request: HttpRequest, household: UUID) -> HttpResponse:
    """Become her own worker."""
    form = UmayForm(request.POST)
    said = _("You are her own worker now.")
    if form.is_valid():
        act(request, form, lambda order: take_on(order, household), said)
    return _back(request, household, form)


@opens("secrets.grant")
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, household: UUID) -> HttpResponse:
    """Seal a copy for a colleague, until a day."""
    row = household_of(request, household)
    form = GiveForm(request.POST or None, workers=_colleagues(request, Role))
    said = _("The key is given.")
    if form.is_valid():
        told = form.cleaned_data
        if act(
            request,
            form,
            lambda order: give_access(
                order,
                household,
                UUID(told["worker"]),
                [Category(c) for c in told["categories"]],
                datetime.combine(
                    told["until"], time.max, worker_of(request).center.zone
                ),
            ),
            said,
        ):
            return redirect("who-may-open", household)
    return _ask(request, row, form, _("Give a key"), _("Give the key"))


@opens("secrets.take_on")
@require_http_methods(["GET", "POST"])
def hand(request: HttpRequest, household: UUID) -> HttpResponse:
    """Hand the family over to another worker."""
    row = household_of(request, household)
    form = HandForm(request.POST or None, workers=_colleagues(request, [Role.SOCIAL]))
    if form.is_valid() and act(
        request,
        form,
        lambda order: hand_over(order, household, UUID(form.cleaned_data["worker"])),
        _("Handed over. You cannot open it any more."),
    ):
        return redirect("who-may-open", household)
    return _ask(request, row, form, _("Hand over"), _("Hand over"))


@opens("secrets.grant")
@require_POST
def end(request: HttpRequest, household: UUID, worker: UUID) -> HttpResponse:
    """Take a colleague's keys away; what she could open is sealed anew."""
    form = UmayForm(request.POST)
    if form.is_valid():
        act(
            request,
            form,
            lambda order: end_access(order, household, worker),
            _("Ended. Everything is sealed under new keys."),
        )
    return _back(request, household, form)


def _colleagues(request: HttpRequest, roles: Any) -> list[tuple[str, str]]:
    me = worker_of(request)
    holding = {role for held_by in MAY_HOLD.values() for role in held_by}
    found = holders_with(me.center_id, holding & set(roles))
    names = [(str(h.worker_id), h.worker.username) for h in found if h.worker]
    return sorted((n for n in names if n[0] != str(me.pk)), key=lambda n: n[1])


def _back(request: HttpRequest, household: UUID, form: UmayForm) -> HttpResponse:
    if not form.errors:
        return redirect("who-may-open", household)
    row = household_of(request, household)
    return _ask(request, row, form, _("Who may open it"), _("Try again"))


def _ask(
    request: HttpRequest,
    row: Household,
    form: UmayForm,
    heading: str | Promise,
    button: str | Promise,
) -> HttpResponse:
    context = {"household": row, "form": form, "heading": heading, "button": button}
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)
