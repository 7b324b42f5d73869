"""People I know: named once, sealed, and compared with who comes to the house."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.records.queries.walls import declared_by
from umay.use_cases.keys.declaring import Known, declare, say_all_named
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.forms import UmayForm
from umay.web.wording.walls import RELATION

FIRST_YEAR, LAST_YEAR = 1900, 2100


class KnownForm(UmayForm):
    surname = forms.CharField(label=_("Surname"), max_length=60)
    given = forms.CharField(label=_("First name"), max_length=60)
    year = forms.IntegerField(
        label=_("Year of birth"),
        help_text=_("Leave it empty if you do not know it."),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
    )
    relation = forms.ChoiceField(
        label=_("How do you know each other?"),
        choices=list(RELATION.items()),
        widget=forms.RadioSelect,
    )

    def known(self) -> Known:
        told: dict[str, Any] = self.cleaned_data
        return Known(told["surname"], told["given"], told["year"], told["relation"])


@opens("known.declare")
@require_http_methods(["GET", "POST"])
def known(request: HttpRequest) -> HttpResponse:
    """Name somebody. What was named is not shown again, not even to her."""
    form = KnownForm(request.POST or None)
    if form.is_valid() and act(
        request, form, lambda order: declare(order, form.known()), _("Kept and sealed.")
    ):
        return redirect("known")
    return _page(request, form)


@opens("known.declare")
@require_POST
def all_named(request: HttpRequest) -> HttpResponse:
    """Say that nobody is missing; she is not asked any more."""
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request, form, say_all_named, _("Thank you. You can always name more people.")
    ):
        return redirect("home")
    return _page(request, form)


def _page(request: HttpRequest, form: UmayForm) -> HttpResponse:
    worker = worker_of(request)
    context = {
        "form": form if isinstance(form, KnownForm) else KnownForm(),
        "act": UmayForm(auto_id=False),
        "count": declared_by(worker.pk),
        "asked": worker.declared_at is None,
    }
    status = 422 if form.errors else 200
    return render(request, "walls/known.html", context, status=status)
