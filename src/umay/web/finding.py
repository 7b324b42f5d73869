"""Was she here before? Asked of marks, with her agreement, by who takes families in."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.names import year_of
from umay.core.refusals import Refused
from umay.use_cases.keys.finding import Candidate, find_again
from umay.web.access import opens
from umay.web.acting import order_of
from umay.web.forms import UmayForm
from umay.web.rings import ring_of
from umay.web.wording.refusals import refusal


class FindForm(UmayForm):
    name = forms.CharField(
        label=_("Surname and first name"),
        help_text=_("In any spelling; letters of any alphabet."),
        max_length=120,
    )
    year = forms.CharField(
        label=_("Year of birth"),
        help_text=_("Leave it empty if you do not know it."),
        max_length=10,
        required=False,
    )
    agreed = forms.BooleanField(
        label=_("She agrees that we look whether she was here before"), required=False
    )


@opens("secrets.find_again")
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Show codes that may be hers. Nothing of what was typed is kept."""
    form = FindForm(request.POST or None)
    found: list[Candidate] | None = None
    if form.is_valid():
        found = _found(request, form)
    context = {"form": form, "found": found, "locked": ring_of(request) is None}
    status = 422 if form.errors else 200
    return render(request, "walls/find.html", context, status=status)


def _found(request: HttpRequest, form: FindForm) -> list[Candidate] | None:
    told = form.cleaned_data
    try:
        return find_again(
            order_of(request, told["key"]),
            told["name"],
            year_of(told["year"]),
            agreed=told["agreed"],
        )
    except Refused as refused:
        form.add_error(None, refusal(refused))
        return None
