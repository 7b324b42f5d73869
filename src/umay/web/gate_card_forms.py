"""Forms of a gate card."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from umay.core.gate_cards import USUAL, Card, Rule, names_any
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.wording.gate_cards import RULE


class LookAgainForm(UmayForm):
    look_again_on = DayField(
        label=_("On which day does somebody look whether it still holds?"),
        help_text=_("In three months at the latest. Until then the card stays up."),
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        more.setdefault("initial", {"look_again_on": today + USUAL})
        super().__init__(*args, **more)


class CardForm(LookAgainForm):
    """``codes`` are those of the families here: none of them stands on a card."""

    description = forms.CharField(
        label=_("What does he look like? What does he drive?"),
        help_text=_(
            "Only what helps to know him at the gate. Not her name, not her code, not"
            " her room, nothing of what happened."
        ),
        max_length=1000,
        widget=forms.Textarea,
    )
    rule = forms.ChoiceField(
        label=_("What does whoever is at the gate do?"),
        choices=[(rule, RULE[rule]) for rule in Rule],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(
        label=_("She knows of this card and wants it"),
        error_messages={"required": _("Ask her first. Without her there is no card.")},
    )
    field_order = ("description", "rule", "look_again_on", "agreed")

    def __init__(self, *args: Any, codes: Collection[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.codes = codes

    def clean_description(self) -> str:
        text: str = self.cleaned_data["description"]
        if names_any(text, self.codes):
            raise ValidationError(_("The code of a family stands here: leave it out."))
        return text

    def card(self) -> Card:
        said = self.cleaned_data
        return Card(
            said["description"],
            Rule(said["rule"]),
            said["look_again_on"],
            said["agreed"],
        )
