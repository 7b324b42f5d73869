"""What if, on paper: the answer, what was asked, and what it is made of."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.acting import today_of
from umay.web.gate import form_of, hand_out_list
from umay.web.what_if import ChangeForm, asked

ON_PAPER = frozenset({"report.counts"})


@opens("forecast.see")
@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """Reckon it once more, and give it out as a page or a PDF."""
    context = asked(request, request.POST)
    if "found" not in context:
        return render(request, "limits/what_if.html", context, status=422)
    context |= {
        "title": _("What if"),
        "today": today_of(request),
        "styled": True,
        "groups": [{"answers": _said(context["form"])}],
    }
    what = Leaving(
        Paper.REPORT,
        Recipient.STATISTICS,
        Basis.TOTALS,
        ON_PAPER,
        form=form_of(request),
    )
    return hand_out_list(
        request,
        what,
        lambda _sheet: render_to_string("papers/what_if.html", context),
        back="what-if",
    )


def _said(form: ChangeForm) -> list[tuple[str, Any]]:
    """Return each question as it was put, with its answer in words."""
    programmes = dict(form.fields["programme"].choices)  # type: ignore[attr-defined]
    told = form.cleaned_data | {"programme": programmes[form.cleaned_data["programme"]]}
    return [(str(field.label), str(told[field.name])) for field in form]
