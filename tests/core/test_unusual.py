"""Which openings a director is shown, and which weeks wait for her."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from umay.core.roles import Role
from umay.core.unusual import MANY, Read, Unusual, unusual, week_of, weeks_due

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
WORKER, FAMILY = uuid4(), uuid4()


def read(
    at: datetime = NOON,
    role: Role = Role.PSYCHOLOGIST,
    household: UUID = FAMILY,
    held: str = "given",
    *,
    settled: bool = True,
) -> Read:
    return Read(at, WORKER, role, household, frozenset({held}), settled)


def reasons(*reads: Read, alike=()) -> list[set[Unusual]]:
    return [one.why for one in unusual(reads, alike)]


def test_what_she_was_given_and_opens_by_day_is_nothing_unusual() -> None:
    assert reasons(read(), read(held="own")) == []


def test_the_night_is_off_shift_for_all_but_duty_workers() -> None:
    night = NOON.replace(hour=2)

    assert reasons(read(night)) == [{Unusual.OFF_SHIFT}]
    assert reasons(read(night, Role.DUTY)) == []


def test_the_shift_begins_at_seven_and_ends_at_nine() -> None:
    hours = [h for h in range(24) if reasons(read(NOON.replace(hour=h)))]

    assert hours == [0, 1, 2, 3, 4, 5, 6, 21, 22, 23]


def test_the_intake_reads_new_families_but_not_those_with_their_own_worker() -> None:
    assert reasons(read(role=Role.DUTY, held="intake", settled=False)) == []
    assert reasons(read(role=Role.DUTY, held="intake")) == [{Unusual.NOT_HERS}]


def test_what_an_emergency_opened_is_always_looked_at() -> None:
    assert reasons(read(held="glass", settled=False)) == [{Unusual.NOT_HERS}]


def test_names_alike_are_looked_at_however_ordinary_the_reading() -> None:
    assert reasons(read(), alike={(WORKER, FAMILY)}) == [{Unusual.LIKE_NAME}]


def test_many_families_in_one_day_are_looked_at_and_a_few_are_not() -> None:
    few = [read(household=uuid4()) for _ in range(MANY)]

    assert reasons(*few) == []
    assert reasons(*few, read(household=uuid4())) == [{Unusual.MANY_FILES}]
    tomorrow = read(NOON + timedelta(days=1), household=uuid4())
    assert reasons(*few, tomorrow) == []


def test_one_worker_and_one_family_are_one_line_with_all_its_reasons() -> None:
    found = unusual([read(NOON.replace(hour=3)), read(held="wrote"), read()])

    assert [(one.times, one.why, one.last) for one in found] == [
        (2, {Unusual.OFF_SHIFT, Unusual.NOT_HERS}, NOON)
    ]


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 100))
def test_every_full_week_waits_until_it_is_signed(first: date, days: int) -> None:
    today = first + timedelta(days=days)

    due = weeks_due(first, today, signed=())

    assert all(day.weekday() == 0 and day + timedelta(days=7) <= today for day in due)
    assert len(due) == (week_of(today) - week_of(first)).days // 7
    assert weeks_due(first, today, signed=due) == []
