"""Tonight: what a duty worker sees first, and that nothing is told twice or falsely."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from tests.small_house import CHILD, SmallHouse
from tests.web.living import in_days, moved_in
from umay.core.places import Condition, Why
from umay.core.roles import Role
from umay.records.models import Hold, Stay, Unit
from umay.use_cases.exit_household import plan_leaving
from umay.use_cases.furnish_house import set_condition
from umay.use_cases.sign_out import sign_out
from umay.use_cases.wait import put_on_waiting_list


@pytest.fixture
def see(client_of):
    def text(role: Role = Role.DUTY) -> str:
        answer = client_of(role).get("/tonight/")
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    return text


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def out(house: SmallHouse, stay: Stay, *, back_in: float, if_late: str = "") -> None:
    house.now = timezone.now() - timedelta(hours=5)
    sign_out(house.order(), stay.pk, timezone.now() + timedelta(hours=back_in), if_late)
    house.now = timezone.now()


def test_an_empty_house_tells_all_its_beds_units_and_cots(see) -> None:
    text = see()

    assert '<span class="tile__number">14</span>' in text
    assert '<span class="tile__number">5</span>' in text
    assert '<span class="tile__number">2</span>' in text
    assert "/calls/new/" in text
    assert "/arrivals/new/" in text


def test_a_hold_tells_its_minutes_and_leads_to_the_call(house, see) -> None:
    house.now = timezone.now()
    request = house.asks(CHILD)
    house.holds(request, "12")

    text = see()

    assert f"/calls/{request}/" in text
    assert "89 min" in text
    assert "is-near" not in text


def test_a_hold_about_to_run_out_is_marked(house, see) -> None:
    house.now = timezone.now() - timedelta(minutes=80)
    house.holds(house.asks(CHILD), "12")

    assert "is-near" in see()


def test_a_hold_that_ran_out_is_freed_by_looking(house, see) -> None:
    house.now = timezone.now() - timedelta(hours=3)
    request = house.asks(CHILD)
    house.holds(request, "12")

    assert "kept until" not in see()
    assert Hold.objects.get().state == Hold.State.LAPSED


def test_a_full_disk_does_not_hide_the_house(house, see, monkeypatch) -> None:
    def full(*_: object) -> int:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("umay.web.look.bring_up_to_date", full)
    house.now = timezone.now() - timedelta(hours=3)
    house.holds(house.asks(CHILD), "12")

    text = see()

    assert '<span class="tile__number">14</span>' in text
    assert "kept until" not in text


def test_who_is_late_comes_with_whether_she_said_what_to_do(house, see) -> None:
    stay = moved_in(house)
    out(house, stay, back_in=-1, if_late="call my sister <now>")

    text = see()

    assert "Late since" in text
    assert "She said what to do." in text
    assert "call my sister" not in text
    assert f"/families/{stay.household_id}/" in text


def test_who_is_out_and_not_late_is_counted_apart(house, see) -> None:
    out(house, moved_in(house), back_in=2)

    text = see()

    assert "Late since" not in text
    assert "signed out" in text


def test_the_reservation_for_tomorrow_is_expected_and_a_later_one_is_not(
    house, see
) -> None:
    house.now = timezone.now()
    tomorrow = house.asks(CHILD, first_night=in_days(1))
    house.holds(tomorrow, "12")
    later = house.asks(CHILD, first_night=in_days(9))
    house.holds(later, "13")

    text = see()

    assert f"/calls/{tomorrow}/" in text
    assert f"/calls/{later}/" not in text


def test_a_promised_unit_still_lived_in_is_loud(house, see) -> None:
    stay = moved_in(house, unit="12", days_ago=3)
    house.now = timezone.now() - timedelta(days=2)
    plan_leaving(house.order(), stay.pk, in_days(0), "rented")
    house.holds(house.asks(CHILD, first_night=in_days(0)), "12")
    house.now = timezone.now()

    text = see()

    assert "12 is not free yet" in text
    assert f"{stay.household.survivor_code} still lives there" in text
    assert f"/units/{unit('12').pk}/" in text


def test_open_calls_and_waiting_families_are_counted(house, see) -> None:
    house.now = timezone.now()
    house.asks(CHILD)
    put_on_waiting_list(house.order(), house.asks(CHILD), "high")

    text = see()

    assert "<b>1</b> open call<" in text
    assert "<b>1</b> waiting<" in text


def test_who_is_over_her_limit_is_named(house, see) -> None:
    stay = moved_in(house, days_ago=200)

    text = see()

    assert "over the limit" in text
    assert stay.household.survivor_code in text


def test_a_fold_out_bed_is_told_with_its_reason(house, see) -> None:
    house.now = timezone.now()
    request = house.asks(CHILD, CHILD)
    bends = frozenset({Why.TOO_SMALL})
    house.holds(request, "12", bends=bends, why="the last bus has gone")
    house.admits(request)

    text = see()

    assert "1 fold-out bed" in text
    assert "the last bus has gone" in text


def test_a_unit_to_clean_is_ready_with_one_tap_and_sending_twice_changes_nothing(
    house, client_of, see
) -> None:
    house.now = timezone.now()
    set_condition(house.order(), unit("12").pk, Condition.TO_CLEAN)
    set_condition(house.order(), unit("13").pk, Condition.CLEANING)
    browser = client_of(Role.DUTY)
    lines = browser.get("/tonight/").context["lines"]
    keys = [line.form["key"].value() for line in lines]
    sent = {"key": keys[0], "back": "tonight"}
    address = f"/units/{unit('12').pk}/ready/"

    assert len(set(keys)) == 2
    assert browser.post(address, sent)["Location"] == "/tonight/"
    assert unit("12").condition == Condition.READY
    again = browser.post(address, sent, follow=True)
    assert "already been saved" in again.content.decode()


def test_more_than_fits_is_one_tap_away(house, client_of) -> None:
    house.now = timezone.now()
    for row in Unit.objects.all():
        set_condition(house.order(), row.pk, Condition.TO_CLEAN)

    context = client_of(Role.DUTY).get("/tonight/").context

    assert (len(context["lines"]), len(context["more"])) == (3, 2)


def test_tonight_takes_at_most_ten_questions(
    house, client_of, django_assert_max_num_queries
) -> None:
    house.now = timezone.now()
    house.holds(house.asks(CHILD), "12")
    out(house, moved_in(house, unit="13"), back_in=-1)
    browser = client_of(Role.DUTY)

    with django_assert_max_num_queries(10):
        browser.get("/tonight/")


def test_nothing_that_finds_a_person_is_on_it(house, see) -> None:
    house.now = timezone.now()
    told = {"call_name": "Invented", "reach": "+7 700", "danger_words": "he waits"}
    house.holds(house.asks(CHILD, **told), "12")

    text = see()

    assert not any(word in text for word in told.values())


def test_the_administrator_is_sent_to_the_settings(client_of) -> None:
    browser = client_of(Role.ADMIN)

    assert browser.get("/")["Location"] == "/settings/"
    assert browser.get("/tonight/").status_code == 403
