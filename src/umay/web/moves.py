"""Moves: a household goes to another unit and is never without a bed in between."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.asking import Choice
from umay.core.places import House, Needs, Why
from umay.core.proposals import Proposal, propose
from umay.records.models import Stay
from umay.records.queries.house import house as house_now
from umay.records.queries.needs import needs_for
from umay.use_cases.move_household import move_household
from umay.web.access import opens
from umay.web.acting import act, today_of
from umay.web.forms import UmayForm
from umay.web.offers import AND, choice_of, code_of, grouped
from umay.web.small_forms import ask, stay_of
from umay.web.wording.beds import bend, reasons


class MoveForm(UmayForm):
    """An answer of the house, or any unit by its code; bent rules want a reason."""

    answer = forms.CharField(
        label=_("Where to?"), max_length=200, required=False, widget=forms.RadioSelect
    )
    unit = forms.CharField(
        label=_("Or another unit"),
        help_text=_("Its code. For two units write both, with a space between."),
        max_length=40,
        required=False,
    )
    why = forms.CharField(
        label=_("If a rule of the house is bent: why"), max_length=200, required=False
    )

    def __init__(
        self, *args: Any, answers: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].widget.choices = answers

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("answer") and not cleaned.get("unit") and not self.errors:
            told = _("Choose a place, or write the code of a unit.")
            self.add_error("answer", ValidationError(told))
        return cleaned

    def choice(self) -> Choice:
        """A written code wins; its rules are bent only with a reason."""
        why = self.cleaned_data["why"].strip()
        written = self.cleaned_data["unit"].replace(AND, " ").replace(",", " ")
        if written.strip():
            bent = frozenset(Why) if why else frozenset()
            return Choice(tuple(written.split()), bent, why)
        return choice_of(self.cleaned_data["answer"], why)


@opens("stay.move")
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, household: UUID) -> HttpResponse:
    """Offer other units for this family, and move it where a person says."""
    stay = stay_of(request, household)
    if stay.form == Stay.Form.DAY:
        raise Http404
    today = today_of(request)
    house = house_now(stay.center_id, timezone.now(), today)
    needs = needs_for(stay.household, stay.nights_from(today), house.rules)
    found = propose(needs, house)
    answers = [
        (code_of(proposal), in_words(proposal, needs))
        for proposal in found.proposals
        if set(proposal.units) != _lived_in(house, needs)
    ]
    form = MoveForm(request.POST or None, answers=answers)
    if form.is_valid() and act(
        request,
        form,
        lambda order: move_household(order, stay.pk, form.choice()),
        _("The family has moved. The old room is to be cleaned."),
    ):
        return redirect("household", household)
    return ask(
        request,
        stay,
        form,
        heading=_("Move to another unit"),
        button=_("Move the family"),
        template="household/move.html",
        answers=answers,
        refusals=grouped(found),
    )


def _lived_in(house: House, needs: Needs) -> set[str]:
    mine = needs.household
    return {
        unit.code
        for unit in house.units
        if any(claim.household == mine for bed in unit.beds for claim in bed.claims)
    }


def in_words(proposal: Proposal, needs: Needs) -> str:
    """One answer in a sentence: the unit, why it is good, which rule it bends."""
    bends = [_now("bends a rule: %(rule)s") % {"rule": bend(o)} for o in proposal.bends]
    said = "; ".join([*reasons(proposal, needs), *bends])
    return f"{' + '.join(proposal.units)}: {said}"
