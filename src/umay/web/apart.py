"""Keeping apart: two families that must not meet. The night sees no reason."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.places import Scope
from umay.core.refusals import Refused
from umay.records.models import KeepApart
from umay.records.queries.find import find
from umay.records.queries.present import present_codes
from umay.use_cases.keep_apart import end_apart, keep_apart
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.forms import UmayForm
from umay.web.small_forms import ask, stay_of
from umay.web.wording.answers import choices
from umay.web.wording.stays import SCOPE


class ApartForm(UmayForm):
    other = forms.ChoiceField(label=_("Which family must not be met?"))
    scope = forms.ChoiceField(
        label=_("How far apart?"),
        choices=choices(SCOPE),
        widget=forms.RadioSelect,
        initial=Scope.HOUSE,
    )
    why = forms.CharField(
        label=_("Why?"),
        help_text=_("Only the social workers and the director can read it."),
        max_length=400,
        required=False,
        widget=forms.Textarea,
    )

    def __init__(
        self, *args: Any, others: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", _("Choose")), *others]  # type: ignore[attr-defined]


@opens("apart.change")
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, household: UUID) -> HttpResponse:
    """Choose another present family that this one must not meet."""
    stay = stay_of(request, household)
    others = present_codes(stay.center_id, besides=household)
    form = ApartForm(request.POST or None, others=others)
    if form.is_valid() and act(
        request,
        form,
        lambda order: keep_apart(
            order,
            household,
            UUID(form.cleaned_data["other"]),
            Scope(form.cleaned_data["scope"]),
            form.cleaned_data["why"],
        ),
        _("Saved. The house will keep them apart."),
    ):
        return redirect("household", household)
    return ask(
        request,
        stay,
        form,
        heading=_("Keep two families apart"),
        button=_("Keep them apart"),
    )


@opens("apart.change")
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, household: UUID, apart: UUID) -> HttpResponse:
    """They may meet again."""
    stay = stay_of(request, household)
    row = _apart(request, household, apart)
    form = UmayForm(request.POST or None)
    said = _("Saved. They may meet again.")
    if form.is_valid() and act(
        request, form, lambda order: end_apart(order, row.pk), said
    ):
        return redirect("household", household)
    return ask(
        request,
        stay,
        form,
        heading=_("May they meet again?"),
        button=_("They may meet again"),
        template="household/end_apart.html",
        other=row.other if row.one_id == household else row.one,
    )


def _apart(request: HttpRequest, household: UUID, apart: UUID) -> KeepApart:
    try:
        row = find(KeepApart, worker_of(request).center_id, apart)
    except Refused:
        raise Http404 from None
    if household not in {row.one_id, row.other_id}:
        raise Http404
    return row
