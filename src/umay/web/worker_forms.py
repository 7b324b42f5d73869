"""Forms about workers: a name to sign in with, a role, a password she chooses."""

import unicodedata

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from umay.core.roles import Role
from umay.web.forms import UmayForm
from umay.web.wording.answers import ROLE, choices

ROLES = choices(ROLE, *Role)


class InviteForm(UmayForm):
    username = forms.CharField(
        label=_("With which name does she sign in?"),
        help_text=_("A short word. It need not be her own name."),
        max_length=60,
        validators=[
            RegexValidator(r"^[\w.-]+$", _("Only letters, digits, dots and dashes."))
        ],
    )
    role = forms.ChoiceField(
        label=_("What is she in the house?"), choices=ROLES, widget=forms.RadioSelect
    )

    def clean_username(self) -> str:
        return unicodedata.normalize("NFKC", self.cleaned_data["username"])


class RightsForm(UmayForm):
    role = forms.ChoiceField(
        label=_("What is she in the house?"), choices=ROLES, widget=forms.RadioSelect
    )
    supervisor = forms.BooleanField(
        label=_("She is a supervisor: two of them may open a family in an emergency"),
        required=False,
    )
