"""Answering: what the law says to one act, in three parts that belong together.

Punishment is asked of the day of the act, protection and procedure of the day of
asking: harsher criminal law never reaches back, milder law does. It is general
information, never advice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from umay.core.incidents import Place, Relationship
from umay.core.law.packs import (
    ANY_ACT,
    Advice,
    Gap,
    Law,
    LawPack,
    Part,
    Provision,
    Reach,
    Version,
)

NEAR = timedelta(days=1)  # an act so close to a change is looked at twice
MILDER = "milder_law_since"  # a missing element: the law grew milder after the act


class Answer(StrEnum):
    GROUND = "ground"
    PARTIAL_GROUND = "partial_ground"
    NO_GROUND = "no_ground"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Question:
    """``facts`` are "yes" or "no" by name; an unnamed fact is unknown. ``days`` of a
    course of conduct are answered one by one and merged."""

    jurisdiction: str
    act: str
    days: tuple[date, ...]
    asked: date
    relationship: Relationship
    place: Place
    facts: Mapping[str, str] = field(default_factory=dict)


class Found(NamedTuple):
    """A provision and how far it reaches this act; ``missing`` are facts by name."""

    provision: Provision
    version: Version
    answer: Answer
    missing: tuple[str, ...]
    lifts: bool


@dataclass(frozen=True)
class PartAnswer:
    answer: Answer
    found: tuple[Found, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Explanation:
    """Three parts, what stands in the way, what to do next, and who reviewed it."""

    question: Question
    parts: Mapping[Part, PartAnswer]
    barriers: tuple[Advice, ...]
    steps: tuple[Advice, ...]
    boundaries: tuple[date, ...]
    reviewed: bool
    stale: bool

    @property
    def open_facts(self) -> tuple[str, ...]:
        """What would change the answer, in the order of the provisions."""
        named = [
            fact
            for part in self.parts.values()
            for one in part.found
            for fact in one.missing
            if fact != MILDER and fact not in self.question.facts
        ]
        return tuple(dict.fromkeys(named))


def explain(question: Question, law: Law) -> Explanation:
    """Return the law's answer. Raises ``KeyError`` for an unknown jurisdiction."""
    pack = law.pack(question.jurisdiction)
    parts = {part: _part(question, pack, part) for part in Part}
    ids = {one.provision.id for part in parts.values() for one in part.found}
    return Explanation(
        question=question,
        parts=parts,
        barriers=_fitting(pack.barriers_by_act, question, ids),
        steps=_fitting(pack.steps_by_act, question, ids),
        boundaries=tuple(
            change
            for change in pack.changes
            if any(change - NEAR <= day <= change for day in question.days)
        ),
        reviewed=bool(pack.reviewed_by),
        stale=question.asked > pack.read_on + timedelta(days=pack.stale_after_days),
    )


def _part(question: Question, pack: LawPack, part: Part) -> PartAnswer:
    found = [
        one
        for provision, ways in pack.by_act.get((question.act, part), ())
        for one in _merged(question, provision, ways)
    ]
    found.sort(key=lambda one: (RANK[one.answer], not one.lifts, one.provision.id))
    days = question.days if part is Part.PUNISHMENT else (question.asked,)
    gaps = tuple(
        gap
        for gap in pack.gaps_by_act.get((question.act, part), ())
        if any(gap.covers(day, question.relationship) for day in days)
    )
    return PartAnswer(_best(found, gaps), tuple(found), gaps)


RANK = {answer: number for number, answer in enumerate(Answer)}


def _best(found: Iterable[Found], gaps: tuple[Gap, ...]) -> Answer:
    """The strongest answer of what was found; none only after a documented search."""
    answers = {one.answer for one in found if one.lifts}
    for answer in (Answer.GROUND, Answer.PARTIAL_GROUND, Answer.UNKNOWN):
        if answer in answers:
            return answer
    return Answer.NO_GROUND if gaps else Answer.UNKNOWN


def _merged(
    question: Question, provision: Provision, ways: tuple[Reach, ...]
) -> Iterable[Found]:
    """Yield the best of a provision over all days, each of its versions once."""
    best: dict[date, Found] = {}
    acts = provision.part is Part.PUNISHMENT and not provision.procedure
    for day in question.days if acts else (question.asked,):
        one = _found(question, provision, ways, day, of_the_act=acts)
        if one is not None:
            known = best.get(one.version.in_force)
            if known is None or RANK[one.answer] < RANK[known.answer]:
                best[one.version.in_force] = one
    return best.values()


def _found(
    question: Question,
    provision: Provision,
    ways: tuple[Reach, ...],
    day: date,
    *,
    of_the_act: bool,
) -> Found | None:
    version = provision.on(day)
    if version is None or not _circle(version.relationships, question.relationship):
        return None
    days = (day,) if of_the_act else question.days
    tried = [
        (reach, _missing(reach, question.facts))
        for reach in ways
        if _reaches(reach, question, days)
        and not (reach.also and _denied(reach, question.facts))
    ]
    if not tried:
        return None
    reach, missing = min(tried, key=lambda pair: (len(pair[1]), pair[0].also))
    if of_the_act and _grew_milder(version, question.asked):
        missing = (*missing, MILDER)
    if version.open_question:
        answer = Answer.UNKNOWN
    else:
        answer = Answer.PARTIAL_GROUND if missing else Answer.GROUND
    lifts = not provision.procedure and not (reach.also and missing)
    return Found(provision, version, answer, missing, lifts)


def _grew_milder(version: Version, asked: date) -> bool:
    ended = version.repealed
    return version.decriminalised and ended is not None and ended <= asked


def _reaches(reach: Reach, question: Question, days: Iterable[date]) -> bool:
    return (
        _circle(reach.relationships, question.relationship)
        and (reach.places is None or question.place in reach.places)
        and (reach.at_any_time or any(reach.holds_for(day) for day in days))
    )


def _circle(within: frozenset[Relationship] | None, relationship: Relationship) -> bool:
    return within is None or relationship in within


def _missing(reach: Reach, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is not known to hold; of several that would do, the open ones."""
    missing = [fact for fact in reach.needs if facts.get(fact) != "yes"]
    if reach.any_of and not any(facts.get(fact) == "yes" for fact in reach.any_of):
        open_ones = [fact for fact in reach.any_of if facts.get(fact) != "no"]
        missing += open_ones or reach.any_of
    return tuple(missing)


def _denied(reach: Reach, facts: Mapping[str, str]) -> bool:
    """Whether it is known that this other act did not come along."""
    if any(facts.get(fact) == "no" for fact in reach.needs):
        return True
    return bool(reach.any_of) and all(facts.get(f) == "no" for f in reach.any_of)


def _fitting(
    advice: Mapping[str, tuple[Advice, ...]], question: Question, ids: set[str]
) -> tuple[Advice, ...]:
    about = advice.get(question.act, advice[ANY_ACT])
    return tuple(one for one in about if one.fits(question.relationship, ids))
