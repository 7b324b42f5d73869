"""The packs of this repository, for the tests of the law."""

from datetime import date
from functools import cache

from umay.core.incidents import Place, Relationship
from umay.core.law.answering import Explanation, Question, explain
from umay.core.law.checking import read_law
from umay.core.law.packs import Law
from umay.records.law_packs import pack_files

FIRST, LAST = date(2015, 1, 1), date(2027, 12, 31)


@cache
def law() -> Law:
    return read_law(pack_files())


def asked(
    act: str,
    on: date,
    *,
    jurisdiction: str = "kz",
    later: date | None = None,
    relationship: Relationship = Relationship.SPOUSE,
    place: Place = Place.HOME,
    by: Law | None = None,
    **facts: str,
) -> Explanation:
    """Ask about one day; asked on that day, if it is not said when."""
    question = Question(
        jurisdiction, act, (on,), later or on, relationship, place, facts
    )
    return explain(question, by or law())
