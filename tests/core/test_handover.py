from datetime import UTC, datetime, timedelta

from umay.core.handover import begins
from umay.core.journals import Period

EIGHT = datetime(2026, 3, 2, 8, tzinfo=UTC)


def test_a_shift_runs_since_the_last_handover() -> None:
    before = EIGHT - timedelta(hours=9)

    assert begins(before, EIGHT) == before


def test_an_old_handover_or_none_says_nothing_of_this_shift() -> None:
    for last in (None, EIGHT - timedelta(hours=25)):
        assert begins(last, EIGHT) == EIGHT - timedelta(hours=12)


def test_a_period_is_a_year_at_the_most_and_does_not_run_backwards() -> None:
    day = EIGHT.date()

    assert Period(day, day).fits
    assert Period(day, day + timedelta(days=366)).fits
    assert not Period(day, day + timedelta(days=367)).fits
    assert not Period(day, day - timedelta(days=1)).fits
