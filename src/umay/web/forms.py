"""Forms: every form carries the key that makes sending it twice harmless."""

import unicodedata
import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from umay.web.speaking import SPEAK

BROKEN = "\ufffd"  # what Python writes for bytes that are no letter
NEVER_TYPED = {"Cc", "Cs"}  # control characters and halves of letters
DAMAGED = _("This form was damaged on its way. Nothing was saved: send it once more.")

CARRIED = frozenset({"key", "seen"})


class UmayForm(forms.Form):
    """The base of all forms: idempotency key, markup, and text that arrives whole."""

    # A browser would complain in its own language, and one field at a time.
    use_required_attribute = False

    key = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid.uuid4,
        error_messages={"invalid": DAMAGED, "required": DAMAGED},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)

    def is_valid(self) -> bool:
        return not self._only_speaks and super().is_valid()

    @property
    def _only_speaks(self) -> bool:
        """Sent to be shown in another language: nothing is done, nothing is wrong."""
        return self.is_bound and SPEAK in self.data

    def full_clean(self) -> None:
        if self._only_speaks:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()
        if self.is_bound and "key" in self.errors:
            self.renew_key()

    def renew_key(self) -> None:
        """Give the form a key nobody has used, so that it can be sent again."""
        sent: Any = self.data
        again = sent.copy()
        again[self.add_prefix("key")] = str(uuid.uuid4())
        self.data = again

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if not isinstance(value, str):
                continue
            cleaned[name] = _one_kind_of_line(value)
            if not _whole(cleaned[name]):
                broken = _("Some letters arrived broken. Write them again, please.")
                self.add_error(name, ValidationError(broken))
        return cleaned


class EditForm(UmayForm):
    """Changes words that its page shows; ``seen`` says which ones these were.

    If somebody saved others meanwhile, both are shown, and saving once more is her
    decision.
    """

    seen = forms.CharField(
        widget=forms.HiddenInput, error_messages={"required": DAMAGED}
    )

    def __init__(self, *args: Any, seen: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = seen
        self.meanwhile: list[tuple[object, object, object]] = []

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and "seen" in self.errors:
            self._look_again()

    def words(self) -> dict[str, Any]:
        """Return what was typed, without what the form itself carries."""
        return {n: v for n, v in self.cleaned_data.items() if n not in CARRIED}

    def show_both(self) -> None:
        """Put what stands there now beside what she wrote, where they differ."""
        self._look_again()
        for field in self.visible_fields():
            now, hers = field.initial or "", self.cleaned_data.get(field.name) or ""
            if now != hers:
                kinds = dict(getattr(field.field, "choices", ()))
                named = kinds.get(now, now), kinds.get(hers, hers)
                self.meanwhile.append((field.label, *named))

    def _look_again(self) -> None:
        sent: Any = self.data
        again = sent.copy()
        again[self.add_prefix("seen")] = self.fields["seen"].initial
        self.data = again


def _one_kind_of_line(text: str) -> str:
    """A browser ends lines with two characters, of which she typed one."""
    return text.replace("\r\n", "\n")


def _whole(text: str) -> bool:
    return BROKEN not in text and not any(
        unicodedata.category(letter) in NEVER_TYPED
        for letter in text
        if letter not in "\n\t"
    )


def dress(field: forms.Field) -> None:
    """Give a field its class, its limit message and no browser guesses."""
    widget = field.widget
    if isinstance(widget, forms.Textarea):
        _wear(widget, "govuk-textarea")
        widget.attrs["rows"] = 3
    elif isinstance(widget, forms.Select):
        _wear(widget, "govuk-select")
    elif isinstance(widget, forms.NumberInput):
        # A number box of the browser changes its value under a scrolling thumb.
        widget.input_type = "text"
        _wear(widget, "govuk-input govuk-input--width-4", inputmode="numeric")
    elif isinstance(widget, forms.TextInput | forms.PasswordInput):
        _wear(widget, "govuk-input")
    elif isinstance(widget, forms.MultiWidget):
        for box in widget.widgets:
            _wear(box, "govuk-input govuk-date-input__input")
    if isinstance(field, forms.CharField) and field.max_length:
        field.validators = [
            v for v in field.validators if not isinstance(v, MaxLengthValidator)
        ]
        field.validators.append(_at_most(field.max_length))
        # The browser must not cut silently what was pasted.
        widget.attrs.pop("maxlength", None)


def _wear(widget: forms.Widget, names: str, **attrs: object) -> None:
    worn = widget.attrs.get("class", "").split()
    missing = [name for name in names.split() if name not in worn]
    widget.attrs["class"] = " ".join(missing + worn)
    for attr, value in (attrs | {"autocomplete": "off"}).items():
        widget.attrs.setdefault(attr, value)


def _at_most(limit: int) -> Callable[[str], None]:
    def check(text: str) -> None:
        over = len(_one_kind_of_line(text)) - limit
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
