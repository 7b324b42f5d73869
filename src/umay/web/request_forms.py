"""Small forms of a request: keep longer, let go, wait, turn away, end."""

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.core.waiting import Danger
from umay.use_cases.end_request import ENDS
from umay.web.forms import UmayForm
from umay.web.wording.answers import DANGER, choices
from umay.web.wording.asking import OUTCOME, REASON

RELEASE = "release"


class HoldForm(UmayForm):
    """Which button was pressed: so many minutes more, or let it go."""

    do = forms.ChoiceField(
        choices=[("30", "30"), ("60", "60"), (RELEASE, RELEASE)],
        widget=forms.HiddenInput,
        error_messages={"required": _("Choose what to do with the place.")},
    )


class WaitForm(UmayForm):
    danger = forms.ChoiceField(
        label=_("How great is the danger?"),
        choices=choices(DANGER),
        initial=Danger.UNKNOWN,
    )


class ReasonForm(UmayForm):
    reason = forms.ChoiceField(
        label=_("Why is there no place?"), choices=[("", _("Choose")), *choices(REASON)]
    )


class EndForm(UmayForm):
    outcome = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[("", _("Choose")), *choices(OUTCOME, *ENDS)],
    )
