"""Arrivals: at the door at night, or as agreed; a bed first, papers by day."""

import re
import uuid

import pytest

from tests.keys import said
from tests.small_house import CHILD, small_house
from tests.web.asked import asks, at
from tests.web.living import boxes, in_days, moved_in, sent, today
from umay.core.roles import Role
from umay.records.models import Claim, Household, Request, Stay, Task

DOOR = "/arrivals/new/"
BAND = {"baby": 0, "toddler": 1, "small": 2, "school": 3, "girl": 4, "boy": 5}


@pytest.fixture
def browser(client_of):
    return client_of(Role.DUTY)


def stands(adults: object = "1", **children: object) -> dict[str, object]:
    """Who stands at the door, as the form sends it."""
    told = {f"children_{BAND[band]}": number for band, number in children.items()}
    return sent(adults=adults, step_free="unknown", programme="violence", **told)


def unit_of(stay: Stay) -> set[str]:
    return set(Claim.objects.filter(stay=stay).values_list("unit__code", flat=True))


def test_the_door_asks_six_things_at_most(browser) -> None:
    page = browser.get(DOOR).content.decode()

    asked = re.findall(r'govuk-(?:label|fieldset__legend)--s"', page)
    assert len(asked) == 5  # and then the place
    assert "The rest becomes tasks for the day." in page


def test_the_best_place_is_already_chosen(browser) -> None:
    page = browser.post(DOOR, stands(school="1")).content.decode()

    assert re.search(r'value="12\|"[^>]*checked', page)
    assert "13" in page
    assert not Request.objects.exists()


def test_two_taps_admit_and_the_rest_waits_for_the_day(browser) -> None:
    form = stands(baby="1") | {"answer": "11|", "admit": "yes", "call_name": "Aru"}

    answer = browser.post(DOOR, form)

    stay = Stay.objects.get()
    assert answer["Location"] == f"/families/{stay.household_id}/"
    assert unit_of(stay) == {"11"}
    assert said(stay.household, stay.household_id)["call_name"] == "Aru"
    assert Task.objects.filter(household=stay.household).count() >= 8
    assert Request.objects.get().channel == "door"


def test_without_a_choice_the_best_place_is_given(browser) -> None:
    browser.post(DOOR, stands(school="1") | {"admit": "yes"})

    assert unit_of(Stay.objects.get()) == {"12"}


def test_admitting_twice_is_admitting_once(browser) -> None:
    form = stands() | {"admit": "yes"}
    browser.post(DOOR, form)

    page = browser.post(DOOR, form, follow=True).content.decode()

    assert "already been saved" in page
    assert Stay.objects.count() == 1


def test_a_bent_rule_at_the_door_wants_a_reason(browser) -> None:
    crowd = stands(school="4") | {"programme": "hardship"}
    assert "Over capacity" in browser.post(DOOR, crowd).content.decode()
    crowd |= {"answer": "14|too_small", "admit": "yes"}

    refused = browser.post(DOOR, crowd)
    assert refused.status_code == 422
    assert "Write why." in refused.content.decode()

    assert browser.post(DOOR, crowd | {"why": "night"}).status_code == 302


def test_a_full_house_shows_the_way_to_others(browser) -> None:
    page = browser.post(DOOR, stands(school="18")).content.decode()

    assert "No unit fits now" in page
    assert "/elsewhere/?beds=19&amp;programme=a" in page


@pytest.mark.parametrize(
    ("adults", "children", "said"),
    [
        ("1", {"baby": "1000"}, "At most 20 people"),
        ("1000", {}, "At most 20 people"),
        ("0", {}, "Somebody has to come"),
        ("1", {"baby": "two"}, "how many as numbers"),
        ("1", {"baby": "²"}, "how many as numbers"),
        ("-1", {}, "greater than or equal to 0"),
    ],
)
def test_a_family_that_cannot_be_is_said_and_stays_typed(
    browser, adults, children, said
) -> None:
    form = stands(adults, **children) | {"call_name": "kept", "admit": "yes"}

    answer = browser.post(DOOR, form)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "kept" in answer.content.decode()


def test_children_may_come_alone(browser) -> None:
    browser.post(DOOR, stands("0", girl="1", school="1") | {"admit": "yes"})

    members = list(Household.objects.get().members.all())
    assert [m.kind for m in members] == ["head", "child"]


def test_she_arrives_and_what_was_kept_is_hers(house, browser) -> None:
    call = asks(house, CHILD)
    house.holds(call, "13")
    assert (
        "13</strong> is kept for them"
        in browser.get(at(call, "admit")).content.decode()
    )

    browser.post(
        at(call, "admit"), sent(**boxes("day", today()), kind="round_the_clock")
    )

    assert unit_of(Stay.objects.get()) == {"13"}
    assert browser.get(at(call, "admit"))["Location"] == at(call)


def test_a_card_leads_to_its_own_place(house, browser) -> None:
    call = asks(house, CHILD)

    page = browser.get(at(call, "admit") + "?answer=13%7C").content.decode()

    assert re.search(r'value="13\|"[^>]*checked', page)


def test_the_day_may_lie_in_the_past_but_not_ahead(house, browser) -> None:
    call = asks(house)

    ahead = browser.post(at(call, "admit"), sent(**boxes("day", in_days(1))))
    assert ahead.status_code == 422
    assert "This day is too late" in ahead.content.decode()

    browser.post(at(call, "admit"), sent(**boxes("day", in_days(-3))))
    assert Stay.objects.get().first_day == in_days(-3)


def test_a_day_that_is_none_is_said(house, browser) -> None:
    call = asks(house)
    typed = {"day_0": "31", "day_1": "2", "day_2": "2026"}

    answer = browser.post(at(call, "admit"), sent(**typed))

    assert answer.status_code == 422
    assert "There is no such day" in answer.content.decode()


def test_a_daytime_stay_needs_no_bed(house, browser) -> None:
    call = asks(house)

    browser.post(at(call, "admit"), sent(**boxes("day", today()), kind="day"))

    assert Stay.objects.get().form == "day"
    assert not Claim.objects.exists()


def test_a_place_taken_meanwhile_is_said_at_the_door(house, browser) -> None:
    call = asks(house, CHILD)
    moved_in(house, unit="12")

    typed = sent(answer="12|", **boxes("day", today()))
    answer = browser.post(at(call, "admit"), typed)

    assert answer.status_code == 422
    assert "12: Lived in" in answer.content.decode()


def test_admitting_the_same_request_twice_says_so(house, browser) -> None:
    call = asks(house)
    form = sent(**boxes("day", today()))
    browser.post(at(call, "admit"), form)

    page = browser.post(at(call, "admit"), form, follow=True).content.decode()

    assert "already been saved" in page
    assert Stay.objects.count() == 1


def test_a_forged_request_is_not_there(house, browser) -> None:
    other = asks(small_house())

    for call in (uuid.uuid4(), other):
        assert browser.get(at(call, "admit")).status_code == 404


def test_the_administrator_opens_no_door(client_of) -> None:
    assert client_of(Role.ADMIN).get(DOOR).status_code == 403


def test_the_pages_ask_few_questions_of_the_records(
    house, browser, django_assert_max_num_queries
) -> None:
    call, kept = asks(house), asks(house)
    house.holds(kept)
    for path in (DOOR, at(call, "admit"), at(kept, "admit")):
        with django_assert_max_num_queries(10):
            assert browser.get(path).status_code == 200
    with django_assert_max_num_queries(10):
        browser.post(DOOR, stands(school="1"))
