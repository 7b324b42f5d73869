"""The page of one household: its days, its people, and who sees what."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.small_house import BABY, CHILD
from tests.web.living import moved_in, page
from umay.core.exits import Destination
from umay.core.people import Age, Person, Whereabouts
from umay.core.places import Scope
from umay.core.roles import Role
from umay.records.models import KeepApart, OwnLimit, Stay
from umay.use_cases.exit_household import exit_household, plan_leaving
from umay.use_cases.extend_stay import ask_extension, decide_extension
from umay.use_cases.keep_apart import keep_apart
from umay.use_cases.sign_out import sign_in, sign_out


@pytest.fixture
def see(client_of):
    """Open a family's page and return its text."""

    def text(stay: Stay, role: Role = Role.DUTY) -> str:
        answer = client_of(role).get(page(stay))
        assert answer.status_code == 200
        return answer.content.decode()

    return text


def test_it_says_the_day_the_last_day_and_that_nobody_reviewed_the_limit(
    house, see
) -> None:
    stay = moved_in(house, days_ago=36)

    text = see(stay)

    assert stay.household.survivor_code in text
    assert "Day 37 of" in text
    assert "days left" in text
    assert "order 263" in text
    assert "Unreviewed" in text
    assert "No destination yet" in text


def test_a_limit_of_the_house_itself_is_not_called_unreviewed(house, see) -> None:
    stay = moved_in(house)
    OwnLimit.objects.create(
        center=stay.center,
        since=stay.first_day,
        months=3,
        reach="new stays",
        source="Our own rule",
    )

    text = see(stay)

    assert "3 months, by" in text
    assert "Our own rule" in text
    assert "Unreviewed" not in text


def test_over_the_limit_is_loud_and_nobody_is_put_out(house, see) -> None:
    stay = moved_in(house, days_ago=200)

    text = see(stay)

    assert "over the limit" in text
    assert "Nobody has to leave by itself" in text
    assert "passed" in text


def test_a_stay_without_a_known_limit_says_so(house, see) -> None:
    stay = moved_in(house)
    Stay.objects.filter(pk=stay.pk).update(first_day="2010-01-01")

    assert "No limit is known" in see(stay)


def test_each_member_is_shown_with_bed_or_cot_or_where_it_lives(house, see) -> None:
    away = Person(age=Age.SCHOOL, whereabouts=Whereabouts.ELSEWHERE)
    stay = moved_in(house, CHILD, BABY, away)

    text = see(stay)

    assert "Sleeps in bed 12.1" in text
    assert "Sleeps in cot" in text
    assert "Lives elsewhere" in text


def test_the_page_says_whom_she_must_not_meet_and_not_why(house, see) -> None:
    stay, other = moved_in(house), moved_in(house, unit="13")
    why = "invented-reason"
    keep_apart(house.order(), stay.household_id, other.household_id, Scope.HOUSE, why)

    for one, its_other in ((stay, other), (other, stay)):
        assert its_other.household.survivor_code in see(one)
        assert why not in see(one, Role.DUTY)
        assert why not in see(one, Role.SOCIAL)
    assert KeepApart.objects.count() == 1


def test_who_has_not_come_back_is_late_with_her_own_instruction(house, see) -> None:
    stay = moved_in(house)
    see(stay)  # somebody of the intake has made her keys
    house.now = timezone.now() - timedelta(hours=3)
    sign_out(house.order(), stay.pk, house.now + timedelta(hours=1), "Call my sister")

    text = see(stay)

    assert "Late" in text
    assert "Call my sister" in text
    assert "She is back in" in text


def test_who_came_back_is_in_the_house(house, see) -> None:
    stay = moved_in(house)
    sign_out(house.order(), stay.pk, house.now + timedelta(hours=1))
    sign_in(house.order(), stay.pk)

    assert "In the house" in see(stay)


def test_the_page_says_that_more_time_is_asked_for_and_not_why(house, see) -> None:
    stay = moved_in(house)
    until = timezone.localdate() + timedelta(days=300)
    asked = ask_extension(house.order(), stay.pk, until, "a court date", "her wish")
    assert "Not decided yet" in see(stay)
    assert "a court date" not in see(stay, Role.DUTY)
    assert "her wish" not in see(stay, Role.SOCIAL)
    assert f"longer/{asked.subject}/" in see(stay, Role.DIRECTOR)
    assert f"longer/{asked.subject}/" not in see(stay, Role.SOCIAL)

    decide_extension(house.order(), asked.subject, "granted so", until)

    assert "Yes: the last day is" in see(stay)
    assert "granted so" not in see(stay, Role.DIRECTOR)


def test_a_plan_later_than_the_last_day_is_marked(house, see) -> None:
    stay = moved_in(house)
    late = timezone.localdate() + timedelta(days=300)
    plan_leaving(house.order(), stay.pk, late, Destination.RENTED)

    text = see(stay)

    assert "A rented home" in text
    assert "after the last day" in text


def test_a_daytime_stay_has_no_bed_and_no_move(house, see) -> None:
    stay = moved_in(house, form=Stay.Form.DAY)

    text = see(stay)

    assert "Daytime only, without a bed" in text
    assert "No bed or cot" not in text
    assert page(stay, "move") not in text


def test_a_family_that_left_is_shown_with_its_stay_and_may_ask_again(
    house, see
) -> None:
    stay = moved_in(house, days_ago=10)
    exit_household(
        house.order(), stay.pk, timezone.localdate(), Destination.KIN_FOR_NOW
    )

    text = see(stay)

    assert "Not in the house now" in text
    assert "Family or friends, for now" in text
    assert page(stay, "again") in text
    assert page(stay, "leave") not in text


def test_a_family_that_only_asked_has_a_page_too(house, client_of) -> None:
    request = house.asks(CHILD)
    from umay.records.models import Request

    household = Request.objects.get(pk=request).household_id
    answer = client_of(Role.DUTY).get(f"/families/{household}/")

    assert "Not in the house now" in answer.content.decode()


def test_what_the_night_left_can_be_ended_from_here(house, see) -> None:
    text = see(moved_in(house, days_ago=3))

    assert "Show her the house" in text
    assert "was due on" in text
    assert "She declined" in text


def test_a_forged_address_finds_nothing(house, client_of) -> None:
    answer = client_of(Role.SOCIAL).get(f"/families/{uuid.uuid4()}/")

    assert answer.status_code == 404


def test_another_house_does_not_exist_here(house, client_of) -> None:
    from tests.small_house import small_house

    theirs = moved_in(small_house())

    assert client_of(Role.DIRECTOR).get(page(theirs)).status_code == 404


def test_the_title_tells_nothing(house, see) -> None:
    stay = moved_in(house)

    title = see(stay).partition("<title>")[2].partition("</title>")[0]

    assert title == "Family – Umay"


def test_the_page_needs_at_most_ten_queries(
    house, client_of, django_assert_max_num_queries
) -> None:
    stay, other = moved_in(house, CHILD, BABY), moved_in(house, unit="13")
    keep_apart(house.order(), stay.household_id, other.household_id, Scope.HOUSE, "x")
    until = timezone.localdate() + timedelta(days=300)
    ask_extension(house.order(), stay.pk, until, "reason")
    browser = client_of(Role.DIRECTOR)

    with django_assert_max_num_queries(10):
        browser.get(page(stay))
