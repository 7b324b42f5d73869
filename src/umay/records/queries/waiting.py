"""The waiting list: who waits, in the order people have given it, and what fits now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.db.models import F

from umay.core.nights import Nights
from umay.core.places import House, Needs
from umay.core.proposals import Proposal, propose
from umay.core.waiting import Danger, PutBefore, Waiting, in_order
from umay.records.models import Household, Member, WaitingEntry, WaitingMove
from umay.records.queries.needs import kept_apart, needs_from

ON_THE_LIST = {"household__requests__waitingentry__ended_at__isnull": True}
ABOUT = {
    "entry": F("household__requests__waitingentry__pk"),
    "judged": F("household__requests__waitingentry__danger"),
    "waits_since": F("household__requests__waitingentry__since"),
    "request": F("household__requests__pk"),
    "outcome": F("household__requests__outcome"),
    "first_night": F("household__requests__first_night"),
    "until": F("household__requests__until"),
}


@dataclass(frozen=True)
class InLine:
    """One family on the list: what it needs, what fits now, and who moved it."""

    entry: UUID
    request: UUID
    outcome: str
    household: Household
    members: tuple[Member, ...]
    danger: Danger
    since: datetime
    needs: Needs
    fits: tuple[Proposal, ...]
    moves: tuple[WaitingMove, ...]


def waiting_list(center_id: UUID, house: House, today: date) -> list[InLine]:
    """Return the list by danger and time, people's moves replayed. Three queries."""
    apart, moves = kept_apart(center_id), _moves(center_id)
    lines = {}
    for members in _families(center_id):
        told = vars(members[0])
        nights = Nights(max(told["first_night"], today), told["until"])
        household = members[0].household
        needs = needs_from(household, members, nights, house.rules, apart)
        lines[str(told["entry"])] = InLine(
            entry=told["entry"],
            request=told["request"],
            outcome=told["outcome"],
            household=household,
            members=members,
            danger=Danger(told["judged"]),
            since=told["waits_since"],
            needs=needs,
            fits=propose(needs, house).proposals,
            moves=tuple(m for m in moves if m.entry_id == told["entry"]),
        )
    return [lines[each.household] for each in _ordered(lines, moves)]


def _ordered(lines: dict[str, InLine], moves: list[WaitingMove]) -> list[Waiting]:
    """Put the entries in order; the list of ``core`` calls each by its key."""
    return in_order(
        (Waiting(key, line.danger, line.since) for key, line in lines.items()),
        (
            PutBefore(str(m.entry_id), str(m.before_id) if m.before_id else None, m.at)
            for m in moves
        ),
    )


def _families(center_id: UUID) -> Iterator[tuple[Member, ...]]:
    """Yield the members of each waiting family, with when and how it waits."""
    members = (
        Member.objects.filter(
            household__requests__waitingentry__center_id=center_id, **ON_THE_LIST
        )
        .annotate(**ABOUT)
        .select_related("household__programme")
        .order_by(ABOUT["entry"], "number")
    )
    for _entry, rows in groupby(members, lambda member: vars(member)["entry"]):
        yield tuple(rows)


def _moves(center_id: UUID) -> list[WaitingMove]:
    """Return the moves of those who wait, those made since she last began to wait."""
    moves = WaitingMove.objects.filter(
        center_id=center_id, entry__ended_at__isnull=True, at__gte=F("entry__since")
    )
    return list(moves.select_related("by", "before__request__household").order_by("at"))


def others_waiting(entry: WaitingEntry) -> list[tuple[str, str]]:
    """Return key and code of every other family on the list. One query."""
    rows = WaitingEntry.objects.filter(
        center_id=entry.center_id, ended_at__isnull=True
    ).exclude(pk=entry.pk)
    code = "request__household__survivor_code"
    return [
        (str(key), said) for key, said in rows.order_by(code).values_list("pk", code)
    ]
