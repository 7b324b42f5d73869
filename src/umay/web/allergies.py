"""Allergies: what she chose to tell, on a page of its own, and nothing else."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.records.queries.lockers import allergies_of
from umay.use_cases.lockers import write_allergies
from umay.web.access import opens
from umay.web.acting import act
from umay.web.locker_forms import AllergiesForm
from umay.web.opening import open_for, said_of, why_of
from umay.web.sealed import household_of


@opens("allergies.see")
@require_safe
def allergies(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show what she told, to whoever holds the key of her health."""
    family = household_of(request, household)
    row = allergies_of(household)
    rows = [row] if row is not None and row.told else []
    why, only = why_of(request, family), {"allergies.told"}
    opened = open_for(request, household, rows, why, only)
    context = {
        "household": family,
        "told": said_of(rows[0], ["told"])["told"] if rows else "",
        "silent": not rows,
        "shut": opened.shut,
    }
    return render(request, "lockers/allergies.html", context)


@opens("allergies.write")
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down anew what she tells; what stood there before is not shown."""
    family = household_of(request, household)
    form = AllergiesForm(request.POST or None)
    if form.is_valid() and act(
        request,
        form,
        lambda order: write_allergies(order, household, form.cleaned_data["told"]),
        _("Saved and sealed."),
    ):
        return redirect("allergies", household)
    context = {"household": family, "form": form}
    status = 422 if form.errors else 200
    return render(request, "lockers/tell.html", context, status=status)
