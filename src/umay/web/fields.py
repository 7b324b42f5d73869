"""Fields: days, months and moments as people write them, in separate boxes.

Three boxes, day, month, year, in that order in all three languages: a browser's own
date box shows the order of the browser, not of the reader.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NUMBER = {"inputmode": "numeric", "autocomplete": "off"}
ONE_OR_TWO = re.compile(r"[0-9]{1,2}")
YEAR = re.compile(r"(19|20)[0-9]{2}")
CLOCK = re.compile(r"(?P<hours>[0-9]{1,2})[:. ]?(?P<minutes>[0-9]{2})?")
HOUR_ONLY = 2  # digits: 19 is seven in the evening
YEARS = range(1900, 2200)  # a year outside is a slip of the finger


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


def _sane(day: date) -> date:
    if day.year not in YEARS:
        raise ValueError(day.year)
    return day


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


class PartsField(forms.MultiValueField):
    """A day told in numbers, one box each; the year comes last and has four digits."""

    default_error_messages = {
        "year": _("Write the year with four digits."),
    }

    def __init__(self, **kwargs: Any) -> None:
        parts = [forms.CharField(required=False) for _ in self.widget().widgets]
        super().__init__(parts, require_all_fields=False, **kwargs)

    def compress(self, values: list[str]) -> date | None:
        if not any(values):
            return None
        if not all(values):
            raise ValidationError(self.error_messages["incomplete"])
        if not all(ONE_OR_TWO.fullmatch(value) for value in values[:-1]):
            raise ValidationError(self.error_messages["invalid"])
        if not YEAR.fullmatch(values[-1]):
            raise ValidationError(self.error_messages["year"])
        try:
            return self.day_of(*map(int, values))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"]) from None

    def day_of(self, *numbers: int) -> date:
        raise NotImplementedError


class DayField(PartsField):
    """A calendar day from three boxes."""

    widget = DayBoxes
    default_error_messages = {
        "invalid": _("There is no such day. Write day, month and year as numbers."),
        "incomplete": _("Write day, month and year."),
        "required": _("Write day, month and year."),
    }

    def day_of(self, *numbers: int) -> date:
        day, month, year = numbers
        return date(year, month, day)


class MonthField(PartsField):
    """A month of birth from two boxes, as the first day of that month."""

    widget = MonthBoxes
    default_error_messages = {
        "invalid": _("There is no such month. Write month and year as numbers."),
        "incomplete": _("Write month and year."),
        "required": _("Write month and year."),
    }

    def day_of(self, *numbers: int) -> date:
        month, year = numbers
        return date(year, month, 1)


class ClockField(forms.CharField):
    """A time of day such as 19:30, 19.30, 1930 or 19."""

    def __init__(self, **kwargs: Any) -> None:
        narrow = {**NUMBER, "class": "govuk-input--width-5"}
        super().__init__(max_length=5, widget=forms.TextInput(narrow), **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        told = CLOCK.fullmatch(text)
        try:
            if told:
                return time(int(told["hours"]), int(told["minutes"] or 0))
        except ValueError:  # 25:00
            pass
        raise ValidationError(_("Write the time like 19:30."))


def moment(day: date, at: time, zone: Any) -> datetime:
    """Return the moment of ``at`` on ``day`` in the center's time zone."""
    return datetime.combine(day, at, tzinfo=zone)
