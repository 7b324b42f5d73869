"""Asking the law about an incident, as it was told."""

from datetime import date

from umay.core.incidents import Incident
from umay.core.law.answering import Explanation, Question, explain
from umay.core.law.examples import course
from umay.core.law.packs import Law

JURISDICTION = "kz"


def ask_about(told: Incident, asked: date, law: Law) -> Explanation:
    """Return what the law of this jurisdiction answers on the day of asking."""
    question = Question(
        jurisdiction=JURISDICTION,
        act=told.act,
        days=course(law.pack(JURISDICTION), told.first, told.last),
        asked=max(asked, told.last),
        relationship=told.relationship,
        place=told.place,
        facts={n: v for n, v in told.facts.items() if v in {"yes", "no"}},
    )
    return explain(question, law)
