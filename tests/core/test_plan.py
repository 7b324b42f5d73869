"""The plan's days: working days pass over the weekend; the way out begins in time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from umay.core.leaving import Line, LineState, still_open
from umay.core.plan import Terms, working_days_after

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
FRIDAY = date(2026, 3, 6)


def test_five_working_days_after_a_friday_are_the_next_friday() -> None:
    assert Terms().plan_by(FRIDAY) == FRIDAY + timedelta(days=7)


@given(DAYS, st.integers(1, 60))
def test_a_working_day_is_never_on_a_weekend_and_so_many_lie_between(
    day: date, count: int
) -> None:
    end = working_days_after(day, count)

    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert end.weekday() < 5
    assert sum(one.weekday() < 5 for one in between) == count


def test_the_way_out_is_planned_by_day_ninety_of_the_stay() -> None:
    by = Terms().exit_plan_by(FRIDAY)

    assert (by - FRIDAY).days + 1 == 90


@given(st.dictionaries(st.sampled_from(Line), st.sampled_from(LineState)))
def test_a_line_nobody_has_settled_is_open(states: dict[Line, LineState]) -> None:
    still = still_open(states)

    assert [line for line in Line if line in still] == list(still)
    for line in Line:
        settled = states.get(line, LineState.OPEN) is not LineState.OPEN
        assert (line in still) is not settled
