"""Tonight as the forecast asks for it: who lives where, who is coming, who waits."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from umay.core.nights import Nights
from umay.core.places import ClaimKind, House
from umay.core.shapes import Shape, shape_of
from umay.core.waiting import Danger
from umay.records.models import (
    Center,
    Member,
    Request,
    Stay,
    TurnAway,
    WaitingEntry,
)
from umay.records.queries.house import house as house_now
from umay.records.queries.needs import needs_from
from umay.records.queries.own_numbers import A_YEAR
from umay.records.queries.waiting import waiting_list

NO_ROOM = (TurnAway.Reason.FULL, TurnAway.Reason.NO_UNIT_OF_SIZE)


@dataclass(frozen=True)
class Family:
    """Who has beds tonight: how many in which units, since when (``None``: she is on
    her way), and the day she plans to leave."""

    shape: Shape
    beds: Mapping[str, int]
    since: date | None
    leaves: date | None


@dataclass(frozen=True)
class Waited:
    """How families waited in the last year: how many did, and did not although there
    was no room; days on the list together, and how many left it without a place."""

    waited: int
    did_not: int
    days: float
    gave_up: int


@dataclass(frozen=True)
class Standing:
    house: House
    families: tuple[Family, ...]
    waiting: tuple[tuple[Shape, Danger], ...]
    waited: Waited


def standing(center: Center, at: datetime, today: date) -> Standing:
    """Return the house of tonight. Eleven queries."""
    house = house_now(center.pk, at, today)
    waiting = waiting_list(center.pk, house, today)
    return Standing(
        house=house,
        families=tuple(_families(center.pk, house, today)),
        waiting=tuple((shape_of(one.needs), one.danger) for one in waiting),
        waited=_waited(center.pk, at, today),
    )


def _families(center: UUID, house: House, today: date) -> Iterator[Family]:
    beds = _beds(house)
    open_stays = Stay.objects.filter(center_id=center, exit_day=None)
    stays = {str(stay.household_id): stay for stay in open_stays}
    members = (
        Member.objects.filter(household__in=list(beds))
        .select_related("household__programme")
        .order_by("household", "number")
    )
    nights = Nights(today, None)
    for household, rows in groupby(members, lambda member: member.household):
        needs = needs_from(household, rows, nights, house.rules, ())
        key = str(household.pk)
        stay = stays.get(key)
        since = stay.first_day if stay else None
        leaves = stay.planned_leaving if stay else None
        yield Family(shape_of(needs), beds[key], since, leaves)


def _beds(house: House) -> Mapping[str, Counter[str]]:
    """Return how many beds of which units each family has that lives here or comes."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for unit in house.units:
        for bed in unit.beds:
            for claim in bed.claims:
                if claim.kind in {ClaimKind.STAY, ClaimKind.HOLD}:
                    found[claim.household][unit.code] += 1
    return found


def _waited(center: UUID, at: datetime, today: date) -> Waited:
    entries = list(
        WaitingEntry.objects.filter(
            center_id=center, since__date__gte=today - A_YEAR
        ).select_related("request")
    )
    placed = {Request.Outcome.ADMITTED, Request.Outcome.HELD}
    over = [entry for entry in entries if entry.ended_at is not None]
    return Waited(
        waited=len(entries),
        did_not=_did_not(center, today),
        days=sum(_days(entry, at) for entry in entries),
        gave_up=sum(entry.request.outcome not in placed for entry in over),
    )


def _did_not(center: UUID, today: date) -> int:
    """Return how many found no room and were not put on the list."""
    since = today - A_YEAR
    turned_away = TurnAway.objects.filter(
        center_id=center, at__date__gte=since, reason__in=NO_ROOM
    )
    return turned_away.filter(request__waitingentry=None).count()


def _days(entry: WaitingEntry, at: datetime) -> float:
    return ((entry.ended_at or at) - entry.since).total_seconds() / 86_400
