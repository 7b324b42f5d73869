"""The law's answer for a person at a terminal, and for a program."""

from collections.abc import Iterator
from typing import Any

from umay.core.law.answering import Explanation, Found
from umay.core.law.packs import Advice, Gap, Law, LawPack, Source

UNREVIEWED = "UNREVIEWED: no lawyer has signed this pack. This is no legal advice."


def as_dict(answer: Explanation, pack: LawPack, language: str) -> dict[str, Any]:
    """Return the answer as JSON tells it; its shape is described in ``docs/law.md``."""
    parts: dict[str, Any] = {
        part.value: {
            "answer": one.answer.value,
            "provisions": [_provision(found, language) for found in one.found],
            "gaps": [_gap(gap, language) for gap in one.gaps],
        }
        for part, one in answer.parts.items()
    }
    return {
        **parts,
        "barriers": [_advice(one, language) for one in answer.barriers],
        "next_steps": [_advice(one, language) for one in answer.steps],
        "what_would_change": list(answer.open_facts),
        "near_a_change_of_law": [day.isoformat() for day in answer.boundaries],
        "review": {
            "reviewed": answer.reviewed,
            "reviewed_by": list(pack.reviewed_by),
            "read_on": pack.read_on.isoformat(),
            "stale": answer.stale,
        },
    }


def _provision(found: Found, language: str) -> dict[str, Any]:
    version = found.version
    return {
        "id": found.provision.id,
        "title": found.provision.title[language],
        "answer": found.answer.value,
        "missing": list(found.missing),
        "basis": version.basis[language],
        "in_force": version.in_force.isoformat(),
        "mode": version.mode,
        "sanction": dict(version.sanction),
        "note": version.note.get(language, ""),
        "to_be_checked": version.to_be_checked,
        "sources": [_source(one) for one in version.sources],
    }


def _source(one: Source) -> dict[str, str]:
    return {
        "id": one.id,
        "says": one.says,
        "url": one.url,
        "read_on": one.read_on.isoformat(),
        "certainty": one.certainty,
    }


def _gap(one: Gap, language: str) -> dict[str, Any]:
    sources = [_source(source) for source in one.sources]
    return {
        "standards": list(one.standards),
        "says": one.says[language],
        "sources": sources,
    }


def _advice(one: Advice, language: str) -> dict[str, Any]:
    sources = [_source(source) for source in one.sources]
    return {"says": one.says[language], "sources": sources}


def as_text(answer: Explanation, law: Law, pack: LawPack, language: str) -> str:
    return "\n".join(_lines(answer, law, pack, language))


def _lines(
    answer: Explanation, law: Law, pack: LawPack, language: str
) -> Iterator[str]:
    yield law.acts[answer.question.act].says[language]
    if not answer.reviewed:
        yield UNREVIEWED
    if answer.stale:
        yield f"Last read on {pack.read_on}: look whether the law has changed since."
    for day in answer.boundaries:
        yield f"Look twice: the law changed on {day}."
    for part, one in answer.parts.items():
        yield f"\n{part}: {one.answer}"
        for found in one.found:
            yield from _told(found, law, language)
        for gap in one.gaps:
            yield f"  fails {', '.join(gap.standards)}: {gap.says[language]}"
    yield from _listed("\nwhat often stands in the way:", answer.barriers, language)
    yield from _listed("\nnext steps:", answer.steps, language)


def _told(found: Found, law: Law, language: str) -> Iterator[str]:
    check = " (to be checked)" if found.version.to_be_checked else ""
    title = found.provision.title[language]
    yield f"  {found.provision.id} {title}: {found.answer}{check}"
    yield f"    {found.version.basis[language]}, since {found.version.in_force}"
    for fact in found.missing:
        yield f"    open: {law.facts.get(fact, {}).get(language, fact)} [{fact}]"
    if found.version.note:
        yield f"    {found.version.note[language]}"
    for source in found.version.sources:
        yield f"    [{source.certainty}] {source.url}"


def _listed(heading: str, advice: tuple[Advice, ...], language: str) -> Iterator[str]:
    if advice:
        yield heading
        yield from (f"  - {one.says[language]}" for one in advice)
