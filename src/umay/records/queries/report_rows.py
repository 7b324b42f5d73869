"""Rows a year of reports is counted from: who lived here when, and what happened."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q

from umay.core.people import Age, Whereabouts
from umay.records.models import (
    Bed,
    Center,
    LedgerEntry,
    Member,
    ServiceGiven,
    Stay,
    TurnAway,
)

MOVED = "member.moved"
CAME = ("member.joined", "member.born")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Lived:
    """A member and the nights she slept here, both ends part of it, in one stay.

    ``out`` are those of them she lived elsewhere.
    """

    member: Member
    first: date
    last: date
    out: frozenset[date]

    def nights(self, first: date, last: date) -> int:
        begins, ends = max(self.first, first), min(self.last, last)
        gone = sum(begins <= night <= ends for night in self.out)
        return max((ends - begins).days + 1 - gone, 0)

    def is_there(self, night: date) -> bool:
        return self.nights(night, night) > 0

    @property
    def is_child(self) -> bool:
        grown = self.member.kind != Member.Kind.CHILD or self.member.age == Age.ADULT
        return not grown


@dataclass(frozen=True)
class Rows:
    """One year, up to a day. ``helped`` are days, kinds of help and members."""

    lived: list[Lived]
    left: list[tuple[date, str]]
    away: list[tuple[date, str]]
    helped: list[tuple[date, str, UUID]]
    beds: list[date | None]  # the day each was removed on, if it was


def rows_of(center: Center, first: date, last: date) -> Rows:
    """Return what is needed to count from one day to another. Seven queries."""
    stays = Stay.objects.filter(center=center, first_day__lte=last).filter(
        Q(exit_day__isnull=True) | Q(exit_day__gte=first)
    )
    left = stays.filter(exit_day__range=(first, last))
    begins = datetime.combine(first, time.min, center.zone)
    ends = datetime.combine(last + ONE_DAY, time.min, center.zone)
    away = TurnAway.objects.filter(center=center, at__gte=begins, at__lt=ends)
    beds = Bed.objects.filter(center=center, kind=Bed.Kind.BED)
    return Rows(
        lived=list(_lived(center, list(stays.select_related("household")), last)),
        left=[(stay.exit_day, stay.destination) for stay in left if stay.exit_day],
        away=[
            (at.astimezone(center.zone).date(), reason)
            for at, reason in away.values_list("at", "reason")
        ],
        helped=list(_helped(center, first, last)),
        beds=list(beds.values_list("removed_on", flat=True)),
    )


def _lived(center: Center, stays: list[Stay], last: date) -> Iterator[Lived]:
    """A child who lives elsewhere is not counted; who moved is counted by the night."""
    moves = _moves(center)
    of: dict[UUID, list[Member]] = defaultdict(list)
    households = [stay.household_id for stay in stays]
    rows = Member.objects.filter(household__in=households)
    for member in rows.select_related("household__programme"):
        of[member.household_id].append(member)
    for stay in stays:
        ends = min(stay.exit_day - ONE_DAY, last) if stay.exit_day else last
        for member in of[stay.household_id]:
            came, told = moves.get(str(member.pk), (None, []))
            begins = max(stay.first_day, came) if came else stay.first_day
            # Who comes and leaves on one day was here, for no night.
            out = frozenset(_out(member, told, begins, ends))
            if len(out) < max((ends - begins).days + 1, 1):
                yield Lived(member, begins, ends, out)


def _moves(center: Center) -> dict[str, tuple[date | None, list[tuple[date, bool]]]]:
    """Return of each member when she joined, if later, and when she moved where."""
    came: dict[str, date] = {}
    told: dict[str, list[tuple[date, bool]]] = defaultdict(list)
    entries = LedgerEntry.objects.filter(center_id=center.pk, act__in=(*CAME, MOVED))
    for entry in entries.order_by("seq"):
        day = entry.at.astimezone(center.zone).date()
        if entry.act == MOVED:
            here = entry.said.get("to") == Whereabouts.HERE
            told[entry.subject].append((day, here))
        else:
            came[entry.subject] = day
    return {key: (came.get(key), told[key]) for key in {*came, *told}}


def _out(
    member: Member, told: list[tuple[date, bool]], first: date, last: date
) -> Iterator[date]:
    """Yield the nights she was not here; without a move it was the same all along."""
    here = member.whereabouts != Whereabouts.ELSEWHERE
    if told:  # nobody moves to where she is already
        here = not told[0][1]
    ahead = list(told)
    for number in range(max((last - first).days + 1, 1)):
        night = first + timedelta(days=number)
        while ahead and ahead[0][0] <= night:
            here = ahead.pop(0)[1]
        if not here:
            yield night


def _helped(
    center: Center, first: date, last: date
) -> Iterator[tuple[date, str, UUID]]:
    """Yield each help with whom it was for: who is named, else who leads the family."""
    rows = ServiceGiven.objects.filter(center=center, day__range=(first, last))
    told = list(rows.values_list("day", "service", "member", "household"))
    leads = Member.objects.filter(
        kind=Member.Kind.HEAD, household__in=[row[3] for row in told]
    )
    head = dict(leads.values_list("household", "pk"))
    for day, service, member, household in told:
        yield day, service, member or head.get(household, household)
