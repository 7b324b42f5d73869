"""Keeping a unit back: the director closes its beds, and only she opens them again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.use_cases.keep_back import give_back, keep_back
from umay.web.access import opens
from umay.web.acting import act
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.units import unit_of


class KeepBackForm(UmayForm):
    until = DayField(
        label=_("Until which day?"),
        help_text=_("Leave it empty if nobody knows."),
        required=False,
    )


@opens("unit.keep_back")
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Close every bed of a unit from tonight on."""
    row = unit_of(request, unit)
    form = KeepBackForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: keep_back(order, row.pk, form.cleaned_data["until"]),
        _("Kept back. Only you can open these beds again."),
    ):
        return redirect("unit", row.pk)
    context = {"unit": row, "form": form, "heading": _("Keep this unit back")}
    return _page(request, context | {"button": _("Keep it back")})


@opens("unit.keep_back")
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Open the beds again."""
    row = unit_of(request, unit)
    form = UmayForm(request.POST or None)
    said = _("These beds can be given again.")
    if form.is_valid() and act(
        request, form, lambda order: give_back(order, row.pk), said
    ):
        return redirect("unit", row.pk)
    context = {"unit": row, "form": form, "heading": _("Give these beds again?")}
    return _page(request, context | {"button": _("Give them again")})


def _page(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    form = context["form"]
    status = 422 if isinstance(form, UmayForm) and form.errors else 200
    return render(request, "board/keep_back.html", context, status=status)
