"""What if: this house's own question, answered as a sentence, a picture and a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from umay.core.limits import NoLimitInForce, limit_for
from umay.core.published import FAMILIES_A_YEAR, MEAN_STAY_DAYS
from umay.records.models import Center, Programme
from umay.records.queries.house import programmes
from umay.records.queries.limits import limits_of
from umay.records.queries.own_numbers import OwnNumbers, own_numbers
from umay.records.queries.this_week import standing
from umay.use_cases.asking_forecast import (
    Change,
    Measure,
    NoArithmetic,
    Told,
    WhatIf,
    as_published,
    has_history,
    what_if,
)
from umay.web.access import opens
from umay.web.acting import today_of, worker_of
from umay.web.forms import dress
from umay.web.settings_forms import MOST_MONTHS
from umay.web.shape_forms import offer_programmes

WIDTH, HEIGHT = 100, 40  # of the picture, in its own units
DAYS_A_MONTH = 30.44
SOME_MONTHS = (3, 6, 12)


class ChangeForm(forms.Form):
    """Sent openly: numbers of a house tell of nobody."""

    use_required_attribute = False

    rooms = forms.IntegerField(
        label=_("How many more rooms?"), min_value=0, max_value=100, initial=5
    )
    beds = forms.IntegerField(
        label=_("With how many beds each?"), min_value=1, max_value=12, initial=2
    )
    programme = forms.ChoiceField(label=_("Programme"))
    turned = forms.IntegerField(
        label=_("How many rooms of other programmes go over to this one?"),
        min_value=0,
        max_value=100,
        initial=0,
    )
    wider = forms.IntegerField(
        label=_("How many beds more in each room there is now?"),
        min_value=0,
        max_value=6,
        initial=0,
    )
    next_rooms = forms.IntegerField(
        label=_("A second house in the next region: how many rooms of that size?"),
        min_value=0,
        max_value=100,
        initial=0,
    )
    months = forms.IntegerField(
        label=_("How many months may a stay last?"), min_value=1, max_value=MOST_MONTHS
    )
    sooner_days = forms.IntegerField(
        label=_("How many days sooner is a home found?"),
        min_value=0,
        max_value=180,
        initial=0,
    )
    demand = forms.IntegerField(
        label=_("How many families ask, in per cent of now?"),
        min_value=10,
        max_value=500,
        initial=100,
    )

    def __init__(self, paid: list[Programme], *args: Any, **more: Any) -> None:
        more["label_suffix"] = ""
        super().__init__(*args, **more)
        offer_programmes(self, paid)
        for field in self.fields.values():
            dress(field)

    def numbers(self, own: OwnNumbers, limit_days: int) -> OwnNumbers:
        """Return what is asked about: the house's own."""
        return own

    def change(self) -> Change:
        """Only of a form that was found right."""
        told = self.cleaned_data
        return Change(
            rooms=told["rooms"],
            beds=told["beds"],
            programme=told["programme"],
            wider=told["wider"],
            turned=told["turned"],
            next_rooms=told["next_rooms"],
            limit_days=round(told["months"] * DAYS_A_MONTH),
            sooner_days=told["sooner_days"],
            demand=told["demand"] / 100,
        )


class PublishedForm(ChangeForm):
    """For a house with too little behind it: others' figures, each with its source."""

    families = forms.IntegerField(
        label=_("How many families ask for a place in a year?"),
        help_text=_(
            "195: fifty places let about 78 families in, and in England in 2022–23"
            " 60 of 100 who were sent found no place."
        ),
        min_value=1,
        max_value=5000,
        initial=FAMILIES_A_YEAR,
    )
    stay = forms.IntegerField(
        label=_("How many days does a stay last on average?"),
        help_text=_("70: Germany, 70 days in 2022 and 73 in 2023."),
        min_value=1,
        max_value=365,
        initial=MEAN_STAY_DAYS,
    )
    field_order = ("families", "stay")

    def __init__(self, paid: list[Programme], *args: Any, **more: Any) -> None:
        super().__init__(paid, *args, **more)
        self.paid = paid

    def numbers(self, own: OwnNumbers, limit_days: int) -> OwnNumbers:
        told = self.cleaned_data
        return as_published(own, self.paid, told["families"], told["stay"], limit_days)


@dataclass(frozen=True)
class Bar:
    """One answer on the picture, in per cent of its width."""

    mean: str
    low: str
    band: str


@dataclass(frozen=True)
class Line:
    """Beds taken month by month: the mean as a line, and where it lies as a band."""

    mean: str
    band: str


@opens("forecast.see")
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Ask, and show how it is beside how it would be."""
    context = asked(request, request.GET)
    status = 422 if context["form"].errors else 200
    return render(request, "limits/what_if.html", context, status=status)


def asked(request: HttpRequest, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return the form that was sent, and what is answered if it was found right."""
    center, today = worker_of(request).center, today_of(request)
    numbers, months = own_numbers(center, today), _months_now(center, today)
    history, paid = has_history(numbers), programmes(center.pk)
    kind = ChangeForm if history else PublishedForm
    form = kind(paid, sent or None, initial={"months": months})
    context: dict[str, Any] = {"form": form, "numbers": numbers, "months": months}
    context["history"] = history
    if form.is_valid() and months:
        told = form.numbers(numbers, round(months * DAYS_A_MONTH))
        context |= _answer(center, today, told, months, form.change())
    return context


def _months_now(center: Center, today: date) -> int | None:
    try:
        return limit_for(today, today, limits_of(center)).months
    except NoLimitInForce:
        return None


def _answer(
    center: Center, today: date, numbers: OwnNumbers, months: int, change: Change
) -> dict[str, Any]:
    tonight = standing(center, timezone.now(), today)
    limit = round(months * DAYS_A_MONTH)
    try:
        found = what_if(tonight, numbers, limit, change)
    except NoArithmetic:
        return {"no_arithmetic": True}
    both = (found.now, found.then)
    most = max(*(one.refused.high for one in both), 1.0)
    beds = max(*(month.high for one in both for month in one.taken), 1.0)
    drawn = [(_bar(one.refused, most), _line(one, beds), one) for one in both]
    context = {"found": found, "drawn": drawn, "sentence": sentence(found)}
    said = [(number, [one.taken[number - 1] for one in both]) for number in SOME_MONTHS]
    return context | {"most": most, "beds": beds, "some_months": said}


def _bar(measure: Measure, most: float) -> Bar:
    def at(value: float) -> str:
        return f"{value / most * WIDTH:.1f}%"

    return Bar(at(measure.mean), at(measure.low), at(measure.high - measure.low))


def _line(told: Told, most: float) -> Line:
    across = [WIDTH * (n + 0.5) / len(told.taken) for n in range(len(told.taken))]

    def along(heights: list[float]) -> list[str]:
        return [
            f"{x:.1f},{HEIGHT * (1 - height / most):.1f}"
            for x, height in zip(across, heights, strict=True)
        ]

    lows = along([month.low for month in told.taken])
    highs = along([month.high for month in told.taken])
    mean = along([month.mean for month in told.taken])
    return Line(" ".join(mean), " ".join([*highs, *reversed(lows)]))


def sentence(found: WhatIf) -> str:
    """Say the answer as one would say it aloud."""
    low, mean, high = (round(getattr(found.fewer, n)) for n in ("low", "mean", "high"))
    if low <= 0 <= high:
        return _now("It cannot be said whether more or fewer families find no place.")
    if mean > 0:
        told = ngettext(
            "About %(count)d family fewer finds no place in a year.",
            "About %(count)d families fewer find no place in a year.",
            mean,
        )
        return told % {"count": mean} + " " + _between(low, high)
    told = ngettext(
        "About %(count)d family more finds no place in a year.",
        "About %(count)d families more find no place in a year.",
        -mean,
    )
    return told % {"count": -mean} + " " + _between(-high, -low)


def _between(low: int, high: int) -> str:
    return _now("Between %(low)d and %(high)d, nine times of ten.") % {
        "low": low,
        "high": high,
    }
