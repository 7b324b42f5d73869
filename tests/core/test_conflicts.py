from datetime import date

from umay.core.conflicts import Conflict, conflicts
from umay.core.nights import Nights
from umay.core.places import Bed, Claim, ClaimKind, House, Unit

TODAY, TOMORROW, LATER = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 9)


def house(*claims: Claim) -> House:
    beds = (Bed("11.1", claims), Bed("11.2", claims))
    return House((Unit("11", 1, "violence", beds),), TODAY)


def lives(until: date | None) -> Claim:
    return Claim("H-1", ClaimKind.STAY, Nights(date(2026, 1, 1), until))


def comes(first: date) -> Claim:
    return Claim("H-2", ClaimKind.RESERVATION, Nights(first))


def test_a_unit_promised_while_somebody_lives_in_it_is_told_once() -> None:
    found = conflicts(house(lives(None), comes(LATER)))

    assert found == (Conflict("11", "H-1", "H-2", LATER),)


def test_she_who_leaves_before_the_other_comes_is_no_conflict() -> None:
    assert conflicts(house(lives(TOMORROW), comes(TOMORROW))) == ()


def test_her_own_promise_is_no_conflict() -> None:
    own = Claim("H-1", ClaimKind.RESERVATION, Nights(LATER))

    assert conflicts(house(lives(None), own)) == ()


def test_the_nearest_day_comes_first() -> None:
    third = Claim("H-3", ClaimKind.HOLD, Nights(TODAY, TOMORROW))

    found = conflicts(house(lives(None), comes(LATER), third))

    assert [conflict.day for conflict in found] == [TODAY, LATER]
