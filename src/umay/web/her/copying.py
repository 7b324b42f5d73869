"""Her copy, made by herself: a page to print, or a file that only her words open."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.doors import SHE_READS
from umay.core.outgoing import SEALED, TAGS
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient, fields_for
from umay.records.queries.sealed_rows import columns_under
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.gate import form_of, hand_out
from umay.web.her.acts import show_form
from umay.web.her.still import closes_itself
from umay.web.her.visiting import visitor
from umay.web.papers import write_file, write_out
from umay.web.releases import CopyForm


class HerCopyForm(CopyForm):
    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password"].help_text = _(
            "Choose them yourself: at least 12 letters, best four words. Nobody else"
            " knows them, and without them the file stays closed. Leave both empty"
            " for a page to print."
        )


@opens("her.own")
@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest) -> HttpResponse:
    """Make a copy of all that her own card opens."""
    form = HerCopyForm(request.POST or None)
    if form.is_valid():
        passphrase = form.cleaned_data["password"]
        what = Leaving(
            Paper.OWN_FILE,
            Recipient.HERSELF,
            Basis.HER_RIGHT,
            _all_she_opens(),
            visitor(request).door.household_id,
            form=form_of(request),
            passphrase=passphrase,
        )
        answer = hand_out(request, form, what, write_file if passphrase else write_out)
        if answer is not None:
            return closes_itself(answer)
    context = {
        "heading": _("A copy of my file"),
        "button": _("Make it"),
        "on_paper": True,
        "about": _(
            "A file stays on this device: make one only on your own. What is written"
            " of health is not in it; ask your worker for a copy of that."
        ),
    }
    return show_form(request, form, context)


def _all_she_opens() -> frozenset[str]:
    hers = fields_for(Recipient.HERSELF, TAGS)
    return hers - (SEALED.keys() - columns_under(SHE_READS))
