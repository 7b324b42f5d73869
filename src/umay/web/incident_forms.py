"""Forms of what happened. Every question but what, when and who may stay open."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.core.incidents import (
    Incident,
    Office,
    Pattern,
    Place,
    Relationship,
    Statement,
    Step,
)
from umay.core.people import Answer
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.wording.answers import ANSWER
from umay.web.wording.incidents import (
    OFFICE,
    PATTERN,
    PLACE,
    RELATIONSHIP,
    STEP,
)

WORDS = ("narrative", "seen_by", "injuries")
DUE_IN = timedelta(days=3)  # proposed; she and her worker choose the day


class IncidentForm(UmayForm):
    act = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    first = DayField(
        label=_("On which day?"),
        help_text=_("If it went on for longer: the day it began."),
    )
    last = DayField(
        label=_("Until which day?"),
        help_text=_("Leave it empty if it was one day."),
        required=False,
    )
    about = forms.BooleanField(label=_("The days are not exact"), required=False)
    pattern = forms.ChoiceField(
        label=_("How often?"),
        choices=[(p, PATTERN[p]) for p in Pattern],
        widget=forms.RadioSelect,
        initial=Pattern.ONCE,
    )
    relationship = forms.ChoiceField(
        label=_("Who was he to her on that day?"),
        choices=[(r, RELATIONSHIP[r]) for r in Relationship],
        widget=forms.RadioSelect,
    )
    place = forms.ChoiceField(
        label=_("Where?"),
        choices=[(p, PLACE[p]) for p in Place],
        widget=forms.RadioSelect,
    )
    children_present = forms.ChoiceField(
        label=_("Was a child there?"),
        choices=[(a, ANSWER[a]) for a in Answer],
        widget=forms.RadioSelect,
        initial=Answer.UNKNOWN,
    )
    narrative = forms.CharField(
        label=_("In her words"),
        help_text=_("As she tells it. Nothing is asked twice; she may stop any time."),
        max_length=8000,
        required=False,
        widget=forms.Textarea,
    )
    injuries = forms.CharField(
        label=_("Injuries and traces"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    seen_by = forms.CharField(
        label=_("Who saw or heard it"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, acts: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["act"].choices = acts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("This day lies before the first one."))
        more_days = last is not None and first != last
        if cleaned.get("pattern") not in {None, Pattern.ONCE} and not more_days:
            self.add_error("last", _("If it happened again, write until when."))
        return cleaned

    def told(self) -> Incident:
        said = self.cleaned_data
        return Incident(
            act=said["act"],
            first=said["first"],
            last=said["last"] or said["first"],
            place=Place(said["place"]),
            relationship=Relationship(said["relationship"]),
            about=said["about"],
            pattern=Pattern(said["pattern"]),
            children_present=Answer(said["children_present"]),
        )


class FactsForm(UmayForm):
    """What would change the answer; each question knows "not known"."""

    def __init__(self, *args: Any, asked: dict[str, Any], **more: Any) -> None:
        super().__init__(*args, **more)
        for name, (label, known) in asked.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[(a, ANSWER[a]) for a in (*YES_NO, Answer.UNKNOWN)],
                widget=forms.RadioSelect,
                initial=known,
            )

    def facts(self) -> dict[str, str]:
        return {name: v for name, v in self.cleaned_data.items() if name != "key"}


YES_NO = (Answer.YES, Answer.NO)


class StatementForm(UmayForm):
    office = forms.ChoiceField(
        label=_("Whom did she tell?"),
        choices=[(o, OFFICE[o]) for o in Office],
        widget=forms.RadioSelect,
    )
    day = DayField(label=_("On which day?"))
    answer = forms.CharField(
        label=_("What was she answered?"),
        help_text=_("Who said what; a number, if she was given one."),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    refused = forms.ChoiceField(
        label=_("Was it taken down?"),
        choices=[
            ("no", _("Yes, it was taken down")),
            ("yes", _("No, she was refused")),
        ],
        widget=forms.RadioSelect,
    )
    step = forms.ChoiceField(
        label=_("If she was refused: what next?"),
        help_text=_("She decides."),
        choices=[(s, STEP[s]) for s in Step],
        widget=forms.RadioSelect,
        required=False,
    )
    due_on = DayField(label=_("By which day?"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("refused") == "yes" and not cleaned.get("step"):
            self.add_error("step", _("Choose what comes next, or that it is nothing."))
        acts = cleaned.get("step") not in {None, "", Step.NOTHING}
        if acts and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Write by which day, so that it is not lost."))
        return cleaned

    def told(self) -> Statement:
        said = self.cleaned_data
        refused = said["refused"] == "yes"
        step = Step(said["step"]) if refused and said["step"] else None
        return Statement(Office(said["office"]), said["day"], refused, step)

    def due(self) -> Any:
        """The day of the next step, if there is one."""
        step = self.told().step
        return self.cleaned_data["due_on"] if step not in {None, Step.NOTHING} else None
