"""Two editions: exactly the questions they answer differently are told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.law.the_law import FIRST, LAST, law
from umay.core.incidents import Place, Relationship
from umay.core.law.answering import Question, explain
from umay.core.law.checking import read_law
from umay.core.law.differing import Difference, differences, differing
from umay.core.law.packs import Law, Part
from umay.records.law_packs import pack_files

TODAY = date(2026, 11, 24)
SIGNED, IN_FORCE = date(2025, 7, 16), date(2025, 9, 16)


def with_stalking(replaced: str, by: str) -> Law:
    """Return the packs with the rule against stalking written otherwise."""
    text = pack_files()["kz/criminal.toml"].decode()
    begins = text.index('id       = "kz/cc/115-1"')
    chosen = text[begins:].replace(replaced, by, 1)
    assert chosen != text[begins:]
    files = dict(pack_files()) | {"kz/criminal.toml": (text[:begins] + chosen).encode()}
    return read_law(files)


@pytest.fixture(scope="module")
def old() -> Law:
    """The Ministry's claim: in force on the day of signing."""
    return with_stalking("in_force = 2025-09-16", "in_force = 2025-07-16")


@pytest.fixture(scope="module")
def told(old: Law) -> list[Difference]:
    return list(differences(old, law(), TODAY))


def test_an_edition_does_not_differ_from_itself() -> None:
    assert list(differences(law(), law(), TODAY)) == []


def test_other_words_for_the_same_are_no_change() -> None:
    reworded = with_stalking('title.en = "Stalking"', 'title.en = "Following somebody"')

    assert reworded.edition != law().edition
    assert list(differences(reworded, law(), TODAY)) == []


def test_a_day_moved_is_told_for_the_days_between_and_for_everybody(
    told: list[Difference],
) -> None:
    stalked = [one for one in told if one.act == "K1"]

    assert {one.days for one in stalked} == {(SIGNED, IN_FORCE)}
    (one,) = stalked
    assert one.part is Part.PUNISHMENT
    assert (one.before.answer, one.now.answer) == ("partial_ground", "no_ground")
    assert one.before.beside(one.now) == ["kz/cc/115-1"]
    assert (set(one.who), set(one.where)) == (set(Relationship), set(Place))


def test_a_rule_that_reaches_fewer_people_names_them() -> None:
    reach = 'acts = ["K1", "K2"]\n'
    fewer = with_stalking(reach, reach + 'relationships = ["stranger"]\n')

    found = [d for d in differences(law(), fewer, TODAY) if d.act == "K1"]

    who = {relationship for one in found for relationship in one.who}
    assert who == set(Relationship) - {Relationship.STRANGER}


@given(
    act=st.sampled_from(["K1", "K2", "S7", "P1", "E1"]),
    day=st.dates(FIRST, LAST),
    relationship=st.sampled_from(Relationship),
    place=st.sampled_from(Place),
)
def test_what_is_told_is_what_asking_shows(
    old: Law,
    told: list[Difference],
    act: str,
    day: date,
    relationship: Relationship,
    place: Place,
) -> None:
    question = Question("kz", act, (day,), day, relationship, place)

    asked = set(differing(explain(question, old), explain(question, law())))

    assert asked == {
        one.part
        for one in told
        if not one.asked_now
        and one.act == act
        and relationship in one.who
        and place in one.where
        and one.days[0] <= day
        and (one.days[1] is None or day < one.days[1])
    }


def test_control_the_day_before_and_the_day_after_are_answered_alike(
    old: Law,
) -> None:
    """The comparison can also say that nothing differs, and that something does."""
    for day, parts in (
        (SIGNED - timedelta(days=1), []),
        (SIGNED, [Part.PUNISHMENT]),
        (IN_FORCE - timedelta(days=1), [Part.PUNISHMENT]),
        (IN_FORCE, []),
    ):
        asked = Question(
            "kz", "K1", (day,), day, Relationship.EX_COHABITANT, Place.STREET
        )
        assert differing(explain(asked, old), explain(asked, law())) == parts
