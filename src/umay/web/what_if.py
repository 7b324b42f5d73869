"""What if: this house's own question, answered as a sentence, a picture and a table."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from umay.core.limits import NoLimitInForce, limit_for
from umay.records.models import Center
from umay.records.queries.limits import limits_of
from umay.records.queries.own_numbers import OwnNumbers, own_numbers
from umay.use_cases.asking_forecast import (
    Measure,
    NoArithmetic,
    WhatIf,
    has_history,
    what_if,
)
from umay.web.access import opens
from umay.web.acting import today_of, worker_of
from umay.web.forms import dress
from umay.web.settings_forms import MOST_MONTHS

WIDTH = 100  # per cent
DAYS_A_MONTH = 30.44


class ChangeForm(forms.Form):
    """Sent openly: numbers of a house tell of nobody."""

    use_required_attribute = False

    more_beds = forms.IntegerField(
        label=_("How many more beds? Less than none: fewer beds"),
        min_value=-200,
        max_value=500,
        initial=10,
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

    def __init__(self, *args: Any, **more: Any) -> None:
        more["label_suffix"] = ""
        super().__init__(*args, **more)
        for field in self.fields.values():
            dress(field)


@dataclass(frozen=True)
class Bar:
    """One answer on the picture, in per cent of its width."""

    mean: str
    low: str
    band: str


@opens("forecast.see")
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Ask, and show how it is beside how it would be."""
    center, today = worker_of(request).center, today_of(request)
    numbers = own_numbers(center, today)
    months = _months_now(center, today)
    form = ChangeForm(request.GET or None, initial={"months": months})
    context: dict[str, Any] = {"form": form, "numbers": numbers, "months": months}
    context["history"] = has_history(numbers)
    if form.is_valid() and context["history"] and months:
        context |= _answer(numbers, months, form.cleaned_data)
    status = 422 if form.errors else 200
    return render(request, "limits/what_if.html", context, status=status)


def _months_now(center: Center, today: date) -> int | None:
    try:
        return limit_for(today, today, limits_of(center)).months
    except NoLimitInForce:
        return None


def _answer(numbers: OwnNumbers, months: int, told: dict[str, Any]) -> dict[str, Any]:
    try:
        found = what_if(
            numbers,
            round(months * DAYS_A_MONTH),
            more_beds=told["more_beds"],
            new_limit_days=round(told["months"] * DAYS_A_MONTH),
            sooner_days=told["sooner_days"],
            demand=told["demand"] / 100,
        )
    except NoArithmetic:
        return {"no_arithmetic": True}
    most = max(found.now.refused.high, found.then.refused.high, 1.0)
    bars = [(_bar(one.refused, most), one) for one in (found.now, found.then)]
    return {"found": found, "bars": bars, "sentence": sentence(found), "most": most}


def _bar(measure: Measure, most: float) -> Bar:
    def at(value: float) -> str:
        return f"{value / most * WIDTH:.1f}%"

    return Bar(at(measure.mean), at(measure.low), at(measure.high - measure.low))


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
