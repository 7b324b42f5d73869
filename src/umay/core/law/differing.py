"""Differing: which questions two editions of the law answer differently.

An answer differs if a part of it does: the part's own answer, or which provisions are
found, how far each reaches and what it lacks. Other words for the same are no change.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from umay.core.incidents import Place, Relationship
from umay.core.law.answering import (
    Answer,
    Explanation,
    PartAnswer,
    Question,
    explain,
)
from umay.core.law.packs import Law, LawPack, Part

FIRST = date(2015, 1, 1)  # before this day no pack says much
Provisions = Mapping[str, tuple[Answer, tuple[str, ...]]]
Pair = tuple[Relationship, Place]
Span = tuple[date, date | None]


@dataclass(frozen=True)
class Said:
    """One part of an answer: ``provisions`` by id, how far each reaches, what lacks."""

    answer: Answer
    provisions: Provisions

    def beside(self, other: "Said") -> list[str]:
        """Return which provisions are not the same in the other."""
        ids = sorted({*self.provisions, *other.provisions})
        return [i for i in ids if self.provisions.get(i) != other.provisions.get(i)]


@dataclass(frozen=True)
class Difference:
    """``days`` of the act, the last one not in it (``None``: from then on). It is
    asked on the day of the act or, if ``asked_now``, today."""

    jurisdiction: str
    act: str
    part: Part
    asked_now: bool
    days: Span
    before: Said
    now: Said
    who: tuple[Relationship, ...]
    where: tuple[Place, ...]


def said_of(part: PartAnswer) -> Said:
    found = {one.provision.id: (one.answer, one.missing) for one in part.found}
    return Said(part.answer, found)


def differing(before: Explanation, now: Explanation) -> list[Part]:
    """Return which of the three parts are not the same."""
    return [
        part for part in Part if said_of(before.parts[part]) != said_of(now.parts[part])
    ]


def differences(old: Law, new: Law, today: date) -> Iterator[Difference]:
    """Yield every question that is answered differently, act by act."""
    for name in sorted({*old.packs} & {*new.packs}):
        one, other = old.packs[name], new.packs[name]
        for act, part, asked_now in product(new.acts, Part, (False, True)):
            if asked_now and part is not Part.PUNISHMENT:
                continue  # protection and money are asked of the day of asking
            if not _alike(one, other, (act, part)):
                yield from _of_part(old, new, name, act, part, today, now=asked_now)


def _alike(one: LawPack, other: LawPack, of: tuple[str, Part]) -> bool:
    same = one.by_act.get(of) == other.by_act.get(of)
    return same and one.gaps_by_act.get(of) == other.gaps_by_act.get(of)


def _of_part(
    old: Law, new: Law, name: str, act: str, part: Part, today: date, *, now: bool
) -> Iterator[Difference]:
    days = boundaries((old.packs[name], new.packs[name]))
    alike: dict[str, list[Pair]] = defaultdict(list)
    spans: dict[str, tuple[Span, tuple[Said, Said]]] = {}
    for pair in product(Relationship, Place):
        seen = []
        for day in days:
            asked = Question(name, act, (day,), max(day, today), *pair)
            that_day = Question(name, act, (day,), day, *pair)
            found = _both(that_day, part, old, new)
            if now:  # only what asking on the day itself does not show
                later = _both(asked, part, old, new)
                found = later if later != found else None
            seen.append(found)
        for span, told in _spans(days, seen):
            key = f"{span} {told}"
            spans[key] = (span, told)
            alike[key].append(pair)
    for key, pairs in alike.items():
        span, told = spans[key]
        for who, where in _together(pairs):
            yield Difference(name, act, part, now, span, *told, who, where)


def _both(
    question: Question, part: Part, old: Law, new: Law
) -> tuple[Said, Said] | None:
    was = said_of(explain(question, old).parts[part])
    is_now = said_of(explain(question, new).parts[part])
    return (was, is_now) if was != is_now else None


def _spans(
    days: list[date], seen: list[tuple[Said, Said] | None]
) -> Iterator[tuple[Span, tuple[Said, Said]]]:
    """Yield what stays the same from day to day as one."""
    begun = 0
    for number in range(1, len(days) + 1):
        ends = number == len(days)
        if ends or seen[number] != seen[begun]:
            told = seen[begun]
            if told is not None:
                yield (days[begun], None if ends else days[number]), told
            begun = number


def _together(
    pairs: Iterable[Pair],
) -> Iterator[tuple[tuple[Relationship, ...], tuple[Place, ...]]]:
    """Yield relationships for whom it is so in the same places."""
    where: dict[Relationship, list[Place]] = defaultdict(list)
    for relationship, place in pairs:
        where[relationship].append(place)
    same: dict[tuple[Place, ...], list[Relationship]] = defaultdict(list)
    for relationship, places in where.items():
        same[tuple(places)].append(relationship)
    for there, who in same.items():
        yield tuple(who), there


def boundaries(packs: Iterable[LawPack]) -> list[date]:
    """Return the days on which an answer could change, the first day before them."""
    found: set[date | None] = {FIRST}
    for pack in packs:
        for provision in pack.provisions:
            for version in provision.versions:
                found |= {version.in_force, version.repealed}
            for reach in provision.reaches:
                found |= {reach.since, reach.until}
        for gap in pack.gaps:
            found |= {gap.since, gap.until}
    return sorted(day for day in found if day is not None and day >= FIRST)


def last_day(until: date) -> date:
    return until - timedelta(days=1)
