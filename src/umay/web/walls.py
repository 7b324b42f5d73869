"""Walls: hide a family from a worker; look at what names have hidden; take one down."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.refusals import Refused
from umay.records.models import Household, Wall
from umay.records.queries.find import find
from umay.records.queries.reads import likenesses
from umay.records.queries.walls import standing_walls, workers_not_walled
from umay.use_cases.keys.declaring import answer_likeness
from umay.use_cases.keys.walling import Lifted, lift_wall, look_at_wall, wall_off
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.forms import UmayForm
from umay.web.sealed import household_of
from umay.web.wording.walls import LIFTED


class HideForm(UmayForm):
    worker = forms.ChoiceField(label=_("From whom?"))

    def __init__(self, *args: Any, workers: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["worker"].choices = [("", _("Choose")), *workers]  # type: ignore[attr-defined]


class LiftForm(UmayForm):
    why = forms.ChoiceField(
        label=_("Why may she know of the family?"),
        choices=[(why.value, LIFTED[why]) for why in Lifted],
        widget=forms.RadioSelect,
    )


class AskedForm(UmayForm):
    """Two buttons: what she said when she was asked."""

    knows = forms.ChoiceField(label="", choices=[("yes", ""), ("no", "")])


@opens("wall.put_up")
@require_http_methods(["GET", "POST"])
def hide(request: HttpRequest, household: UUID) -> HttpResponse:
    """Somebody in the house must not know of this family."""
    row = household_of(request, household)
    form = HideForm(request.POST or None, workers=_others(request, row))
    if form.is_valid() and act(
        request,
        form,
        lambda order: wall_off(order, household, UUID(form.cleaned_data["worker"])),
        _("Hidden. She is not told, and her keys of this family have ended."),
    ):
        return redirect("household", household)
    context = {
        "household": row,
        "form": form,
        "heading": _("Somebody here must not know of her"),
        "button": _("Hide the family from her"),
        "about": _(
            "For her the family does not exist: in no list, no number and no search."
            " Its beds look kept back by the director."
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)


@opens("wall.look_at")
@require_safe
def walls(request: HttpRequest) -> HttpResponse:
    """List every wall, those put up by names and not yet looked at first."""
    return _list(request)


@opens("wall.look_at")
@require_POST
def stands(request: HttpRequest, wall: UUID) -> HttpResponse:
    """Say that a wall is right."""
    row = _wall(request, wall)
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request, form, lambda order: look_at_wall(order, row.pk), _("It stays.")
    ):
        return redirect("walls")
    return _list(request, form)


@opens("wall.look_at")
@require_http_methods(["GET", "POST"])
def lift(request: HttpRequest, wall: UUID) -> HttpResponse:
    """Take a wall down, and say why."""
    row = _wall(request, wall)
    form = LiftForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: lift_wall(order, row.pk, Lifted(form.cleaned_data["why"])),
        _("She may know of the family again. No key comes back by itself."),
    ):
        return redirect("walls")
    context = {
        "household": row.household,
        "form": form,
        "heading": row.worker.username,
        "button": _("She may know of the family"),
    }
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)


@opens("wall.look_at")
@require_POST
def asked(request: HttpRequest, likeness: UUID) -> HttpResponse:
    """Keep what a worker said whom somebody asked, without naming the family."""
    form = AskedForm(request.POST)
    if form.is_valid() and act(
        request,
        form,
        lambda order: answer_likeness(
            order, likeness, knows=form.cleaned_data["knows"] == "yes"
        ),
        _("Kept."),
    ):
        return redirect("walls")
    return _list(request, form)


def _list(request: HttpRequest, refused: UmayForm | None = None) -> HttpResponse:
    context = {
        "walls": standing_walls(worker_of(request).center_id),
        "likenesses": likenesses(worker_of(request).center_id),
        "act": UmayForm(auto_id=False),
        "form": refused,
    }
    status = 422 if refused else 200
    return render(request, "walls/list.html", context, status=status)


def _others(request: HttpRequest, row: Household) -> list[tuple[str, str]]:
    besides = {worker_of(request).pk, row.own_worker_id}
    found = workers_not_walled(row.center_id, row.pk)
    return [(str(w.pk), w.username) for w in found if w.pk not in besides]


def _wall(request: HttpRequest, wall: UUID) -> Wall:
    try:
        row = find(Wall, worker_of(request).center_id, wall)
    except Refused:
        raise Http404 from None
    if row.ended_at is not None and request.method != "POST":
        raise Http404
    return row
