"""How a stay of so many calendar months is counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.core.months import last_day, whole_months

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
MONTHS = st.integers(1, 60)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 1, 1), 6, date(2026, 6, 30)),
        (date(2026, 3, 2), 6, date(2026, 9, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 8, 29), 6, date(2027, 2, 28)),
        (date(2026, 8, 28), 6, date(2027, 2, 27)),
        (date(2028, 2, 29), 6, date(2028, 8, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_the_last_day_is_the_day_before_the_same_day_number(
    first: date, months: int, last: date
) -> None:
    assert last_day(first, months) == last


@given(first=DAYS, months=MONTHS)
def test_a_longer_limit_never_ends_earlier(first: date, months: int) -> None:
    assert last_day(first, months) < last_day(first, months + 1)


@given(first=DAYS, months=MONTHS)
def test_coming_a_day_later_never_ends_earlier(first: date, months: int) -> None:
    assert last_day(first, months) <= last_day(first + timedelta(days=1), months)


@given(first=DAYS, months=MONTHS)
def test_a_month_is_never_shorter_than_28_days_or_longer_than_31(
    first: date, months: int
) -> None:
    days = (last_day(first, months) - first).days + 1
    assert 28 * months <= days <= 31 * months


def test_a_limit_of_no_months_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one month"):
        last_day(date(2026, 1, 1), 0)


def test_age_is_counted_in_whole_months() -> None:
    assert whole_months(date(2025, 11, 1), date(2026, 3, 2)) == 4
