"""Taking along: a sheet of a receipt, made by herself on her own page."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.use_cases.ledger.receipts import receipts_of
from umay.web.access import opens
from umay.web.forms import UmayForm
from umay.web.her.still import closes_itself
from umay.web.her.visiting import visitor
from umay.web.receipts import FILE, PAGE, PDF, handed_out
from umay.web.wording.receipts import ACT


class SheetForm(UmayForm):
    sheet = forms.ChoiceField(
        label=_("Which sheet?"),
        help_text=_("Keep the two in two places. Both are needed to check it."),
        choices=[
            ("1", _("Sheet 1: the code. It tells a stranger nothing.")),
            ("2", _("Sheet 2: what was written down. Somebody I trust keeps it.")),
        ],
        widget=forms.RadioSelect,
        initial="1",
    )
    kept_as = forms.ChoiceField(
        label=_("On paper or as a file?"),
        help_text=_("A file stays on this device. Choose it only on your own."),
        choices=[
            (PAGE, _("A page to print")),
            (PDF, _("The page as a PDF")),
            (FILE, _("A small file")),
        ],
        widget=forms.RadioSelect,
        initial=PAGE,
    )


@opens("her.own")
@require_http_methods(["GET", "POST"])
def receipt(request: HttpRequest, line: UUID) -> HttpResponse:
    """Make one sheet of one receipt of hers, without her words on it."""
    door = visitor(request).door
    found = receipts_of(door.center_id, door.household_id, hers=True)
    one = next((each for each in found if each.entry.pk == line), None)
    if one is None:
        raise Http404
    form = SheetForm(request.POST or None)
    if form.is_valid():
        language = get_language() or "en"
        answer = handed_out(request, form, door.household_id, line, language)
        if answer is not None:
            return closes_itself(answer)
    context = {"one": one, "act": ACT[one.entry.act], "form": form}
    status = 422 if form.errors else 200
    return closes_itself(render(request, "her/receipt.html", context, status=status))
