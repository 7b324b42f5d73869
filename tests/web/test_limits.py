"""Limits: six months ahead, every stay as a bar, who is over the limit first."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.small_house import CHILD, SmallHouse, small_house
from tests.web.living import moved_in
from umay.core.exits import Destination
from umay.core.limits import Limit, Reach
from umay.core.roles import Role
from umay.core.stays import StayClock
from umay.records.models import Stay
from umay.records.queries.timeline import Row
from umay.use_cases.exit_household import plan_leaving
from umay.use_cases.extend_stay import ask_extension, decide_extension
from umay.use_cases.furnish_house import UnitPlan
from umay.web.limits import Span, bar

FAMILIES = 100
TODAY = date(2026, 3, 2)
HALF_A_YEAR = Span(TODAY, date(2026, 9, 1))


def stay_since(first_day: date, extended_to: date | None = None, **stay) -> Row:
    limit = Limit(date(2020, 1, 1), 6, Reach.NEW, "invented")
    clock = StayClock(first_day, TODAY, limit, extended_to)
    return Row(Stay(first_day=first_day, **stay), ("12",), clock, clock.milestones())


def test_the_chart_begins_today_and_shows_where_months_begin() -> None:
    assert HALF_A_YEAR.width == 184
    assert [x for x, _month in HALF_A_YEAR.months()] == [30, 60, 91, 121, 152, 183]
    assert HALF_A_YEAR.percent()[0] == ("16.3%", date(2026, 4, 1))


def test_a_bar_ends_with_the_last_day_and_is_cut_at_the_edge() -> None:
    assert bar(stay_since(TODAY), HALF_A_YEAR).width == 184
    assert bar(stay_since(date(2025, 10, 2)), HALF_A_YEAR).width == 31
    far = bar(stay_since(TODAY, date(2028, 1, 1)), HALF_A_YEAR)
    assert (far.width, far.limit) == (184, 184)


def test_more_time_begins_where_the_limit_would_have_ended() -> None:
    drawn = bar(stay_since(date(2025, 10, 2), date(2026, 5, 1)), HALF_A_YEAR)

    assert (drawn.limit, drawn.width) == (31, 61)


def test_a_stay_over_its_limit_has_no_bar() -> None:
    drawn = bar(stay_since(date(2025, 8, 1)), HALF_A_YEAR)

    assert (drawn.width, drawn.marks) == (0, "")


def test_reviews_are_tall_and_notices_short() -> None:
    drawn = bar(stay_since(date(2025, 12, 3)), HALF_A_YEAR)

    assert drawn.marks.startswith("M0 0v10")  # day 90 is today
    assert "M32 6v4" in drawn.marks  # sixty days before 2 June


def test_a_plan_after_the_last_day_is_known_as_too_late() -> None:
    planned = stay_since(date(2025, 10, 2), planned_leaving=date(2026, 4, 10))

    assert (bar(planned, HALF_A_YEAR).leaves, bar(planned, HALF_A_YEAR).too_late) == (
        39,
        True,
    )


@pytest.fixture
def see(client_of):
    def text() -> str:
        return client_of(Role.DUTY).get("/limits/").content.decode()

    return text


def test_who_is_over_the_limit_comes_first_and_is_loud(house, see) -> None:
    new, over = moved_in(house, unit="12"), moved_in(house, unit="13", days_ago=200)

    text = see()

    first = text.index(over.household.survivor_code)
    assert first < text.index(new.household.survivor_code)
    assert "days over the limit" in text
    assert "No destination yet" in text


def test_a_plan_and_more_time_are_told_in_words(house, see) -> None:
    stay = moved_in(house)
    until = timezone.localdate() + timedelta(days=250)
    plan_leaving(house.order(), stay.pk, until, Destination.RENTED)
    asked = ask_extension(house.order(), stay.pk, until, "school").subject
    decide_extension(house.order(), asked, "school", until)

    text = see()

    assert "A rented home" in text
    assert f"{until:%d.%m.%Y}" in text
    assert "250 days left" in text


def test_a_stay_without_a_known_limit_is_as_loud_as_one_over_it(house, see) -> None:
    stay = moved_in(house)
    Stay.objects.filter(pk=stay.pk).update(first_day="2010-01-01")

    assert "No limit known" in see()


def test_a_daytime_stay_is_on_the_list_without_a_unit(house, see) -> None:
    stay = moved_in(house, form=Stay.Form.DAY)

    assert stay.household.survivor_code in see()


def test_an_empty_house_says_so(house, see) -> None:
    assert "No family lives in the house now." in see()


def test_the_administrator_does_not_see_it(house, client_of) -> None:
    assert client_of(Role.ADMIN).get("/limits/").status_code == 403


@pytest.fixture
def full_house(db: None) -> SmallHouse:
    units = tuple(UnitPlan(f"{n:03}", 2, "violence") for n in range(FAMILIES))
    house = small_house(units)
    for number, unit in enumerate(units):
        moved_in(house, CHILD, unit=unit.code, days_ago=number * 2)
    return house


class TestAFullHouse:
    @pytest.fixture
    def house(self, full_house: SmallHouse) -> SmallHouse:
        return full_house

    def test_a_hundred_families_are_one_small_page_and_so_is_their_day(
        self, client_of, django_assert_max_num_queries
    ) -> None:
        browser = client_of(Role.DIRECTOR)
        with django_assert_max_num_queries(10):
            answer = browser.get("/limits/")
        assert answer.content.count(b"<tr") == FAMILIES + 1
        assert len(answer.content) <= 50 * 1024

        browser = client_of(Role.SOCIAL)
        with django_assert_max_num_queries(10):
            answer = browser.get("/today/")
        assert len(answer.content) <= 50 * 1024
        assert answer.content.count(b"<h2") == FAMILIES
