"""Examples: each worked example of a pack is a sentence that must hold."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from umay.core.incidents import Place, Relationship
from umay.core.law.answering import Answer, Explanation, Question, explain
from umay.core.law.packs import Example, Law, LawPack, Part


def question_of(pack: LawPack, ask: Mapping[str, Any]) -> Question:
    """``until`` makes it a course of conduct, asked about on its first day, its last,
    and the days on which the law changed between. It is asked on the day of the act,
    if it is not said when."""
    first: date = ask["on"]
    last: date = ask.get("until", first)
    return Question(
        jurisdiction=pack.jurisdiction,
        act=ask["act"],
        days=course(pack, first, last),
        asked=ask.get("asked", last),
        relationship=Relationship(ask["relationship"]),
        place=Place(ask["place"]),
        facts=ask.get("facts", {}),
    )


def course(pack: LawPack, first: date, last: date) -> tuple[date, ...]:
    """Return the days that stand for everything between two days."""
    between = [day for day in pack.changes if first < day < last]
    return tuple(dict.fromkeys((first, *between, last)))


def failures(example: Example, pack: LawPack, law: Law) -> Iterator[str]:
    """Yield what the answer is and should not be."""
    answer = explain(question_of(pack, example.question), law)
    for part in Part:
        wanted = example.expect.get(part)
        if wanted and answer.parts[part].answer != wanted:
            yield f"{part} is {answer.parts[part].answer}, not {wanted}"
    yield from _ids(answer, example.expect)
    known = {fact for p in answer.parts.values() for f in p.found for fact in f.missing}
    for fact in _list(example.expect, "missing"):
        if fact not in known:
            yield f"“{fact}” is not said to be missing"
    if "barriers" in example.expect and not answer.barriers:
        yield "no barrier is named"


def _ids(answer: Explanation, expect: Mapping[str, object]) -> Iterator[str]:
    found = [one for part in answer.parts.values() for one in part.found]
    for key, wanted in (
        ("found", set(Answer)),
        ("ground", {Answer.GROUND}),
        ("partial", {Answer.PARTIAL_GROUND}),
    ):
        there = {one.provision.id for one in found if one.answer in wanted}
        for name in _list(expect, key):
            if name not in there:
                yield f"{name} is not among: {key} {sorted(there)}"
    there = {one.provision.id for one in found}
    for name in _list(expect, "absent"):
        if name in there:
            yield f"{name} is there and should not be"


def _list(expect: Mapping[str, object], key: str) -> list[str]:
    said = expect.get(key, [])
    return [str(one) for one in said] if isinstance(said, list) else []
