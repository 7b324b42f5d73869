"""The waiting list: by danger, then time; people move families and say why."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.small_house import CHILD, SmallHouse, small_house
from tests.web.living import moved_in, sent
from umay.core.asking import CallSheet
from umay.core.places import Scope
from umay.core.roles import Role
from umay.core.waiting import Danger
from umay.records.models import Request, WaitingEntry, WaitingMove
from umay.use_cases.keep_apart import keep_apart
from umay.use_cases.take_request import take_request
from umay.use_cases.wait import put_on_waiting_list


@pytest.fixture
def browser(client_of):
    return client_of(Role.SOCIAL)


def waits(
    house: SmallHouse,
    danger: Danger,
    *people: object,
    days_ago: int = 0,
    **told: object,
) -> WaitingEntry:
    house.now = timezone.now() - timedelta(days=days_ago)
    call = house.asks(*people, **told)
    put_on_waiting_list(house.order(), call, danger)
    house.now = timezone.now()
    return WaitingEntry.objects.get(request=call)


def code(entry: WaitingEntry) -> str:
    return entry.request.household.survivor_code


def listed(browser) -> list[str]:
    page = browser.get("/waiting/").content.decode()
    return re.findall(r'row__title" href="[^"]+">\d+\. ([^<]+)<', page)


def test_the_gravest_danger_comes_first_then_who_waits_longest(house, browser) -> None:
    seen = waits(house, Danger.PRESENT, days_ago=9)
    late, early = waits(house, Danger.NOW), waits(house, Danger.NOW, days_ago=3)

    assert listed(browser) == [code(early), code(late), code(seen)]


def test_each_family_shows_what_it_needs_and_what_fits_now(house, browser) -> None:
    moved_in(house, unit="12")
    waits(house, Danger.HIGH, CHILD)

    page = browser.get("/waiting/").content.decode()

    assert "Danger: In great danger" in page
    assert "1 adult, 1 child (7–13 years); 2 beds" in page
    assert "Fits now: 13, 15" in page


def test_a_family_nothing_fits_says_so(house, browser) -> None:
    waits(house, Danger.HIGH, *[CHILD] * 12)

    assert "Nothing fits now" in browser.get("/waiting/").content.decode()


def test_a_unit_where_somebody_must_not_be_met_does_not_fit(house, browser) -> None:
    stay = moved_in(house)
    entry = waits(house, Danger.HIGH)
    other = entry.request.household_id
    keep_apart(house.order(), stay.household_id, other, Scope.HOUSE, "")

    assert "Nothing fits now" in browser.get("/waiting/").content.decode()


def test_who_moved_whom_stays_on_the_list_and_why_on_her_page(house, browser) -> None:
    first, second = waits(house, Danger.NOW), waits(house, Danger.NONE_SEEN)

    browser.post(
        f"/waiting/{second.pk}/", sent(before=first.pk, why="gives birth this week")
    )

    assert listed(browser) == [code(second), code(first)]
    page = browser.get("/waiting/").content.decode()
    assert f"put this family before {code(first)}" in page
    assert "gives birth this week" not in page
    hers = browser.get(f"/calls/{second.request_id}/told/").content.decode()
    assert "gives birth this week" in hers


def test_a_family_can_be_put_at_the_end(house, browser) -> None:
    first, second = waits(house, Danger.NOW), waits(house, Danger.HIGH)

    browser.post(f"/waiting/{first.pk}/", sent(before="last", why="she asked"))

    assert listed(browser) == [code(second), code(first)]


def test_a_move_needs_a_reason_and_keeps_what_was_typed(house, browser) -> None:
    first, second = waits(house, Danger.NOW), waits(house, Danger.HIGH)

    answer = browser.post(f"/waiting/{second.pk}/", sent(before=first.pk, why="  "))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(f'value="{first.pk}"[^>]*selected', page)
    assert not WaitingMove.objects.exists()


@pytest.mark.parametrize("why", ["x" * 300, "broken\x07word"])
def test_a_reason_too_long_or_broken_is_given_back(house, browser, why) -> None:
    entry = waits(house, Danger.NOW)

    answer = browser.post(f"/waiting/{entry.pk}/", sent(before="last", why=why))

    assert answer.status_code == 422


def test_danger_is_judged_anew(house, browser) -> None:
    first, second = waits(house, Danger.HIGH), waits(house, Danger.PRESENT)

    browser.post(f"/waiting/{second.pk}/danger/", sent(danger="now"))

    assert listed(browser) == [code(second), code(first)]
    wrong = browser.post(f"/waiting/{second.pk}/danger/", sent(danger="9 of 10"))
    assert wrong.status_code == 422


def test_taken_off_the_list_the_request_is_still_open(house, browser) -> None:
    entry = waits(house, Danger.HIGH)

    browser.post(f"/waiting/{entry.pk}/off/", sent())

    assert listed(browser) == []
    assert Request.objects.get(pk=entry.request_id).outcome == "open"
    assert browser.get(f"/waiting/{entry.pk}/").status_code == 404
    again = browser.post(f"/waiting/{entry.pk}/danger/", sent(danger="now"))
    assert "no longer on the waiting list" in again.content.decode()


def test_the_same_move_sent_twice_is_one_move(house, browser) -> None:
    entry = waits(house, Danger.HIGH)
    form = sent(before="last", why="she asked")
    browser.post(f"/waiting/{entry.pk}/", form)

    page = browser.post(f"/waiting/{entry.pk}/", form, follow=True).content.decode()

    assert "already been saved" in page
    assert WaitingMove.objects.count() == 1


def test_a_family_with_two_requests_is_listed_once_for_each_that_waits(
    house, browser
) -> None:
    entry = waits(house, Danger.HIGH, CHILD)
    household = entry.request.household_id
    take_request(house.order(), CallSheet(programme="violence"), household)

    assert listed(browser) == [code(entry)]
    page = browser.get("/waiting/").content.decode()
    assert f'href="/calls/{entry.request_id}/"' in page


def test_a_family_with_a_place_kept_says_so(house, browser) -> None:
    entry = waits(house, Danger.HIGH)
    house.holds(entry.request_id)

    page = browser.get("/waiting/").content.decode()

    assert "A place is kept" in page
    assert "Fits now" not in page


def test_no_name_stands_on_the_list(house, browser) -> None:
    waits(house, Danger.HIGH, call_name="Invented", reach="seven seven seven")

    page = browser.get("/waiting/").content.decode()

    assert "Invented" not in page
    assert "seven seven" not in page


@pytest.mark.parametrize("part", ["", "danger/", "off/"])
def test_a_forged_entry_is_not_there(house, browser, part) -> None:
    other = waits(small_house(), Danger.HIGH)

    for key in (uuid.uuid4(), other.pk):
        assert browser.get(f"/waiting/{key}/{part}").status_code == 404
        assert browser.post(f"/waiting/{key}/{part}", sent()).status_code == 404


def test_a_family_of_another_house_cannot_be_moved_before(house, browser) -> None:
    entry, other = waits(house, Danger.HIGH), waits(small_house(), Danger.HIGH)

    answer = browser.post(f"/waiting/{entry.pk}/", sent(before=other.pk, why="forged"))

    assert answer.status_code == 422


def test_nobody_waits(browser, client_of) -> None:
    assert "Nobody is waiting." in browser.get("/waiting/").content.decode()
    assert client_of(Role.ADMIN).get("/waiting/").status_code == 403


def test_the_list_asks_as_few_questions_for_many_as_for_one(
    house, browser, django_assert_max_num_queries
) -> None:
    entries = [waits(house, Danger.HIGH, CHILD) for _each in range(6)]
    browser.post(f"/waiting/{entries[0].pk}/", sent(before="last", why="asked"))
    browser.get("/waiting/")
    for path in ("/waiting/", f"/waiting/{entries[0].pk}/"):
        with django_assert_max_num_queries(10):
            assert browser.get(path).status_code == 200
