"""Forms of lockers and fridge boxes, and of allergies."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from umay.core.lockers import LockerKind, LockerState
from umay.records.queries.lockers import Standing
from umay.web.forms import UmayForm
from umay.web.wording.lockers import KIND

SHORT = RegexValidator(r"^[\w.-]+$", _("Only letters, digits, dots and dashes."))


class LockerForm(UmayForm):
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind, KIND[kind]) for kind in LockerKind],
        widget=forms.RadioSelect,
    )
    code = forms.CharField(
        label=_("What is it called?"),
        help_text=_("A number or a short word, as on its door."),
        max_length=12,
        validators=[SHORT],
    )
    key_number = forms.CharField(
        label=_("Number of its key"), max_length=12, validators=[SHORT]
    )


class GiveForm(UmayForm):
    """``lockers`` are those that are free."""

    locker = forms.ChoiceField(
        label=_("Which locker or fridge box?"),
        error_messages={"required": _("Choose one that is free.")},
    )
    agreed = forms.BooleanField(
        label=_("She has signed how things are kept"), required=False
    )

    def __init__(self, *args: Any, lockers: Iterable[Standing], **more: Any) -> None:
        super().__init__(*args, **more)
        free = [one.locker for one in lockers if one.state is LockerState.FREE]
        self.fields["locker"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *((str(row.pk), f"{KIND[row.kind]} {row.code}") for row in free),
        ]


class AllergiesForm(UmayForm):
    told = forms.CharField(
        label=_("What does she tell?"),
        help_text=_(
            "Only allergies, and only if she wants to tell. Nothing of illnesses or"
            " medicine. Leave it empty to take it away."
        ),
        max_length=500,
        required=False,
        widget=forms.Textarea,
    )
