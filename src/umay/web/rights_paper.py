"""What she asked of her file and was answered, on paper for her."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.forms import UmayForm
from umay.web.gate import form_of, hand_out
from umay.web.papers import write_out
from umay.web.rights import show
from umay.web.sealed import household_of

TOLD = frozenset({"rightasked.wants", "rightasked.answered"})


@opens("right.answer")
@require_POST
def on_paper(request: HttpRequest, household: UUID) -> HttpResponse:
    household_of(request, household)
    form = UmayForm(request.POST)
    if form.is_valid():
        what = Leaving(
            Paper.NAMED_FIELDS,
            Recipient.HERSELF,
            Basis.HER_RIGHT,
            TOLD,
            household,
            form=form_of(request),
        )
        answer = hand_out(request, form, what, write_out)
        if answer is not None:
            return answer
    return show(request, household, form)
