"""The call sheet: everything may be unknown, and it saves with nothing filled in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from umay.core.asking import MOST_PEOPLE, CallSheet
from umay.core.people import Age, Answer, Person
from umay.core.waiting import Danger
from umay.records.models import Programme
from umay.web.child_rows import ROWS, ChildRow, add_rows, child_in, rows_of
from umay.web.fields import DayField
from umay.web.forms import UmayForm
from umay.web.shape_forms import ADULT, offer_programmes, too_many
from umay.web.wording.answers import AGE, ANSWER, CHANNEL, DANGER, choices

YEAR_AHEAD = timedelta(days=366)
NOBODY_KNOWS = _("Leave it empty if nobody knows or she prefers not to say.")
FIRST = ("safe_to_talk", "if_line_drops", "channel")
PEOPLE = ("head_age", "adults")
DANGERS = ("danger", "danger_words", "areas_to_avoid")
NEEDS = ("pregnant", "step_free", "access_needs", "pets", "languages")
REACH = ("call_name", "reach")
PLACE = ("programme", "first_night", "until", "may_share", "may_split")
TEXTS = (
    "if_line_drops",
    "channel",
    "danger_words",
    "areas_to_avoid",
    "access_needs",
    "languages",
    "call_name",
    "reach",
    "programme",
    "first_night",
    "until",
    "may_share",
    "may_split",
)
ANSWERS = ("safe_to_talk", "pregnant", "step_free", "pets")


def _answer(label: Any, **more: Any) -> forms.ChoiceField:
    asked = choices(ANSWER)
    return forms.ChoiceField(
        label=label, choices=asked, initial=Answer.UNKNOWN, required=False, **more
    )


def _text(label: Any, longest: int, hint: Any = "", *, long: bool = False) -> Any:
    widget = forms.Textarea if long else forms.TextInput
    return forms.CharField(
        label=label, max_length=longest, help_text=hint, widget=widget, required=False
    )


class CallForm(UmayForm):
    """One call. ``known`` are the people already written down, when it is changed."""

    safe_to_talk = _answer(_("Is she safe to talk now?"), widget=forms.RadioSelect)
    if_line_drops = _text(
        _("What if the line drops?"), 200, _("Who calls back, when, or never.")
    )
    channel = forms.ChoiceField(
        label=_("How did she reach us?"),
        choices=choices(CHANNEL),
        initial="phone",
        required=False,
    )
    head_age = forms.ChoiceField(
        label=_("How old is she?"),
        choices=choices(AGE),
        initial=Age.ADULT,
        required=False,
    )
    adults = forms.IntegerField(
        label=_("Other adults who come with her"),
        help_text=_("Empty means none, or not known."),
        min_value=0,
        required=False,
    )
    more_children = forms.IntegerField(
        label=_("Still more children: how many?"), min_value=0, required=False
    )
    danger = forms.ChoiceField(
        label=_("How great is the danger?"),
        choices=choices(DANGER),
        widget=forms.RadioSelect,
        initial=Danger.UNKNOWN,
        required=False,
    )
    danger_words = _text(_("What she says about it"), 1000, NOBODY_KNOWS, long=True)
    areas_to_avoid = _text(_("Places and streets to avoid"), 200)
    pregnant = _answer(_("Is she pregnant?"))
    step_free = _answer(_("Does she need a place without steps?"))
    access_needs = _text(_("What else does she need to get about?"), 400, long=True)
    pets = _answer(_("Is there a pet?"))
    languages = _text(_("Languages she speaks"), 120)
    call_name = _text(
        _("What shall we call her?"), 80, _("Any name she likes. It need not be hers.")
    )
    reach = _text(
        _("How may we reach her safely?"),
        400,
        _("Number, time, who may answer, what to say. Empty: never call."),
        long=True,
    )
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    first_night = DayField(
        label=_("From which night?"), help_text=_("Empty: tonight."), required=False
    )
    until = DayField(
        label=_("Until which day?"),
        help_text=_("Empty: nobody knows yet."),
        required=False,
    )
    may_share = forms.BooleanField(
        label=_("She accepts a bed in a shared unit"), required=False
    )
    may_split = forms.BooleanField(
        label=_("She asks that the family may sleep in two units"), required=False
    )

    def __init__(
        self,
        *args: Any,
        programmes: list[Programme],
        today: date,
        known: Sequence[Person] = (ADULT,),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.known = known
        offer_programmes(self, programmes)
        add_rows(self, max(ROWS, sum(p.age is not Age.ADULT for p in known[1:])))

    def clean_first_night(self) -> date | None:
        day: date | None = self.cleaned_data["first_night"]
        if day is not None and day < self.today:
            raise ValidationError(_("This day has passed. Leave it empty for tonight."))
        if day is not None and day > self.today + YEAR_AHEAD:
            raise ValidationError(_("This is more than a year ahead."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first = cleaned.get("first_night") or self.today
        if cleaned.get("until") and cleaned["until"] <= first:
            self.add_error("until", _("This day has to come after the first night."))
        if not {"adults", "more_children"} & set(self.errors):
            more = [cleaned.get("adults") or 0, cleaned.get("more_children") or 0]
            if 1 + sum(more) + len(self._children()) > MOST_PEOPLE:
                self.add_error("more_children" if more[1] else "adults", too_many())
        return cleaned

    def sheet(self) -> CallSheet:
        """The call as it was told; what was not asked stays empty or unknown."""
        told: dict[str, Any] = {name: self.cleaned_data[name] for name in TEXTS}
        told["programme"] = told["programme"] or self.fields["programme"].initial
        told["channel"] = told["channel"] or "unknown"
        for name in ANSWERS:
            told[name] = Answer(self.cleaned_data[name] or Answer.UNKNOWN)
        return CallSheet(
            people=self._people(),
            danger=Danger(self.cleaned_data["danger"] or Danger.UNKNOWN),
            **told,
        )

    def _people(self) -> tuple[Person, ...]:
        """Whoever was known before keeps what this sheet does not ask about."""
        age = Age(self.cleaned_data["head_age"] or Age.UNKNOWN)
        head = self.known[0]
        if age is not head.age:
            head = replace(head, age=age, birth_month=None)
        others = [person for person in self.known[1:] if person.age is Age.ADULT]
        count = self.cleaned_data["adults"] or 0
        adults = [*others, *[ADULT] * count][:count]
        more = [Person()] * (self.cleaned_data["more_children"] or 0)
        return (head, *adults, *self._children(), *more)

    def _children(self) -> list[Person]:
        rows = range(1, self.rows + 1)
        told = (child_in(self.cleaned_data, number, self.today) for number in rows)
        return [person for person in told if person is not None]

    def part(self, names: Iterable[str]) -> list[BoundField]:
        return [self[name] for name in names]

    @property
    def rows(self) -> int:
        return sum(name.endswith("_born") for name in self.fields)

    @property
    def child_rows(self) -> list[ChildRow]:
        return rows_of(self, self.rows)
