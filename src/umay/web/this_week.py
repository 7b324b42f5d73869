"""This week: how likely each kind of place is free, night by night."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from umay.records.queries.own_numbers import own_numbers
from umay.records.queries.this_week import standing
from umay.use_cases.asking_forecast import NoArithmetic, has_history
from umay.use_cases.asking_week import this_week
from umay.web.access import opens
from umay.web.acting import today_of, worker_of

SIZES = (_("1 bed"), _("2 beds"), _("3 beds or more"), _("A cot"))
STEP = 5  # per cent: nobody knows it closer


@dataclass(frozen=True)
class Chance:
    """``share`` is in per cent; said aloud, it is never none and never all."""

    share: int

    @property
    def is_little(self) -> bool:
        return self.share < STEP

    @property
    def is_nearly_sure(self) -> bool:
        return self.share > 100 - STEP


@dataclass(frozen=True)
class Row:
    """One day; tonight is known, and the rest are chances."""

    day: date
    tonight: bool
    chances: tuple[Chance, ...]


@opens("week.see")
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show fourteen days from tonight on."""
    center, today = worker_of(request).center, today_of(request)
    numbers = own_numbers(center, today)
    context: dict[str, object] = {"history": has_history(numbers), "sizes": SIZES}
    context["numbers"] = numbers
    if context["history"]:
        tonight = standing(center, timezone.now(), today)
        try:
            week = this_week(tonight, numbers)
        except NoArithmetic:
            context["no_arithmetic"] = True
        else:
            context |= {"rows": _rows(week.days, today), "week": week}
            context["tonight"] = tonight
    return render(request, "limits/this_week.html", context)


def _rows(days: Sequence[Sequence[float]], today: date) -> list[Row]:
    return [
        Row(
            today + timedelta(days=number),
            number == 0,
            tuple(Chance(round(100 * chance / STEP) * STEP) for chance in chances),
        )
        for number, chances in enumerate(days)
    ]
