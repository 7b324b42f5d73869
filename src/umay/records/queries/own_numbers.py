"""The house's own numbers: who asked, how many beds they need, how long they stay."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from umay.core.nights import Nights
from umay.core.shapes import Shape, shape_of
from umay.records.models import Bed, Center, Request, Rules, Stay
from umay.records.queries.needs import needs_from

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
    """``shapes`` counts requests by what they need, those turned away too, over
    ``days``; ``stays`` are days so far with whether they have ended."""

    beds: int
    days: int
    shapes: tuple[tuple[Shape, int], ...]
    stays: tuple[tuple[int, bool], ...]

    @property
    def asked(self) -> tuple[tuple[int, int], ...]:
        """Requests by beds needed."""
        by_beds: Counter[int] = Counter()
        for shape, count in self.shapes:
            by_beds[shape.beds] += count
        return tuple(sorted(by_beds.items()))


def own_numbers(center: Center, today: date) -> OwnNumbers:
    """Return the last year, or as much of it as there is. Five queries."""
    since = today - A_YEAR
    requests = list(
        Request.objects.filter(
            center=center, taken_at__date__gte=since, outcome__in=ASKED_FOR_A_PLACE
        )
        .select_related("household__programme")
        .prefetch_related("household__members")
        .order_by("taken_at")
    )
    rules = Rules.objects.get(center=center).as_core()
    shapes: Counter[Shape] = Counter()
    for request in requests:
        nights = Nights(request.first_night, request.until)
        family = request.household
        needs = needs_from(family, family.members.all(), nights, rules, ())
        shapes[shape_of(needs)] += 1
    first = requests[0].taken_at.date() if requests else today
    return OwnNumbers(
        beds=Bed.objects.filter(center=center, kind="bed").count(),
        days=max((today - first).days, 1),
        shapes=tuple(sorted(shapes.items())),
        stays=tuple(_stays(center, since, today)),
    )


def _stays(center: Center, since: date, today: date) -> list[tuple[int, bool]]:
    """Only those who came within the year: of earlier ones only the long are left."""
    rows = Stay.objects.filter(
        center=center, form=Stay.Form.ROUND_THE_CLOCK, first_day__gte=since
    )
    return [
        (((exit_day or today) - first).days + 1, exit_day is not None)
        for first, exit_day in rows.values_list("first_day", "exit_day")
    ]
