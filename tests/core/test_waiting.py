"""The order of the waiting list."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from umay.core.waiting import Danger, PutBefore, Waiting, in_order

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def waits(name: str, danger: Danger, hours: int = 0) -> Waiting:
    return Waiting(name, danger, NOON + timedelta(hours=hours))


def names(listed: list[Waiting]) -> list[str]:
    return [w.household for w in listed]


def test_danger_comes_before_time() -> None:
    early = waits("early", Danger.PRESENT)
    grave = waits("grave", Danger.NOW, hours=5)

    assert names(in_order([early, grave])) == ["grave", "early"]


def test_within_one_danger_who_asked_first_comes_first() -> None:
    first, second = waits("b", Danger.HIGH), waits("a", Danger.HIGH, hours=1)

    assert names(in_order([second, first])) == ["b", "a"]


def test_unknown_danger_stands_above_what_was_judged_lower() -> None:
    unknown = waits("unknown", Danger.UNKNOWN, hours=9)
    judged = waits("judged", Danger.PRESENT)

    assert names(in_order([judged, unknown])) == ["unknown", "judged"]


def test_a_person_may_put_one_family_before_another() -> None:
    listed = [
        waits("a", Danger.NOW),
        waits("b", Danger.HIGH),
        waits("c", Danger.HIGH, 1),
    ]

    moved = in_order(listed, [PutBefore("c", "a", NOON)])

    assert names(moved) == ["c", "a", "b"]


def test_a_family_may_be_put_last_and_a_move_past_one_who_left_is_forgotten() -> None:
    listed = [waits("a", Danger.NOW), waits("b", Danger.HIGH)]

    assert names(in_order(listed, [PutBefore("a", None, NOON)])) == ["b", "a"]
    assert names(in_order(listed, [PutBefore("b", "gone", NOON)])) == ["a", "b"]


@given(
    st.lists(st.tuples(st.sampled_from(Danger), st.integers(0, 99)), max_size=8),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 5))),
)
def test_no_move_ever_loses_or_doubles_a_family(
    families: list[tuple[Danger, int]], moves: list[tuple[int, int, int]]
) -> None:
    listed = [
        waits(str(i), danger, hours) for i, (danger, hours) in enumerate(families)
    ]
    moved = [
        PutBefore(str(a), str(b) if b < 9 else None, NOON + timedelta(hours=h))
        for a, b, h in moves
        if a != b
    ]

    assert sorted(names(in_order(listed, moved))) == sorted(names(listed))
