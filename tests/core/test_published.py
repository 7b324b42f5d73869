"""Published figures: counts that add up, and stays with the mean that was asked."""

from hypothesis import given
from hypothesis import strategies as st

from umay.core.published import STAYS, beds_asked, stays


@given(st.integers(1, 5000))
def test_every_family_asks_for_some_beds(families: int) -> None:
    counts = beds_asked(families)

    assert abs(sum(counts.values()) - families) <= len(counts)
    assert min(counts.values()) >= 0


@given(st.integers(5, 120), st.integers(150, 400))
def test_stays_have_the_mean_that_was_asked(mean: int, limit: int) -> None:
    found = stays(mean, limit)

    assert len(found) == STAYS
    assert max(found) <= limit
    assert abs(sum(found) / STAYS - mean) < 1


def test_a_mean_beyond_the_limit_is_the_limit() -> None:
    assert set(stays(300, 180)) == {180}
