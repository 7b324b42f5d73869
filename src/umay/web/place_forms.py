"""Choosing one of the house's answers inside a larger form; the best comes first."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from umay.core.asking import Choice
from umay.core.places import House, Needs
from umay.core.proposals import Answers, Proposal
from umay.web.forms import UmayForm
from umay.web.offers import choice_of, code_of
from umay.web.wording.beds import bend, reasons


class PlaceForm(UmayForm):
    """``answer`` is the code of a proposal; one that bends a rule wants a ``why``."""

    answer = forms.CharField(
        label=_("Which place?"),
        max_length=200,
        required=False,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("If a rule is bent: why?"), max_length=200, required=False
    )

    def offer(self, answers: Answers, needs: Needs, house: House) -> None:
        """Offer the proposals; the best is chosen until a person says other."""
        said = [(code_of(p), in_words(p, needs)) for p in answers.proposals]
        self.fields["answer"].widget.choices = said
        codes = [code for code, _words in said]
        if self.initial.get("answer") not in codes:
            self.initial["answer"] = next(iter(codes), "")
        if self.is_bound and not self.data.get("answer"):
            told: Any = self.data.copy()  # type: ignore[attr-defined]
            told["answer"] = self.initial["answer"]
            self.data = told
        if not any(p.wants_reason(house) for p in answers.proposals):
            self.fields["why"].widget = forms.HiddenInput()

    def choice(self) -> Choice | None:
        """Return what was chosen; nothing leaves it to what is kept, or to the best."""
        code = self.cleaned_data.get("answer")
        return choice_of(code, self.cleaned_data["why"]) if code else None


def in_words(proposal: Proposal, needs: Needs) -> str:
    """One answer in a sentence: the unit, why it is good, which rule it bends."""
    bends = [_now("bends a rule: %(rule)s") % {"rule": bend(o)} for o in proposal.bends]
    said = "; ".join([*reasons(proposal, needs), *bends])
    return f"{' + '.join(proposal.units)}: {said}"
