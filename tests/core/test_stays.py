"""The stay clock."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from umay.core.limits import Limit, Reach
from umay.core.roles import Role
from umay.core.stays import Mark, StayClock

SIX = Limit(date(2000, 1, 1), 6, Reach.NEW, "invented")


def clock(first: date, today: date, extended_to: date | None = None) -> StayClock:
    return StayClock(first, today, SIX, extended_to)


def test_the_day_of_admission_is_day_one() -> None:
    first = date(2026, 3, 2)

    assert clock(first, first).day_number == 1
    assert clock(first, first).last_day == date(2026, 9, 1)


def test_on_the_last_day_no_day_is_left_and_the_next_is_over_the_limit() -> None:
    first, last = date(2026, 3, 2), date(2026, 9, 1)

    assert clock(first, last).days_left == 0
    assert not clock(first, last).over_limit
    assert clock(first, last + timedelta(days=1)).over_limit


def test_reviews_stand_on_day_90_and_150_and_notices_before_the_end() -> None:
    first = date(2026, 3, 2)
    marks = {(m.mark, m.number): m.day for m in clock(first, first).milestones()}

    assert marks[Mark.REVIEW, 90] == first + timedelta(days=89)
    assert marks[Mark.REVIEW, 150] == first + timedelta(days=149)
    assert [marks[Mark.NOTICE, n] for n in (60, 30, 14, 7)] == [
        date(2026, 9, 1) - timedelta(days=n) for n in (60, 30, 14, 7)
    ]
    assert marks[Mark.LAST_DAY, 0] == date(2026, 9, 1)


def test_every_milestone_names_who_must_act() -> None:
    assert all(m.who for m in clock(date(2026, 3, 2), date(2026, 3, 2)).milestones())


def test_what_is_due_is_the_latest_milestone_that_has_come() -> None:
    first = date(2026, 3, 2)
    assert clock(first, first).due() is None

    due = clock(first, date(2026, 8, 20)).due()

    assert due is not None
    assert (due.mark, due.number, due.who) == (Mark.NOTICE, 14, (Role.DIRECTOR,))


def test_an_extension_moves_the_last_day_and_its_notices() -> None:
    longer = clock(date(2026, 3, 2), date(2026, 9, 5), date(2026, 12, 1))

    assert longer.last_day == date(2026, 12, 1)
    assert not longer.over_limit


def test_an_extension_never_shortens_a_stay() -> None:
    assert clock(date(2026, 3, 2), date(2026, 3, 2), date(2026, 4, 1)).last_day == date(
        2026, 9, 1
    )


@given(
    first=st.dates(date(2010, 1, 1), date(2050, 1, 1)),
    days=st.integers(0, 400),
)
def test_days_add_up_wherever_today_is(first: date, days: int) -> None:
    now = clock(first, first + timedelta(days=days))

    length = (now.last_day - now.first_day).days + 1
    assert now.day_number + now.days_left == length
    assert list(now.milestones()) == sorted(now.milestones(), key=lambda m: m.day)
