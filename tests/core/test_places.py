"""Which unit can take a household, and why the others cannot."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.core.nights import Nights
from umay.core.places import (
    Bed,
    Claim,
    ClaimKind,
    Condition,
    House,
    Needs,
    Scope,
    Unit,
    Why,
)
from umay.core.proposals import NoUnitFits, propose, take
from umay.core.rules import HouseRules, OlderBoys, Overflow

TODAY = date(2026, 3, 2)
TONIGHT = Nights(TODAY)


def unit(code: str, beds: int, *claims: Claim, **more: object) -> Unit:
    made = tuple(Bed(f"{code}.{n}", claims) for n in range(1, beds + 1))
    about = {"floor": 1, "programme": "violence"} | more
    return Unit(code, beds=made, **about)  # type: ignore[arg-type]


def needs(beds: int = 2, cots: int = 0, **more: object) -> Needs:
    about = {"household": "us", "nights": TONIGHT, "programme": "violence"} | more
    return Needs(beds=beds, cots=cots, **about)  # type: ignore[arg-type]


def house(*units: Unit, cots: int = 0, **rules: object) -> House:
    beds = tuple(Bed(f"C{n}") for n in range(cots))
    return House(units, TODAY, beds, HouseRules(**rules))  # type: ignore[arg-type]


def lived_in(until: date | None = None) -> Claim:
    return Claim("them", ClaimKind.STAY, Nights(date(2026, 1, 1), until))


def chosen(found: House, wanted: Needs) -> list[tuple[str, ...]]:
    return [proposal.units for proposal in propose(wanted, found).proposals]


def against(found: House, code: str, wanted: Needs | None = None) -> list[Why]:
    room = found.unit(code)
    assert room is not None
    return [o.why for o in found.objections(room, wanted or needs())]


def test_the_least_wasted_beds_come_first() -> None:
    rooms = house(unit("A", 5), unit("B", 3), unit("C", 2))

    assert chosen(rooms, needs(2)) == [("C",), ("B",), ("A",)]


def test_between_equal_waste_the_size_with_most_units_free_is_taken() -> None:
    rooms = house(unit("A", 4, shared=True), unit("B", 2), unit("C", 2))

    best = propose(needs(2, may_share=True), rooms).proposals[0]

    assert best.units == ("B",)
    assert best.most_free == 2


def test_never_more_than_three_answers() -> None:
    rooms = house(*(unit(f"U{n}", 2) for n in range(9)))

    assert len(propose(needs(), rooms).proposals) == 3


@pytest.mark.parametrize(
    ("room", "why"),
    [
        (unit("A", 2, lived_in()), Why.OCCUPIED),
        (unit("A", 2, Claim("x", ClaimKind.HOLD, TONIGHT)), Why.HELD),
        (unit("A", 2, Claim("x", ClaimKind.RESERVATION, TONIGHT)), Why.RESERVED),
        (unit("A", 2, condition=Condition.CLOSED), Why.CLOSED),
        (unit("A", 2, condition=Condition.CLEANING), Why.TO_CLEAN),
        (unit("A", 1), Why.TOO_SMALL),
        (unit("A", 2, programme="hardship"), Why.OTHER_PROGRAMME),
    ],
)
def test_each_unit_says_why_it_does_not_fit(room: Unit, why: Why) -> None:
    assert against(house(room), "A") == [why]


def test_an_objection_says_from_which_day_the_unit_is_free() -> None:
    room = unit("A", 2, lived_in(date(2026, 3, 10)))
    rooms = house(room)

    (found,) = rooms.objections(room, needs())

    assert found.day == date(2026, 3, 10)
    assert against(rooms, "A", needs(nights=Nights(date(2026, 3, 10)))) == []


def test_a_step_free_need_is_never_bent() -> None:
    rooms = house(unit("A", 2), unit("B", 4, step_free=True))

    assert chosen(rooms, needs(step_free=True)) == [("B",)]


def test_adjoining_rooms_come_before_a_refusal_but_after_one_room() -> None:
    doors = {"A": frozenset({"B"}), "B": frozenset({"A"})}
    rooms = house(
        *(unit(c, 3, adjoins=d) for c, d in doors.items()), fold_outs_per_unit=0
    )

    (pair,) = propose(needs(5), rooms).proposals

    assert (pair.units, pair.adjoining, pair.spare) == (("A", "B"), True, 1)


def test_a_household_is_never_split_unless_she_asks() -> None:
    rooms = house(unit("A", 3), unit("B", 3), fold_outs_per_unit=0)

    assert chosen(rooms, needs(5)) == []
    assert chosen(rooms, needs(5, may_split=True)) == [("A", "B")]
    with pytest.raises(NoUnitFits):
        take(("A", "B"), frozenset(), needs(5), rooms)


def test_a_rule_that_would_be_bent_is_named() -> None:
    rooms = house(unit("A", 2, programme="hardship"), unit("B", 1), cots=0)

    found = propose(needs(2, cots=1), rooms).proposals

    assert found[0].bent == {Why.OTHER_PROGRAMME, Why.NO_COT}
    assert found[1].bent == {Why.TOO_SMALL, Why.NO_COT}
    assert found[1].fold_outs == 1


def test_overflow_is_a_setting() -> None:
    rooms = house(unit("A", 2, programme="hardship"), overflow=Overflow.NEVER)
    assert chosen(rooms, needs()) == []

    rooms = house(unit("A", 2, programme="hardship"), overflow=Overflow.FREELY)
    (answer,) = propose(needs(), rooms).proposals
    assert not answer.wants_reason(rooms)


def test_a_rule_about_older_boys_is_a_setting_and_is_named() -> None:
    shared = unit("A", 4, shared=True)
    wanted = needs(older_boy=True, may_share=True)

    assert against(house(shared), "A", wanted) == [Why.OLDER_BOY]
    assert against(house(shared, older_boys=OlderBoys.WELCOME), "A", wanted) == []
    assert against(house(unit("B", 2), older_boys=OlderBoys.ASK), "B", wanted) == [
        Why.OLDER_BOY
    ]


def test_people_who_must_not_meet_are_kept_off_a_floor_or_out_of_the_house() -> None:
    near, far = unit("A", 2, lived_in()), unit("C", 2, floor=2)
    rooms = house(near, unit("B", 2), far)

    assert chosen(rooms, needs(apart=(("them", Scope.FLOOR),))) == [("C",)]
    assert chosen(rooms, needs(apart=(("them", Scope.HOUSE),))) == []


def test_cots_are_counted_on_their_own() -> None:
    rooms = house(unit("A", 2), cots=1)

    assert against(rooms, "A", needs(cots=1)) == []
    assert against(rooms, "A", needs(cots=2)) == [Why.NO_COT]


def test_a_rule_is_bent_only_by_who_names_it() -> None:
    rooms = house(unit("A", 2, programme="hardship"))

    with pytest.raises(NoUnitFits):
        take(("A",), frozenset(), needs(), rooms)
    assert take(("A",), frozenset({Why.OTHER_PROGRAMME}), needs(), rooms).units == (
        "A",
    )


def test_what_cannot_be_bent_is_not_bent_by_naming_it() -> None:
    rooms = house(unit("A", 2, lived_in()))

    with pytest.raises(NoUnitFits):
        take(("A",), frozenset(Why), needs(), rooms)


def test_a_unit_that_does_not_exist_is_refused() -> None:
    with pytest.raises(NoUnitFits):
        take(("Z",), frozenset(), needs(), house(unit("A", 2)))


ROOMS = st.lists(
    st.tuples(st.integers(1, 6), st.booleans(), st.booleans(), st.sampled_from("vh")),
    max_size=8,
)


@given(rooms=ROOMS, beds=st.integers(1, 9), cots=st.integers(0, 2), split=st.booleans())
def test_the_same_rule_proposes_and_takes(
    rooms: list[tuple[int, bool, bool, str]], beds: int, cots: int, split: bool
) -> None:
    """What is proposed can be taken, and what is refused says why."""
    units = [
        unit(
            f"U{n}",
            size,
            *([lived_in()] if taken else []),
            programme="violence" if programme == "v" else "hardship",
            adjoins=frozenset({f"U{n + 1}"}) if door else frozenset(),
        )
        for n, (size, taken, door, programme) in enumerate(rooms)
    ]
    found, wanted = house(*units, cots=1), needs(beds, cots, may_split=split)
    answers = propose(wanted, found)

    for proposal in answers.proposals:
        again = take(proposal.units, proposal.bent, wanted, found)
        assert (again.beds, again.cots) == (proposal.beds, proposal.cots)
        assert len(again.beds) + again.fold_outs >= beds
    alone = {p.units[0] for p in answers.proposals if len(p.units) == 1 and not p.bends}
    assert alone.isdisjoint(answers.refusals)
