"""The form of the calendar: on which days of a stay somebody must act, and who."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from umay.core.roles import Role
from umay.core.stays import Calendar
from umay.web.forms import UmayForm, dress
from umay.web.wording.answers import ROLE, choices

LAST_DAY = 999
REVIEWS, NOTICES = 4, 6  # rows to fill in
ACTING = (Role.DUTY, Role.SOCIAL, Role.DIRECTOR)


class DaysForm(UmayForm):
    """The days of a stay when somebody must act. A row without a day is no row."""

    def __init__(self, calendar: Calendar, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = {"review": calendar.reviews, "notice": calendar.notices}
        most = {"review": REVIEWS, "notice": NOTICES}
        for kind, days in rows.items():
            told: list[tuple[int | None, Iterable[Role]]] = [
                *sorted(days.items(), reverse=kind == "notice")
            ]
            told += [(None, ())] * max(most[kind] - len(told), 1)
            for number, (day, who) in enumerate(told):
                self._add_row(kind, number, day, who)

    def _add_row(
        self, kind: str, number: int, day: int | None, who: Iterable[Role]
    ) -> None:
        label = _("Day of the stay") if kind == "review" else _("Days before the last")
        self.fields[f"{kind}_day_{number}"] = forms.IntegerField(
            label=label,
            min_value=1,
            max_value=LAST_DAY,
            required=False,
            initial=day,
        )
        self.fields[f"{kind}_who_{number}"] = forms.MultipleChoiceField(
            label=_("Who must act?"),
            choices=choices(ROLE, *ACTING),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=[str(role) for role in who],
        )
        for name in ("day", "who"):
            dress(self.fields[f"{kind}_{name}_{number}"])

    def rows(self) -> Iterator[tuple[str, forms.BoundField, forms.BoundField]]:
        for name in self.fields:
            kind, _day, number = name.partition("_day_")
            if number:
                yield kind, self[name], self[f"{kind}_who_{number}"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for kind, day, who in self.rows():
            told = cleaned.get(day.name), cleaned.get(who.name)
            if told[0] and not told[1]:
                self.add_error(who.name, ValidationError(_("Say who must act.")))
            same = [d for k, d, _w in self.rows() if k == kind and d.name != day.name]
            if told[0] and told[0] in [cleaned.get(other.name) for other in same]:
                self.add_error(day.name, ValidationError(_("This day is here twice.")))
        return cleaned

    def values(self) -> dict[str, list[list[Any]]]:
        found: dict[str, list[list[Any]]] = {"reviews": [], "notices": []}
        for kind, day, who in self.rows():
            number = self.cleaned_data[day.name]
            if number:
                found[f"{kind}s"].append([number, self.cleaned_data[who.name]])
        return found
