"""Journals: the rows of one period, the oldest first, as codes of the records."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from umay.core.house_log import AT_THE_GATE, IN_THE_HOUSE
from umay.core.journals import Journal, Period
from umay.core.people import Age
from umay.records.models import Absence, Center, HouseEvent, Member, Stay, TurnAway


@dataclass(frozen=True)
class Entry:
    """One line of a journal. What a journal does not tell stays empty."""

    day: date | None = None
    at: datetime | None = None
    code: str = ""
    programme: str = ""
    adults: int = 0
    children: int = 0
    since: date | None = None
    expected_at: datetime | None = None
    back_at: datetime | None = None
    kind: str = ""
    told: tuple[str, ...] = ()


def entries(center: Center, journal: Journal, period: Period) -> list[Entry]:
    """Return the lines of one journal. Two queries at the most."""
    return list(OF[journal](center, period))


def _moments(center: Center, period: Period) -> tuple[datetime, datetime]:
    begins = datetime.combine(period.first, time.min, center.zone)
    ends = datetime.combine(period.last + timedelta(days=1), time.min, center.zone)
    return begins, ends


def _people(members: Iterable[Member]) -> tuple[int, int]:
    """Count adults and children; whoever lives elsewhere is not counted."""
    here = [one for one in members if one.whereabouts != "elsewhere"]
    grown = sum(one.kind != Member.Kind.CHILD or one.age == Age.ADULT for one in here)
    return grown, len(here) - grown


def _admissions(center: Center, period: Period) -> Iterable[Entry]:
    rows = Stay.objects.filter(
        center=center, first_day__range=(period.first, period.last)
    ).select_related("household__programme")
    rows = rows.prefetch_related("household__members")
    for row in rows.order_by("first_day", "household__survivor_code"):
        adults, children = _people(row.household.members.all())
        yield Entry(
            day=row.first_day,
            code=row.household.survivor_code,
            programme=row.household.programme.code,
            adults=adults,
            children=children,
        )


def _exits(center: Center, period: Period) -> Iterable[Entry]:
    rows = Stay.objects.filter(
        center=center, exit_day__range=(period.first, period.last)
    ).select_related("household__programme")
    rows = rows.prefetch_related("household__members")
    for row in rows.order_by("exit_day", "household__survivor_code"):
        adults, children = _people(row.household.members.all())
        yield Entry(
            day=row.exit_day,
            since=row.first_day,
            code=row.household.survivor_code,
            programme=row.household.programme.code,
            adults=adults,
            children=children,
        )


def _absences(center: Center, period: Period) -> Iterable[Entry]:
    begins, ends = _moments(center, period)
    rows = Absence.objects.filter(
        center=center, left_at__gte=begins, left_at__lt=ends
    ).select_related("stay__household")
    for row in rows.order_by("left_at"):
        yield Entry(
            at=row.left_at,
            expected_at=row.expected_at,
            back_at=row.back_at,
            code=row.stay.household.survivor_code,
        )


def _events(kinds: Iterable[str]) -> Callable[[Center, Period], Iterable[Entry]]:
    def found(center: Center, period: Period) -> Iterable[Entry]:
        begins, ends = _moments(center, period)
        rows = HouseEvent.objects.filter(
            center=center, kind__in=list(kinds), at__gte=begins, at__lt=ends
        )
        for row in rows.order_by("at"):
            yield Entry(at=row.at, kind=row.kind, told=tuple(row.told))

    return found


def _turned_away(center: Center, period: Period) -> Iterable[Entry]:
    begins, ends = _moments(center, period)
    rows = TurnAway.objects.filter(center=center, at__gte=begins, at__lt=ends)
    for row in rows.order_by("at"):
        yield Entry(
            at=row.at, kind=row.reason, adults=row.adults, children=row.children
        )


OF: dict[Journal, Callable[[Center, Period], Iterable[Entry]]] = {
    Journal.ADMISSIONS: _admissions,
    Journal.EXITS: _exits,
    Journal.ABSENCES: _absences,
    Journal.GATE: _events(AT_THE_GATE),
    Journal.EVENTS: _events(IN_THE_HOUSE),
    Journal.TURNED_AWAY: _turned_away,
}
