"""The call sheet: it saves with nothing, keeps what was typed, and forgets nobody."""

import uuid

import pytest

from tests.keys import said
from tests.small_house import BABY, CHILD
from tests.web.asked import asks, at
from tests.web.living import in_days, moved_in, sent, today
from umay.core.people import Age, Sex, Whereabouts
from umay.core.roles import Role
from umay.records.models import Household, LedgerEntry, Member, Request
from umay.use_cases.exit_household import exit_household

NEW = "/calls/new/"


@pytest.fixture
def browser(client_of):
    return client_of(Role.DUTY)


def test_a_call_is_one_tap_away_and_asks_first_whether_she_is_safe(browser) -> None:
    page = browser.get("/waiting/").content.decode()
    assert f'href="{NEW}"' in page

    sheet = browser.get(NEW).content.decode()

    assert sheet.index("Is she safe to talk now?") < sheet.index("What if the line")
    assert sheet.count("Prefers not to say") >= 4


def test_the_sheet_saves_with_nothing_filled_in(house, browser) -> None:
    answer = browser.post(NEW, sent())

    request = Request.objects.get()
    assert answer["Location"] == at(request.pk)
    assert request.household.call_name is None
    assert request.household.programme.code == "violence"
    assert [m.age for m in request.household.members.all()] == [Age.UNKNOWN]


def test_everything_that_was_told_is_written_down(browser) -> None:
    browser.post(
        NEW,
        sent(
            safe_to_talk="yes",
            if_line_drops="never call back",
            head_age="18+",
            adults="1",
            child1_age="0",
            child2_age="7-13",
            child2_sex="male",
            child2_elsewhere="on",
            child8_born_0="5",
            child8_born_1=str(today().year - 3),
            more_children="1",
            danger="high",
            danger_words="he waits outside\r\nevery day",
            step_free="yes",
            programme="hardship",
            may_share="on",
        ),
    )

    request = Request.objects.get()
    assert (request.danger, request.safe_to_talk) == ("high", "yes")
    assert (
        said(request, request.household_id)["danger_words"]
        == "he waits outside\nevery day"
    )
    assert request.household.programme.code == "hardship"
    members = list(request.household.members.all())
    assert [m.kind for m in members] == ["head", "adult", *["child"] * 4]
    assert (members[3].sex, members[3].whereabouts) == (Sex.MALE, Whereabouts.ELSEWHERE)
    assert members[4].birth_month is not None
    assert members[5].age == Age.UNKNOWN


def test_a_thousand_children_are_too_many_and_the_rest_stays_typed(browser) -> None:
    answer = browser.post(NEW, sent(more_children="1000", reach="after six"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "At most 20 people fit on one sheet." in page
    assert "after six" in page
    assert not Request.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"child1_born_0": "13", "child1_born_1": "2020"}, "There is no such month"),
        ({"child1_born_0": "12", "child1_born_1": "2199"}, "year with four digits"),
        ({"child1_born_0": "1", "child1_born_1": "1950"}, "18 or older"),
        (
            {"first_night_0": "31", "first_night_1": "2", "first_night_2": "2030"},
            "no such day",
        ),
        (
            {"first_night_0": "1", "first_night_1": "1", "first_night_2": "2020"},
            "has passed",
        ),
        (
            {"first_night_0": "1", "first_night_1": "1", "first_night_2": "2099"},
            "a year ahead",
        ),
        ({"until_0": "1", "until_1": "1", "until_2": "2020"}, "after the first night"),
        ({"call_name": "x" * 300}, "leave out 220 letters"),
        ({"reach": "ring\x07me"}, "arrived broken"),
        ({"adults": "-1"}, "greater than or equal to 0"),
        ({"adults": "many"}, "Enter a whole number"),
        ({"programme": "other"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(browser, typed, said) -> None:
    answer = browser.post(NEW, sent(languages="kk, ru", **typed))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "kk, ru" in page
    assert not Request.objects.exists()


def test_a_child_to_be_born_next_month_is_not_here_yet(browser) -> None:
    later = in_days(40)
    typed = {"child1_born_0": later.month, "child1_born_1": later.year}

    page = browser.post(NEW, sent(**typed)).content.decode()

    assert "still to come" in page


def test_a_part_of_the_sheet_with_an_error_is_open(browser) -> None:
    page = browser.post(NEW, sent(child5_born_0="13", child5_born_1="2020"))

    assert page.content.decode().count('<details class="part" open>') == 2


def test_the_same_call_sent_twice_is_one_call(browser) -> None:
    form = sent(danger="now")
    browser.post(NEW, form)

    page = browser.post(NEW, form, follow=True).content.decode()

    assert "already been saved" in page
    assert Request.objects.count() == 1


def test_a_changed_call_keeps_who_was_told_before(house, browser) -> None:
    browser.get(NEW)  # an intake worker has made her keys
    call = asks(house, CHILD, BABY, danger_words="old words")
    page = browser.get(at(call, "edit")).content.decode()
    assert "old words" in page

    answer = browser.post(
        at(call, "edit"),
        sent(head_age="18+", child1_age="7-13", child2_age="1-2", danger="now"),
    )

    assert answer["Location"] == at(call)
    ages = Member.objects.filter(household__requests=call).values_list("age", flat=True)
    assert list(ages) == [Age.ADULT, Age.SCHOOL, Age.TODDLER]
    assert Request.objects.get(pk=call).danger == "now"


def test_a_family_that_lived_here_before_can_be_changed_too(house, browser) -> None:
    stay = moved_in(house, CHILD, days_ago=9)
    exit_household(house.order(), stay.pk, today(), destination="rented")
    browser.post(
        f"/families/{stay.household_id}/again/",
        sent(safe_to_talk="yes", channel="phone", danger="now"),
    )
    call = Request.objects.get(outcome="open").pk

    browser.post(at(call, "edit"), sent(head_age="18+", child1_age="3-6"))

    told = Member.objects.filter(household=stay.household_id)
    assert [(m.age, m.whereabouts) for m in told] == [
        (Age.ADULT, "here"),
        (Age.SCHOOL, "left"),
        (Age.SMALL, "here"),
    ]


def test_a_call_with_its_answer_is_not_changed_any_more(house, browser) -> None:
    call = asks(house)
    house.holds(call)

    assert browser.get(at(call, "edit"))["Location"] == at(call)
    answer = browser.post(at(call, "edit"), sent(danger="now"))

    assert answer.status_code == 422
    assert "already been answered" in answer.content.decode()


def test_a_forged_call_is_not_there(browser) -> None:
    assert browser.get(at(uuid.uuid4(), "edit")).status_code == 404
    assert browser.post(at(uuid.uuid4(), "edit"), sent()).status_code == 404


def test_the_administrator_takes_no_calls(client_of) -> None:
    assert client_of(Role.ADMIN).get(NEW).status_code == 403


def test_a_call_leaves_no_name_in_the_ledger(house, browser) -> None:
    browser.post(NEW, sent(call_name="Invented", reach="never"))

    household = Household.objects.get()
    assert said(household, household.pk)["call_name"] == "Invented"
    entry = LedgerEntry.objects.order_by("-seq").first()
    assert "Invented" not in str(entry.facts)


def test_the_sheet_asks_few_questions_of_the_records(
    house, browser, django_assert_max_num_queries
) -> None:
    call = asks(house, CHILD)
    with django_assert_max_num_queries(10):
        browser.get(NEW)
    with django_assert_max_num_queries(10):
        browser.get(at(call, "edit"))
