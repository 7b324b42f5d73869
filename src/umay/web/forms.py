"""Forms: every form carries the key that makes sending it twice harmless."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

BROKEN = "\ufffd"


class UmayForm(forms.Form):
    """The base of all forms: idempotency key, markup, and text that arrives whole."""

    required_css_class = "required"
    key = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid.uuid4,
        error_messages={
            "invalid": _("This form is damaged. Open the page again."),
            "required": _("This form is damaged. Open the page again."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and not _whole(value):
                self.add_error(
                    name,
                    ValidationError(
                        _("Some letters arrived broken. Write them again, please.")
                    ),
                )
        return cleaned


def _whole(text: str) -> bool:
    return BROKEN not in text and all(
        letter.isprintable() or letter in "\r\n\t" for letter in text
    )


def dress(field: forms.Field) -> None:
    """Give a field its class, its limit message and no browser guesses."""
    widget = field.widget
    if isinstance(widget, forms.Textarea):
        _wear(widget, "govuk-textarea", rows=3)
    elif isinstance(widget, forms.Select) and not isinstance(widget, forms.RadioSelect):
        _wear(widget, "govuk-select")
    elif isinstance(widget, forms.TextInput | forms.NumberInput | forms.PasswordInput):
        _wear(widget, "govuk-input")
    elif isinstance(widget, forms.MultiWidget):
        for box in widget.widgets:
            _wear(box, "govuk-input govuk-date-input__input")
    if isinstance(field, forms.CharField) and field.max_length:
        field.validators = [
            v for v in field.validators if type(v).__name__ != "MaxLengthValidator"
        ]
        field.validators.append(_at_most(field.max_length))
        # The browser must not cut silently what was pasted.
        widget.attrs.pop("maxlength", None)


def _wear(widget: forms.Widget, name: str, **attrs: object) -> None:
    worn = widget.attrs.get("class", "")
    for attr, value in attrs.items():
        widget.attrs.setdefault(attr, value)
    if name not in worn:
        widget.attrs["class"] = f"{name} {worn}".strip()
    widget.attrs.setdefault("autocomplete", "off")


def _at_most(limit: int) -> Any:
    def check(text: str) -> None:
        over = len(text) - limit
        if over > 0:
            raise ValidationError(
                ngettext(
                    "Too long: leave out %(over)d letter. %(limit)d fit here.",
                    "Too long: leave out %(over)d letters. %(limit)d fit here.",
                    over,
                )
                % {"over": over, "limit": limit}
            )

    return check
