"""Erasing: her file is destroyed at her wish, after it was said twice that it is."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.rights import Answer, Right
from umay.records.models import RightAsked
from umay.records.queries.rights import lives_here
from umay.use_cases.rights import erase_as_asked
from umay.web.access import opens
from umay.web.acting import act
from umay.web.forms import UmayForm
from umay.web.sealed import household_of


class EraseForm(UmayForm):
    told = forms.BooleanField(
        label=_("She knows that nobody can bring it back, and wants it"),
        error_messages={"required": _("Ask her first.")},
    )
    code = forms.CharField(label=_("Write the family's code"), max_length=60)

    def __init__(self, *args: Any, household_code: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.household_code = household_code

    def clean_code(self) -> str:
        typed = str(self.cleaned_data["code"]).strip().casefold()
        if typed != self.household_code.casefold():
            raise ValidationError(_("This is not the code of this family."))
        return typed


@opens("right.erase")
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, household: UUID, asked: UUID) -> HttpResponse:
    """Say what goes and what stays; destroy it once the code has been written."""
    row = household_of(request, household)
    wish = RightAsked.objects.filter(
        pk=asked, household=household, right=Right.ERASE
    ).first()
    if wish is None:
        raise Http404
    form = EraseForm(request.POST or None, household_code=row.survivor_code)
    if form.is_valid() and act(
        request,
        form,
        lambda order: erase_as_asked(order, asked),
        _("Erased. Nothing of hers opens any more, for anybody."),
    ):
        return redirect("rights", household)
    context = {
        "household": row,
        "asked": wish,
        "answered": wish.answer == Answer.DONE,
        "here": lives_here(household),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "rights/erase.html", context, status=status)
