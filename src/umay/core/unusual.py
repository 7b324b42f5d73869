"""Unusual reads: which openings somebody should look at, and why. It accuses nobody.

A house keeps no rota here, so the night is off shift for everybody but duty workers.
What the program opens by itself, to mark names, is not a read.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from umay.core.roles import Role

DAY_BEGINS, DAY_ENDS = 7, 21  # hours of the center's own clock
MANY = 10  # families in one day
OF_THE_HOUSE = frozenset({"own", "given"})  # how a key is held by who looks after her


class Unusual(StrEnum):
    OFF_SHIFT = "off_shift"
    NOT_HERS = "not_hers"
    LIKE_NAME = "like_name"
    MANY_FILES = "many_files"


@dataclass(frozen=True)
class Read:
    """One opening. ``at`` is local time; ``held`` says as what she held the keys;
    ``settled`` whether the family had its own worker by then."""

    at: datetime
    worker: UUID
    role: str
    household: UUID
    held: frozenset[str] = frozenset()
    settled: bool = False


@dataclass
class Finding:
    """What one worker opened of one family, or of many: then ``household`` is empty."""

    worker: UUID
    household: UUID | None
    last: datetime
    times: int = 0
    why: set[Unusual] = field(default_factory=set)


def unusual(
    reads: Iterable[Read], alike: Collection[tuple[UUID, UUID]] = ()
) -> list[Finding]:
    """Return what should be looked at, by worker, the most reasons first.

    ``alike`` are pairs of worker and household with names alike, or known to her.
    """
    reads = list(reads)
    found: dict[tuple[UUID, UUID], Finding] = {}
    for read in reads:
        why = _why(read, alike)
        if why:
            pair = (read.worker, read.household)
            one = found.setdefault(pair, Finding(*pair, last=read.at))
            one.times += 1
            one.why |= why
            one.last = max(one.last, read.at)
    return sorted(
        [*found.values(), *_many(reads)],
        key=lambda one: (-len(one.why), str(one.worker), one.last),
    )


def _why(read: Read, alike: Collection[tuple[UUID, UUID]]) -> set[Unusual]:
    why = set()
    if read.role != Role.DUTY and not DAY_BEGINS <= read.at.hour < DAY_ENDS:
        why.add(Unusual.OFF_SHIFT)
    others = not read.held & OF_THE_HOUSE
    if others and (read.settled or "intake" not in read.held):
        why.add(Unusual.NOT_HERS)
    if (read.worker, read.household) in alike:
        why.add(Unusual.LIKE_NAME)
    return why


def _many(reads: Iterable[Read]) -> list[Finding]:
    families: dict[tuple[UUID, date], set[UUID]] = defaultdict(set)
    last: dict[tuple[UUID, date], datetime] = {}
    times: Counter[tuple[UUID, date]] = Counter()
    for read in reads:
        day = (read.worker, read.at.date())
        families[day].add(read.household)
        last[day] = max(read.at, last.get(day, read.at))
        times[day] += 1
    return [
        Finding(day[0], None, last[day], times[day], {Unusual.MANY_FILES})
        for day, households in families.items()
        if len(households) > MANY
    ]


def who_reviews_directors(
    week: date, workers: Mapping[UUID, Role | str]
) -> UUID | None:
    """Return who looks through what the directors opened in this week: a lawyer, and
    in a house without one a social worker.

    Drawn by lot, so that no director chooses; anybody can draw it again. ``None``: the
    house has neither.
    """
    for role in (Role.LAWYER, Role.SOCIAL):
        able = [worker for worker, theirs in workers.items() if theirs == role]
        if able:
            return min(able, key=lambda worker: _lot(week, worker))
    return None


def _lot(week: date, worker: UUID) -> bytes:
    return sha256(f"{week.isoformat()}/{worker}".encode()).digest()


def week_of(day: date) -> date:
    """Return the Monday of its week."""
    return day - timedelta(days=day.weekday())


def weeks_due(first: date, today: date, signed: Collection[date]) -> list[date]:
    """Return the Mondays of full weeks nobody has signed, the oldest first.

    ``first`` is the day of the first read.
    """
    monday = week_of(first)
    due = []
    while monday + timedelta(days=7) <= today:
        if monday not in signed:
            due.append(monday)
        monday += timedelta(days=7)
    return due
