"""The shape of a family in a few numbers: for a call of twenty seconds, or the door."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from umay.core.asking import MOST_PEOPLE, CallSheet
from umay.core.nights import Nights
from umay.core.people import Age, Answer, Person, Sex
from umay.core.places import House, Needs
from umay.core.shapes import Wishes, needs_of
from umay.records.models import Programme
from umay.web.fields import Boxes
from umay.web.forms import UmayForm
from umay.web.wording.answers import AGE, ANSWER, PROGRAMME, UNKNOWN, choices

BANDS = (
    (Person(Age.BABY), AGE[Age.BABY]),
    (Person(Age.TODDLER), AGE[Age.TODDLER]),
    (Person(Age.SMALL), AGE[Age.SMALL]),
    (Person(Age.SCHOOL), AGE[Age.SCHOOL]),
    (Person(Age.TEEN, Sex.FEMALE), _("Girls 14–17")),
    (Person(Age.TEEN, Sex.MALE), _("Boys 14–17")),
    (Person(Age.UNKNOWN), UNKNOWN),
)
ADULT = Person(Age.ADULT)


class CountBoxes(Boxes):
    """How many children of each age: one small box a band."""

    def __init__(self) -> None:
        super().__init__([label for _person, label in BANDS], [2] * len(BANDS))

    def decompress(self, value: Any) -> list[Any]:
        return [None] * len(BANDS)


class CountsField(forms.MultiValueField):
    """Children by age band, as the people they are."""

    widget = CountBoxes

    def __init__(self, **kwargs: Any) -> None:
        numbers = [forms.CharField(required=False) for _band in BANDS]
        super().__init__(numbers, require_all_fields=False, required=False, **kwargs)

    def compress(self, values: list[str]) -> tuple[Person, ...]:
        counts = [_number(value) for value in values]
        if sum(counts) >= MOST_PEOPLE:
            raise too_many()
        return tuple(
            person
            for (person, _label), count in zip(BANDS, counts, strict=False)
            for _each in range(count)
        )


def _number(text: str) -> int:
    """An empty box is nobody."""
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal()):
        raise ValidationError(_("Write how many as numbers."))
    return int(text[:4])


def too_many() -> ValidationError:
    return ValidationError(
        ngettext(
            "At most %(count)d person fits on one sheet.",
            "At most %(count)d people fit on one sheet.",
            MOST_PEOPLE,
        )
        % {"count": MOST_PEOPLE}
    )


class ShapeForm(UmayForm):
    """Who comes, in numbers. The first adult is the head of the family."""

    adults = forms.IntegerField(
        label=_("Adults"), min_value=0, initial=1, required=False
    )
    children = CountsField(
        label=_("Children, how many of each age"), help_text=_("Empty means none.")
    )
    step_free = forms.ChoiceField(
        label=_("Does she need a place without steps?"),
        choices=choices(ANSWER),
        initial=Answer.UNKNOWN,
    )
    programme = forms.ChoiceField(label=_("Programme"))

    def __init__(self, *args: Any, programmes: list[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_programmes(self, programmes)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not {"adults", "children"} & set(self.errors):
            adults = cleaned.get("adults")
            cleaned["adults"] = 1 if adults is None else adults
            if not 1 <= len(list(self._people(cleaned))) <= MOST_PEOPLE:
                self.add_error("adults", self._nobody_or_too_many(cleaned))
        return cleaned

    def _nobody_or_too_many(self, cleaned: dict[str, Any]) -> ValidationError:
        if cleaned["adults"]:
            return too_many()
        return ValidationError(_("Somebody has to come: write one adult or child."))

    def _people(self, cleaned: dict[str, Any]) -> Iterator[Person]:
        # Nobody counts on: a thousand is refused, not listed.
        yield from (ADULT for _each in range(min(cleaned["adults"], MOST_PEOPLE + 1)))
        yield from cleaned["children"] or ()

    def sheet(self, **more: Any) -> CallSheet:
        return CallSheet(
            programme=self.cleaned_data["programme"],
            people=tuple(self._people(self.cleaned_data)),
            step_free=Answer(self.cleaned_data["step_free"]),
            **more,
        )

    def needs(self, house: House, today: date) -> Needs:
        """What this family needs tonight, before anything is written down."""
        wishes = Wishes(
            programme=self.cleaned_data["programme"],
            step_free=self.cleaned_data["step_free"] == Answer.YES,
        )
        people = self._people(self.cleaned_data)
        return needs_of("", people, wishes, Nights(today), house.rules)


def offer_programmes(form: forms.Form, programmes: list[Programme]) -> None:
    """Let the form choose among the house's programmes, the largest share first."""
    codes = [programme.code for programme in programmes]
    field = form.fields["programme"]
    field.choices = [(code, PROGRAMME.get(code, code)) for code in codes]  # type: ignore[attr-defined]
    field.initial = next(iter(codes), None)
