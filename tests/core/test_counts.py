from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from umay.core.counts import State, Tally, by_programme, count
from umay.core.nights import Nights
from umay.core.places import Bed, Claim, ClaimKind, Condition, House, Unit

TONIGHT = date(2026, 3, 2)
DAYS = some.integers(-3, 3).map(lambda n: TONIGHT + timedelta(days=n))


@some.composite
def claims(draw) -> tuple[Claim, ...]:
    """At most one claim a bed: the database allows no overlap."""
    if draw(some.booleans()):
        return ()
    first, household = draw(DAYS), draw(some.sampled_from("abc"))
    until = draw(some.none() | some.integers(0, 4).map(lambda n: first + timedelta(n)))
    kind = draw(some.sampled_from(ClaimKind))
    return (Claim(household, kind, Nights(first, until)),)


@some.composite
def houses(draw) -> House:
    units = []
    for number in range(draw(some.integers(0, 5))):
        beds = tuple(
            Bed(f"{number}.{slot}", draw(claims()), fold_out=slot > 2)
            for slot in range(draw(some.integers(1, 4)))
        )
        condition = draw(some.sampled_from(Condition))
        programme = draw(some.sampled_from(["violence", "hardship"]))
        units.append(Unit(str(number), 1, programme, beds, condition=condition))
    cots = tuple(Bed(f"C{n}", draw(claims())) for n in range(draw(some.integers(0, 3))))
    return House(tuple(units), TONIGHT, cots)


@given(houses())
def test_every_way_of_counting_adds_up_to_all(house: House) -> None:
    found = count(house, TONIGHT)

    assert found.units.all == len(house.units)
    assert found.beds.all == sum(unit.size for unit in house.units)
    assert found.cots.all == len(house.cots)


@given(houses())
def test_the_programmes_together_are_the_whole_house(house: House) -> None:
    whole = count(house, TONIGHT)
    shares = [share for _code, share in by_programme(house, TONIGHT)]

    for state in State:
        beds = sum(getattr(share.beds, state) for share in shares)
        units = sum(getattr(share.units, state) for share in shares)
        assert beds == getattr(whole.beds, state)
        assert units == getattr(whole.units, state)


@given(houses())
def test_a_unit_is_free_exactly_when_one_of_its_beds_is(house: House) -> None:
    found = count(house, TONIGHT)

    assert (found.units.free > 0) == (found.beds.free > 0)
    assert found.units.free <= found.beds.free


@given(houses())
def test_beds_are_lived_in_exactly_when_a_family_lives_there(house: House) -> None:
    found = count(house, TONIGHT)

    lived_in = found.beds.lived_in + found.beds.extra
    assert (lived_in > 0) == (found.families_living > 0)
    assert found.families_living <= lived_in


def test_a_fold_out_bed_counts_on_top_and_only_while_slept_in() -> None:
    stay = Claim("a", ClaimKind.STAY, Nights(TONIGHT))
    beds = (Bed("1.1", (stay,)), Bed("1+2", (stay,), fold_out=True))
    house = House((Unit("1", 1, "violence", beds),), TONIGHT)

    assert count(house, TONIGHT).beds == Tally(lived_in=1, extra=1)
