"""Forms of a child's page: one a part, an order of a court, a session."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.core.children import (
    ASKED,
    WORDS,
    CourtOrder,
    OrderKind,
    Part,
    Session,
    Told,
)
from umay.core.people import Answer
from umay.web.fields import DayField
from umay.web.forms import EditForm, UmayForm, dress
from umay.web.wording.answers import ANSWER
from umay.web.wording.children import ORDER, QUESTION, SESSION

LONG = 800  # letters
SHORT = 60
WORD = frozenset({"collect_word", "word_safe", "word_unsafe"})


class PartForm(EditForm):
    """Each question of one part; none has to be answered."""

    def __init__(self, *args: Any, part: Part, known: Told, **more: Any) -> None:
        super().__init__(*args, **more)
        self.part = part
        for name in ASKED[part]:
            self.fields[name] = forms.ChoiceField(
                label=QUESTION[name],
                choices=[(a, ANSWER[a]) for a in Answer],
                widget=forms.RadioSelect,
                initial=known.answers.get(name, Answer.UNKNOWN),
                required=False,
            )
        for name in WORDS[part]:
            short = name in WORD
            self.fields[name] = forms.CharField(
                label=QUESTION[name],
                max_length=SHORT if short else LONG,
                required=False,
                widget=forms.TextInput if short else forms.Textarea,
                initial=known.words.get(name, ""),
            )
            dress(self.fields[name])

    def told(self) -> Told:
        said = self.cleaned_data
        asked, words = ASKED[self.part], WORDS[self.part]
        return Told(
            {name: Answer(said[name] or Answer.UNKNOWN) for name in asked},
            {name: said[name] for name in words},
        )


class CourtOrderForm(UmayForm):
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[(k, ORDER[k]) for k in OrderKind],
        widget=forms.RadioSelect,
    )
    says = forms.CharField(
        label=_("What does it say?"), max_length=2000, widget=forms.Textarea
    )
    court = forms.CharField(label=_("Which court"), max_length=200, required=False)
    number = forms.CharField(
        label=_("Number and day of the paper"), max_length=60, required=False
    )
    ends_on = DayField(
        label=_("The last day it holds"),
        help_text=_("Leave it empty if it has none. Two weeks before, it is a task."),
        required=False,
    )

    def told(self) -> CourtOrder:
        said = self.cleaned_data
        kind = OrderKind(said["kind"])
        return CourtOrder(kind, said["court"], said["number"], said["says"])


class SessionForm(UmayForm):
    day = DayField(label=_("On which day?"))
    kind = forms.ChoiceField(
        label=_("What was it?"),
        choices=[(s, SESSION[s]) for s in Session],
        widget=forms.RadioSelect,
    )
    notes = forms.CharField(
        label=_("My notes"),
        help_text=_("Nobody but you opens them. They are not in the mother's file."),
        max_length=8000,
        required=False,
        widget=forms.Textarea,
    )
