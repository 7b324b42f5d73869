"""Her page on paper, in large letters, for her who has no telephone or trusts none.

Any worker she asks prints it. What she wrote to somebody she chose is not on it.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.papers import OF_HER_PAGE, Basis, Paper, Sheet
from umay.core.plan import GoalState
from umay.core.recipients import Recipient
from umay.records.models import Household, Task
from umay.records.queries.plan import appointments_of, goals_of
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.forms import UmayForm
from umay.web.gate import form_of, hand_out
from umay.web.her.sections import (
    agreed,
    asked,
    children,
    days,
    opened,
    reached,
    receipts,
)
from umay.web.sealed import household_of
from umay.web.telling import LANGUAGES
from umay.web.wording.papers import SHEET_TITLE

PRINTED = (days, children, agreed, opened, receipts, asked, reached)


class LanguageForm(UmayForm):
    language = forms.ChoiceField(
        label=_("In which language?"), choices=LANGUAGES, widget=forms.RadioSelect
    )


@opens("her_page.print")
@require_http_methods(["GET", "POST"])
def print_it(request: HttpRequest, household: UUID) -> HttpResponse:
    """Print it for her; that it was printed is written down."""
    row = household_of(request, household)
    form = LanguageForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid():
        what = Leaving(
            Paper.HER_PAGE,
            Recipient.HERSELF,
            Basis.HER_RIGHT,
            OF_HER_PAGE,
            household,
            form=form_of(request),
        )

        def write(sheet: Sheet) -> str:
            with override(form.cleaned_data["language"]):
                return _page(sheet, row)

        answer = hand_out(request, form, what, write)
        if answer is not None:
            return answer
    context = {
        "household": row,
        "form": form,
        "heading": _("Her page on paper, in large letters"),
        "button": _("Make the page"),
        "about": _("Only if she wants it. Ask where she will keep it safe."),
        "on_paper": True,
    }
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)


def _page(sheet: Sheet, family: Household) -> str:
    said = {line.row: line.value for line in sheet.lines if line.row}
    goals = [
        (said.get(goal.pk, ""), [(step, said.get(step.pk, "")) for step in _open(goal)])
        for goal in goals_of(family.pk)
        if goal.state == GoalState.OPEN
    ]
    ahead = appointments_of(family.pk, timezone.now())
    printed = {one.__name__: one(family, sheet.today).told for one in PRINTED}
    context = {
        "title": SHEET_TITLE[sheet.paper],
        "today": sheet.today,
        "goals": goals,
        "ahead": [(one.at, said.get(one.pk, "")) for one in ahead],
        "styled": True,
        **printed,
    }
    return render_to_string("papers/her_page.html", context)


def _open(goal: Any) -> list[Task]:
    return [step for step in goal.steps.all() if step.state == Task.State.OPEN]
