"""The law's answer as the screens tell it, in the language worn now."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import get_language

from umay.core.incidents import Incident
from umay.core.law.answering import MILDER, Found, PartAnswer
from umay.core.law.asked import JURISDICTION, ask_about
from umay.core.law.differing import differing, said_of
from umay.core.law.packs import Law
from umay.records.law_packs import law_now
from umay.web.wording.law import ANSWER, GROUP, MILDER_SAID, NOT_FOUND, PART

MOST_ASKED = 5  # questions on one page; more would be an interrogation


def acts_to_choose(language: str | None) -> list[Any]:
    """Return the acts by group, as choices of a form."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for act in law_now().acts.values():
        groups.setdefault(act.group, []).append((act.code, act.says[language or "en"]))
    return [(GROUP[group], acts) for group, acts in groups.items()]


def act_said(code: str, language: str | None) -> str:
    act = law_now().acts.get(code)
    return act.says[language or "en"] if act else code


def answer_to(told: Incident, asked: date) -> dict[str, Any]:
    """Return the three parts, never one of them alone."""
    language = get_language() or "en"
    answer = ask_about(told, asked, law_now())
    pack = law_now().pack(JURISDICTION)
    return {
        "parts": [
            {
                "title": PART[part],
                "answer": one.answer.value,
                "said": ANSWER[one.answer],
                "provisions": [_provision(f, language) for f in one.found if f.lifts],
                "more": [_provision(f, language) for f in one.found if not f.lifts],
                "notes": [gap.says[language] for gap in one.gaps],
            }
            for part, one in answer.parts.items()
        ],
        "barriers": [one.says[language] for one in answer.barriers],
        "steps": [one.says[language] for one in answer.steps],
        "boundary": answer.boundaries[0] if answer.boundaries else None,
        "reviewed": answer.reviewed,
        "stale": answer.stale,
        "read_on": pack.read_on,
    }


def answered_otherwise(told: Incident, asked: date, before: Law | None) -> list[Any]:
    """Return each part that another edition answered otherwise: then, and now."""
    if before is None:
        return []
    law = law_now()
    was, now = ask_about(told, asked, before), ask_about(told, asked, law)
    return [
        {
            "title": PART[part],
            "before": ANSWER[was.parts[part].answer],
            "now": ANSWER[now.parts[part].answer],
            "provisions": list(_beside(was.parts[part], now.parts[part])),
        }
        for part in differing(was, now)
    ]


def _beside(was: PartAnswer, now: PartAnswer) -> Iterator[dict[str, Any]]:
    """Yield each provision that reaches her otherwise than before."""
    language = get_language() or "en"
    then, today = _by_id(was), _by_id(now)
    for name in said_of(was).beside(said_of(now)):
        found = today.get(name) or then[name]
        yield {
            "title": found.provision.title[language],
            "before": _how_far(then.get(name), language),
            "now": _how_far(today.get(name), language),
        }


def _by_id(part: PartAnswer) -> dict[str, Found]:
    return {one.provision.id: one for one in part.found}


def _how_far(found: Found | None, language: str) -> str:
    if found is None:
        return str(NOT_FOUND)
    asks = "; ".join(str(_asks(fact, language)) for fact in found.missing)
    return f"{ANSWER[found.answer]} ({asks})" if asks else str(ANSWER[found.answer])


def _provision(found: Found, language: str) -> dict[str, Any]:
    return {
        "title": found.provision.title[language],
        "name": found.version.basis[language],
        "missing": [_asks(fact, language) for fact in found.missing],
        "note": found.version.note.get(language, ""),
        "check": found.version.to_be_checked,
        "sources": _hosts(found),
    }


def _hosts(found: Found) -> list[str]:
    """Name where it was read. No link: no page of ours leads to another host."""
    hosts = (urlsplit(one.url).netloc for one in found.version.sources)
    return list(dict.fromkeys(host for host in hosts if host))


def _asks(fact: str, language: str) -> str | Promise:
    if fact == MILDER:
        return MILDER_SAID
    known = law_now().facts.get(fact)  # an older edition may ask for another
    return known[language] if known else fact


def asked_about(told: Incident, asked: date) -> dict[str, Any]:
    """Return the questions that would change the answer, and what is known of each."""
    language = get_language() or "en"
    law = law_now()
    names = [n for n in told.facts if n in law.facts]
    names += ask_about(told, asked, law).open_facts
    return {
        name: (law.facts[name][language], told.facts.get(name, "unknown"))
        for name in list(dict.fromkeys(names))[: MOST_ASKED + len(told.facts)]
    }
