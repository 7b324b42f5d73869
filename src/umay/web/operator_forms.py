"""Forms of a change of operator."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from umay.core.operators import OFFERED, Address, Answer, NoAddress, read_address
from umay.core.secrets import Category
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.wording.operators import ANSWER, WHAT
from umay.web.wording.secrets import CATEGORY


class OpenForm(UmayForm):
    day = DayField(label=_("On which day does the house change hands?"))
    to = forms.CharField(
        label=_("To whom?"),
        help_text=_("The name of the organisation, not of a person."),
        max_length=80,
    )
    address = forms.CharField(
        label=_("The address of the new house"),
        help_text=_(
            "One long line. The new operator makes it with: umay operator address"
        ),
        max_length=200,
        widget=forms.Textarea,
    )

    def clean_address(self) -> Address:
        try:
            return read_address(self.cleaned_data["address"])
        except NoAddress:
            raise ValidationError(
                _("A letter is wrong or missing. Copy the whole line once more.")
            ) from None


class AgreeForm(UmayForm):
    check = forms.CharField(
        label=_("The eight letters and digits the new operator reads out by telephone"),
        help_text=_("Call a number you knew before. Type what you hear."),
        max_length=20,
    )


class CarryOutForm(UmayForm):
    told = forms.BooleanField(
        label=_("I know that nobody can bring back what is destroyed"),
        error_messages={"required": _("Tick this, or do it another day.")},
    )


class AnswersForm(UmayForm):
    """One question a category; what is left out is not handed over."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for one in OFFERED:
            self.fields[one.value] = forms.ChoiceField(
                label=CATEGORY[one],
                help_text=WHAT[one],
                choices=[(answer, ANSWER[answer]) for answer in Answer],
                widget=forms.RadioSelect,
                required=False,
            )

    def answers(self) -> dict[Category, Answer]:
        said = {one: self.cleaned_data[one.value] for one in OFFERED}
        return {one: Answer(answer) for one, answer in said.items() if answer}
