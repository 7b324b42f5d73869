"""Who keeps her file when another operator comes: she decides it herself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.records.queries.operators import answer_row, open_change
from umay.use_cases.operators.answering import decide
from umay.web.access import opens
from umay.web.her.acts import act_of_hers
from umay.web.her.still import closes_itself
from umay.web.her.visiting import visitor
from umay.web.operator_forms import AnswersForm


@opens("her.own")
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Decide for each part of her file."""
    door = visitor(request).door
    change = open_change(door.center_id)
    if change is None:
        raise Http404
    earlier = answer_row(change, door.household_id)
    form = AnswersForm(
        request.POST or None, initial=earlier.answers if earlier else None
    )
    if form.is_valid() and act_of_hers(
        request,
        form,
        lambda order: decide(order, door.household_id, form.answers()),
        _("Saved. Until the day you can decide anew."),
    ):
        return redirect("her-home")
    status = 422 if form.errors else 200
    context = {"change": change, "form": form}
    return closes_itself(render(request, "her/operator.html", context, status=status))
