"""The house's own numbers: who asked, how many beds they need, how long they stay."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from umay.core.people import Whereabouts
from umay.records.models import Bed, Center, Request, Rules, Stay

A_YEAR = timedelta(days=365)
ASKED_FOR_A_PLACE = (
    Request.Outcome.ADMITTED,
    Request.Outcome.TURNED_AWAY,
    Request.Outcome.REFERRED,
    Request.Outcome.WAITING,
    Request.Outcome.HELD,
)


@dataclass(frozen=True)
class OwnNumbers:
    """``asked`` counts requests by beds needed, those turned away too, over ``days``;
    ``stays`` are days so far with whether they have ended."""

    beds: int
    days: int
    asked: tuple[tuple[int, int], ...]
    stays: tuple[tuple[int, bool], ...]


def own_numbers(center: Center, today: date) -> OwnNumbers:
    """Return the last year, or as much of it as there is. Five queries."""
    since = today - A_YEAR
    requests = list(
        Request.objects.filter(
            center=center, taken_at__date__gte=since, outcome__in=ASKED_FOR_A_PLACE
        )
        .select_related("household")
        .prefetch_related("household__members")
        .order_by("taken_at")
    )
    cots = Rules.objects.get(center=center).as_core().cot_until_months
    asked = Counter(_beds(request, cots) for request in requests)
    first = requests[0].taken_at.date() if requests else today
    return OwnNumbers(
        beds=Bed.objects.filter(center=center, kind="bed").count(),
        days=max((today - first).days, 1),
        asked=tuple(sorted(asked.items())),
        stays=tuple(_stays(center, since, today)),
    )


def _beds(request: Request, cot_until: int) -> int:
    here = [
        member.as_core()
        for member in request.household.members.all()
        if member.whereabouts != Whereabouts.ELSEWHERE
    ]
    on = request.first_night
    return max(sum(not one.needs_cot(on, cot_until) for one in here), 1)


def _stays(center: Center, since: date, today: date) -> list[tuple[int, bool]]:
    """Only those who came within the year: of earlier ones only the long are left."""
    rows = Stay.objects.filter(
        center=center, form=Stay.Form.ROUND_THE_CLOCK, first_day__gte=since
    )
    return [
        (((exit_day or today) - first).days + 1, exit_day is not None)
        for first, exit_day in rows.values_list("first_day", "exit_day")
    ]
