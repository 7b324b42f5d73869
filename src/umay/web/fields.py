"""Fields: days, months and moments as people write them, in separate boxes.

Three boxes, day, month, year, in that order in all three languages: a browser's own
date box shows the order of the browser, not of the reader.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class Boxes(forms.MultiWidget):
    """Number boxes side by side, each with its own small label."""

    template_name = "umay/boxes.html"
    use_fieldset = True

    def __init__(self, labels: Sequence[Any], widths: Sequence[int]) -> None:
        self.labels = labels
        super().__init__(
            [
                forms.TextInput(
                    {
                        **NUMBER,
                        "maxlength": width,
                        "class": f"govuk-input--width-{width}",
                    }
                )
                for width in widths
            ]
        )

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for box, label in zip(
            context["widget"]["subwidgets"], self.labels, strict=True
        ):
            box["label"] = label
        return context

    def decompress(self, value: Any) -> list[Any]:
        return [None] * len(self.widgets)


class DayBoxes(Boxes):
    def __init__(self) -> None:
        super().__init__([_("Day"), _("Month"), _("Year")], [2, 2, 4])

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None] * 3


class MonthBoxes(Boxes):
    def __init__(self) -> None:
        super().__init__([_("Month"), _("Year")], [2, 4])

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.month, value.year] if value else [None] * 2


class DayField(forms.MultiValueField):
    """A calendar day from three boxes."""

    widget = DayBoxes
    default_error_messages = {
        "invalid": _("There is no such day. Write day, month and year as numbers."),
        "incomplete": _("Write day, month and year."),
        "required": _("Write day, month and year."),
    }

    def __init__(self, **kwargs: Any) -> None:
        parts = [forms.CharField(max_length=4, required=False) for _ in range(3)]
        super().__init__(parts, require_all_fields=False, **kwargs)

    def compress(self, values: list[str]) -> date | None:
        if not any(values):
            return None
        if not all(values):
            raise ValidationError(self.error_messages["incomplete"])
        try:
            day, month, year = (int(value) for value in values)
            return date(year, month, day)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"]) from None


class MonthField(forms.MultiValueField):
    """A month of birth from two boxes, as the first day of that month."""

    widget = MonthBoxes
    default_error_messages = {
        "invalid": _("There is no such month. Write month and year as numbers."),
        "incomplete": _("Write month and year."),
        "required": _("Write month and year."),
    }

    def __init__(self, **kwargs: Any) -> None:
        parts = [forms.CharField(max_length=4, required=False) for _ in range(2)]
        super().__init__(parts, require_all_fields=False, **kwargs)

    def compress(self, values: list[str]) -> date | None:
        if not any(values):
            return None
        if not all(values):
            raise ValidationError(self.error_messages["incomplete"])
        try:
            month, year = (int(value) for value in values)
            return date(year, month, 1)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"]) from None


class ClockField(forms.CharField):
    """A time of day such as 19:30, 19.30 or 1930."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=5, widget=forms.TextInput(NUMBER), **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        digits = text.replace(":", "").replace(".", "").rjust(4, "0")
        try:
            return time(int(digits[:2]), int(digits[2:]))
        except ValueError:
            raise ValidationError(_("Write the time like 19:30.")) from None


def moment(day: date, at: time, zone: Any) -> datetime:
    """Return the moment of ``at`` on ``day`` in the center's time zone."""
    return datetime.combine(day, at, tzinfo=zone)
