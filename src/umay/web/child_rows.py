"""Rows of children on the call sheet: an age, girl or boy, a month, and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from umay.core.months import whole_months
from umay.core.people import Age, Person, Sex, Whereabouts, age_on
from umay.web.fields import MonthField
from umay.web.forms import dress
from umay.web.wording.answers import AGE, SEX, choices

ROWS = 8
AGES = [("", _("No child")), *choices(AGE, *set(Age) - {Age.ADULT})]
OF_AGE = 18 * 12
PARTS = ("age", "sex", "born", "elsewhere")


@dataclass(frozen=True)
class ChildRow:
    number: int
    fields: tuple[BoundField, ...]

    @property
    def is_told(self) -> bool:
        """Whether somebody has to look at it: it is filled in, or wrong."""
        age, _sex, born, elsewhere = (field.value() for field in self.fields)
        month = any(born) if isinstance(born, list) else born
        wrong = any(field.errors for field in self.fields)
        return bool(age or month or elsewhere or wrong)


class BornField(MonthField):
    """The month a child was born in: not to come, and less than eighteen years ago."""

    today: date

    def clean(self, value: Any) -> date | None:
        born: date | None = super().clean(value)
        if born is not None and born > self.today:
            raise ValidationError(_("This month is still to come."))
        if born is not None and whole_months(born, self.today) >= OF_AGE:
            raise ValidationError(_("18 or older: count her or him with the adults."))
        return born


def add_rows(form: Any, count: int) -> None:
    """Give the form ``count`` rows; an empty row is no child."""
    for number in range(1, count + 1):
        for part, field in _fields(form.today).items():
            dress(field)
            form.fields[f"child{number}_{part}"] = field


def _fields(today: date) -> dict[str, forms.Field]:
    born = BornField(label=_("Month of birth, if told"), required=False)
    born.today = today
    return {
        "age": forms.ChoiceField(label=_("Age"), choices=AGES, required=False),
        "sex": forms.ChoiceField(
            label=_("Girl or boy?"),
            choices=choices(SEX),
            initial=Sex.UNKNOWN,
            required=False,
        ),
        "born": born,
        "elsewhere": forms.BooleanField(label=_("Lives elsewhere"), required=False),
    }


def rows_of(form: forms.Form, count: int) -> list[ChildRow]:
    return [
        ChildRow(n, tuple(form[f"child{n}_{part}"] for part in PARTS))
        for n in range(1, count + 1)
    ]


def child_in(told: Mapping[str, Any], number: int, today: date) -> Person | None:
    """Return the child of one row, or nobody if nothing was told about it."""
    age, sex, born, elsewhere = (told.get(f"child{number}_{p}") for p in PARTS)
    sex = Sex(sex or Sex.UNKNOWN)
    if not (age or born or elsewhere) and sex is Sex.UNKNOWN:
        return None
    return Person(
        age=age_on(born, today) if born else Age(age or Age.UNKNOWN),
        sex=sex,
        birth_month=born,
        whereabouts=Whereabouts.ELSEWHERE if elsewhere else Whereabouts.HERE,
    )


def as_told(children: Sequence[Person]) -> dict[str, Any]:
    """Return the children as the rows' initial values."""
    told: dict[str, Any] = {}
    for number, child in enumerate(children, start=1):
        elsewhere = child.whereabouts is Whereabouts.ELSEWHERE
        values = (child.age, child.sex, child.birth_month, elsewhere)
        told |= {
            f"child{number}_{part}": value
            for part, value in zip(PARTS, values, strict=True)
        }
    return told
