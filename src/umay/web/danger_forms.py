"""The form of a talk about danger: her fear first, and every question may stay open."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.core.danger.sheets import TalkSheet
from umay.core.danger.talks import Fear, Level, Talk, talk_by
from umay.core.people import Answer
from umay.web.forms import UmayForm, dress
from umay.web.wording.answers import ANSWER
from umay.web.wording.danger import FEAR, LEFT_OPEN, LEVEL, NOT_ANSWERED, spoken

OPEN = ""  # nobody answered; it is shown so, and never as a no


def _text(label: Any, most: int, hint: Any = "") -> Any:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=False,
        widget=forms.Textarea,
    )


def _level(*, required: bool) -> forms.ChoiceField:
    levels = [(one, LEVEL[one]) for one in Level]
    return forms.ChoiceField(
        label=_("How great do you judge the danger to be?"),
        help_text=_("Only a person judges; nothing is added up. It may stay open."),
        choices=levels if required else [*levels, (OPEN, LEFT_OPEN)],
        required=required,
        initial=None if required else OPEN,
        widget=forms.RadioSelect,
    )


class TalkForm(UmayForm):
    fear = forms.ChoiceField(
        label=_("How afraid is she herself?"),
        choices=[*((one, FEAR[one]) for one in Fear), (OPEN, NOT_ANSWERED)],
        required=False,
        initial=OPEN,
        widget=forms.RadioSelect,
    )
    in_her_words = _text(
        _("What she is afraid of, in her words"),
        4000,
        _("Nothing is asked twice; she may stop any time."),
    )

    def __init__(self, *args: Any, sheet: TalkSheet, **more: Any) -> None:
        super().__init__(*args, **more)
        self.sheet = sheet
        for one in sheet.questions:
            self.fields[f"q-{one.id}"] = forms.ChoiceField(
                label=spoken(one.asks),
                choices=[*((a, ANSWER[a]) for a in Answer), (OPEN, NOT_ANSWERED)],
                required=False,
                initial=OPEN,
                widget=forms.RadioSelect,
            )
        self.fields["level"] = _level(required=False)
        self.fields["why"] = _text(_("Why do you judge so?"), 2000)
        dress(self.fields["why"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("level") and not cleaned.get("why"):
            self.add_error("why", _("Say why, or leave the danger open."))
        if cleaned.get("why") and not cleaned.get("level"):
            self.add_error("level", _("You say why: choose how great it is."))
        return cleaned

    def talk(self, day: Any) -> Talk:
        said = self.cleaned_data
        answers = {
            one.id: Answer(said[f"q-{one.id}"])
            for one in self.sheet.questions
            if said[f"q-{one.id}"] != OPEN
        }
        fear = Fear(said["fear"]) if said["fear"] else None
        return talk_by(self.sheet, day, fear, answers)

    def level(self) -> Level | None:
        level = self.cleaned_data["level"]
        return Level(level) if level else None


class JudgeForm(UmayForm):
    level = _level(required=True)
    why = forms.CharField(
        label=_("Why do you judge so?"), max_length=2000, widget=forms.Textarea
    )
