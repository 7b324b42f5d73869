"""Forms of the way out, and of asking later how she is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.core.leaving import FollowUp, LineState
from umay.web.forms import EditForm, UmayForm
from umay.web.wording.plan import CAME, LINE_STATE


class PlaceForm(EditForm):
    """Her own word on where is safe; every question may stay open."""

    wants = forms.CharField(
        label=_("What does she hope for?"),
        help_text=_("Where, with whom, what work, what school."),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    avoid = forms.CharField(
        label=_("Which regions and places must it not be?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    ties = forms.CharField(
        label=_("Whom does she have elsewhere?"),
        help_text=_("Relatives, friends, work. Who can be trusted, who can not."),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    far_enough = forms.CharField(
        label=_("How far is far enough?"),
        help_text=_("Her word decides."),
        max_length=400,
        required=False,
        widget=forms.Textarea,
    )


class LineForm(EditForm):
    state = forms.ChoiceField(
        label=_("How does it stand?"),
        choices=[(s, LINE_STATE[s]) for s in LineState],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("What to know about it"),
        help_text=_("If it is not needed: why."),
        max_length=400,
        required=False,
        widget=forms.Textarea,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        waived = cleaned.get("state") == LineState.WAIVED
        if waived and not cleaned.get("why", "").strip():
            self.add_error("why", _("Write why. A short reason is enough."))
        return cleaned


class FollowUpForm(UmayForm):
    came = forms.ChoiceField(
        label=_("How is she?"),
        choices=[(c, CAME[c]) for c in FollowUp],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What she said"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
