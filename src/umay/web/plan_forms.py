"""Forms of the plan with her. What she wants stands first, in her words."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from umay.core.plan import GoalState, Kept, Service
from umay.records.models import Member
from umay.web.fields import ClockField, DayField, moment
from umay.web.forms import UmayForm
from umay.web.wording.answers import AGE, MEMBER, choices
from umay.web.wording.plan import GOAL, KEPT, NOTE, SERVICE, WHO

NO_SERVICE = [("", _("None of these"))]
WHOLE = [("", _("The whole family"))]


class ForWhomForm(UmayForm):
    """Begins with whom in the family it is for."""

    member = forms.ChoiceField(label=_("For whom?"), required=False)

    def __init__(self, *args: Any, members: list[Member], **more: Any) -> None:
        super().__init__(*args, **more)
        people = [(str(m.pk), f"{MEMBER[m.kind]}, {AGE[m.age]}") for m in members]
        self.fields["member"].choices = [*WHOLE, *people]  # type: ignore[attr-defined]

    def for_whom(self) -> UUID | None:
        member = self.cleaned_data["member"]
        return UUID(member) if member else None


class GoalForm(ForWhomForm):
    words = forms.CharField(
        label=_("What does she want?"),
        help_text=_("In her own words."),
        max_length=1000,
        widget=forms.Textarea,
    )
    field_order = ("words", "member")


class GoalEndForm(UmayForm):
    state = forms.ChoiceField(
        label=_("How does it stand?"),
        choices=[(s, GOAL[s]) for s in GoalState],
        widget=forms.RadioSelect,
    )


class TaskForm(UmayForm):
    words = forms.CharField(
        label=_("What is to be done?"), max_length=500, widget=forms.Textarea
    )
    role = forms.ChoiceField(label=_("Who does it?"), choices=choices(WHO))
    due_on = DayField(label=_("By which day?"))


class StepForm(TaskForm):
    service = forms.ChoiceField(
        label=_("Which kind of help is it?"),
        choices=[*NO_SERVICE, *choices(SERVICE)],
        required=False,
    )

    def kind(self) -> Service | None:
        service = self.cleaned_data["service"]
        return Service(service) if service else None


class AppointmentForm(UmayForm):
    day = DayField(label=_("On which day?"))
    at = ClockField(label=_("At what time?"))
    words = forms.CharField(
        label=_("With whom, where and what for?"),
        help_text=_("Sealed. The file for her calendar does not say it."),
        max_length=400,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, zone: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.zone = zone

    def when(self) -> datetime:
        told = self.cleaned_data
        return moment(told["day"], told["at"], self.zone)


class KeptForm(UmayForm):
    kept = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[(k, KEPT[k]) for k in Kept],
        widget=forms.RadioSelect,
    )


class ServiceForm(ForWhomForm):
    service = forms.ChoiceField(
        label=_("Which kind of help was it?"),
        choices=choices(SERVICE),
        widget=forms.RadioSelect,
    )
    day = DayField(label=_("On which day?"))
    field_order = ("service", "day", "member")


class NoteForm(UmayForm):
    kind = forms.ChoiceField(
        label=_("Who may open it?"), widget=forms.RadioSelect, initial="care"
    )
    words = forms.CharField(
        label=_("The note"),
        help_text=_("What helps her, no more. It cannot be changed later."),
        max_length=8000,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, kinds: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        words = [(kind, NOTE[kind]) for kind in kinds]
        self.fields["kind"].choices = words  # type: ignore[attr-defined]

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if not words.strip():
            raise ValidationError(_("Write something, or go back."))
        return words


class CalendarForm(UmayForm):
    language = forms.ChoiceField(
        label=_("Her language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
