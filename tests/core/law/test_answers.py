"""The law's answers hold for every act and every day, whatever order they come in."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.law.the_law import FIRST, LAST, asked, law
from umay.core.incidents import Place, Relationship
from umay.core.law.answering import Answer, Explanation, explain
from umay.core.law.examples import failures
from umay.core.law.packs import Law, LawPack, Part

DAYS = st.dates(FIRST, LAST)
ACTS = st.sampled_from(sorted(law().acts))
PACKS = st.sampled_from(sorted(law().packs))
CIRCLES = st.sampled_from(Relationship)
PLACES = st.sampled_from(Place)
FACTS = st.dictionaries(
    st.sampled_from(sorted(law().facts)), st.sampled_from(["yes", "no"]), max_size=4
)
EXAMPLES = [
    pytest.param(pack, example, id=f"{pack.jurisdiction}: {example.says}")
    for pack in law().packs.values()
    for example in pack.examples
]


@pytest.mark.parametrize(("pack", "example"), EXAMPLES)
def test_a_worked_example_holds(pack: LawPack, example: object) -> None:
    assert list(failures(example, pack, law())) == []  # type: ignore[arg-type]


def said(answer: Explanation) -> dict[Part, tuple[Answer, list[tuple[str, Answer]]]]:
    return {
        part: (one.answer, [(f.provision.id, f.answer) for f in one.found])
        for part, one in answer.parts.items()
    }


@settings(max_examples=150)
@given(PACKS, ACTS, DAYS, CIRCLES, PLACES, FACTS)
def test_every_answer_has_three_parts_each_with_a_source_or_an_honest_unknown(
    jurisdiction: str,
    act: str,
    day: date,
    relationship: Relationship,
    place: Place,
    facts: dict[str, str],
) -> None:
    answer = asked(
        act,
        day,
        jurisdiction=jurisdiction,
        relationship=relationship,
        place=place,
        **facts,
    )

    assert list(answer.parts) == list(Part)
    for part in answer.parts.values():
        assert all(found.version.sources for found in part.found)
        if part.answer is Answer.NO_GROUND:
            assert all(gap.sources and gap.standards for gap in part.gaps)
            assert part.gaps
        elif part.answer is not Answer.UNKNOWN:
            assert part.answer in {found.answer for found in part.found}


def shuffled(dice: random.Random) -> Law:
    packs = {}
    for name, pack in law().packs.items():
        provisions, gaps = list(pack.provisions), list(pack.gaps)
        dice.shuffle(provisions)
        dice.shuffle(gaps)
        packs[name] = replace(pack, provisions=tuple(provisions), gaps=tuple(gaps))
    return replace(law(), packs=packs)


@settings(max_examples=60)
@given(ACTS, DAYS, CIRCLES, PLACES, st.integers(0, 99))
def test_the_order_of_provisions_and_files_changes_nothing(
    act: str, day: date, relationship: Relationship, place: Place, seed: int
) -> None:
    usual = asked(act, day, relationship=relationship, place=place)

    other = explain(usual.question, shuffled(random.Random(seed)))

    assert said(other) == said(usual)


BOUNDARIES = law().pack("kz").changes
TOUCHED = {
    date(2015, 1, 1): set(law().acts),
    date(2017, 7, 3): {"P1", "P2", "P4", "P5"},
    date(2024, 6, 16): {"P1", "P2", "P3", "P4", "P5"},
    date(2025, 9, 16): {"K1", "K2", "M1", "S7"},
    date(2026, 3, 2): {"C2"},
}


@pytest.mark.parametrize("change", BOUNDARIES)
@pytest.mark.parametrize("act", sorted(law().acts))
def test_punishment_differs_at_a_boundary_only_where_the_law_changed(
    change: date, act: str
) -> None:
    later = date(2026, 11, 22)
    before, after = (
        said(asked(act, day, later=later))[Part.PUNISHMENT]
        for day in (change - timedelta(days=1), change)
    )

    assert act in TOUCHED.get(change, set()) or before == after


@given(DAYS)
def test_an_act_next_to_a_change_of_law_is_marked(day: date) -> None:
    near = [c for c in BOUNDARIES if c - timedelta(days=1) <= day <= c]

    assert list(asked("P1", day).boundaries) == near


@settings(max_examples=60)
@given(st.dates(FIRST, date(2025, 9, 15)), DAYS, PLACES)
def test_harsher_law_never_reaches_back(day: date, later: date, place: Place) -> None:
    asking = max(day, later)
    answer = asked(
        "K1", day, later=asking, place=place, substantial_harm="yes",
        relationship=Relationship.EX_COHABITANT,
    )  # fmt: skip

    found = {one.provision.id for one in answer.parts[Part.PUNISHMENT].found}
    assert "kz/cc/115-1" not in found


def test_control_with_the_law_moved_back_stalking_is_found_earlier() -> None:
    pack = law().pack("kz")
    stalking = next(one for one in pack.provisions if one.id == "kz/cc/115-1")
    (version,) = stalking.versions
    early = replace(stalking, versions=(replace(version, in_force=FIRST),))
    others = tuple(one for one in pack.provisions if one is not stalking)
    wrong = replace(law(), packs={"kz": replace(pack, provisions=(*others, early))})

    answer = asked("K1", date(2025, 2, 10), by=wrong, substantial_harm="yes")

    assert answer.parts[Part.PUNISHMENT].answer is Answer.GROUND


def test_a_pack_nobody_reviewed_is_never_shown_as_reviewed() -> None:
    assert not any(pack.reviewed_by for pack in law().packs.values())
    assert not asked("P1", date(2026, 1, 1)).reviewed


def test_a_pack_read_long_ago_is_stale() -> None:
    read_on = law().pack("kz").read_on
    assert not asked("P1", read_on).stale
    assert asked("P1", read_on + timedelta(days=91)).stale


def test_there_are_thirty_six_acts_each_said_in_three_languages() -> None:
    assert len(law().acts) == 36
    for act in law().acts.values():
        assert set(act.says) == {"kk", "ru", "en"}
        assert act.core_type in {"RA", "SA", "PA", "FM", "DR", "EA"}
