"""The census: who was there on the night of any day, as the book tells it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from umay.core.people import Whereabouts
from umay.records.models import Center, LedgerEntry, Member, Stay

CAME = ("member.joined", "member.born")
MOVED = "member.moved"


@dataclass(frozen=True)
class Census:
    """Households with somebody there, and people there."""

    households: int
    people: int


@dataclass(frozen=True)
class Told:
    """One entry about a member: she came, or ``moved`` and is ``here`` or is not."""

    day: date
    moved: bool
    here: bool


def census(center: Center, night: date) -> Census:
    """Count who came on ``night`` or before and had not left yet. Three queries."""
    stays = Stay.objects.filter(center=center, first_day__lte=night).filter(
        Q(exit_day__isnull=True) | Q(exit_day__gt=night)
    )
    members = Member.objects.filter(household__in=stays.values("household"))
    told = _told(center)
    there = [m for m in members if _there(m, told[str(m.pk)], night)]
    return Census(len({m.household_id for m in there}), len(there))


def _told(center: Center) -> defaultdict[str, list[Told]]:
    """Return what the ledger tells of each member, in its order."""
    entries = LedgerEntry.objects.filter(center_id=center.pk, act__in=(*CAME, MOVED))
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for entry in entries.order_by("seq"):
        day = entry.at.astimezone(center.zone).date()
        here = entry.said.get("to") == Whereabouts.HERE
        found[entry.subject].append(Told(day, entry.act == MOVED, here))
    return found


def _there(member: Member, told: list[Told], night: date) -> bool:
    if any(not t.moved and t.day > night for t in told):
        return False
    moves = [t for t in told if t.moved]
    before = [t for t in moves if t.day <= night]
    if before:
        return before[-1].here
    if moves:  # Nobody moves to where she is already.
        return not moves[0].here
    return member.whereabouts == Whereabouts.HERE
