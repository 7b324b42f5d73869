"""A request: the house's answers with reasons, and one button for each end."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.small_house import CHILD, SmallHouse, small_house
from tests.web.asked import asks, at
from tests.web.living import in_days, moved_in, sent
from umay.core.people import Answer
from umay.core.roles import Role
from umay.core.waiting import Danger
from umay.records.models import Hold, LedgerEntry, Request, TurnAway, WaitingEntry
from umay.use_cases.wait import put_on_waiting_list


@pytest.fixture
def browser(client_of):
    return client_of(Role.DUTY)


def outcome(call: uuid.UUID) -> str:
    return Request.objects.get(pk=call).outcome


def seen(browser, call: uuid.UUID) -> str:
    return browser.get(at(call)).content.decode()


def test_the_best_place_comes_first_with_its_reasons(house, browser) -> None:
    page = seen(browser, asks(house, CHILD))

    assert page.index("Unit 12") < page.index("Unit 13")
    assert "No bed stays empty" in page
    assert page.count("Keep this place") == 3


def test_every_unit_that_does_not_fit_says_why(house, browser) -> None:
    moved_in(house, unit="12")

    page = seen(browser, asks(house, CHILD, step_free=Answer.YES))

    assert "Why the others do not fit" in page
    assert "Lived in" in page
    assert "Has steps" in page
    assert "Too small: 1 bed is missing" in page


def test_one_button_keeps_the_place_and_the_page_counts_the_minutes(
    house, browser
) -> None:
    call = asks(house, CHILD)

    page = browser.post(at(call, "keep"), sent(answer="12|"), follow=True)

    text = page.content.decode()
    assert "Unit 12 is kept" in text
    assert "89 minutes left" in text
    assert outcome(call) == "held"


def test_a_bent_rule_wants_a_reason_and_its_name_is_on_the_card(house, browser) -> None:
    call = asks(house, CHILD, CHILD, CHILD, CHILD, programme="hardship")
    assert "Over capacity: 1 fold-out bed" in seen(browser, call)

    silent = browser.post(at(call, "keep"), sent(answer="14|too_small"))
    assert silent.status_code == 422
    assert "Write why." in silent.content.decode()

    browser.post(at(call, "keep"), sent(answer="14|too_small", why="nowhere else"))
    hold = Hold.objects.get()
    assert (hold.bends, hold.bends_why) == (["too_small"], "nowhere else")


def test_a_place_that_has_just_gone_is_named_and_others_are_offered(
    house, browser
) -> None:
    call = asks(house, CHILD)
    moved_in(house, unit="12")

    answer = browser.post(at(call, "keep"), sent(answer="12|"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "12: Lived in" in page
    assert "Unit 13" in page


@pytest.mark.parametrize("code", ["", "99|", "12|nonsense", "|", "12+12|", "x" * 300])
def test_an_answer_nobody_gave_changes_nothing_but_may_be_a_unit(
    house, browser, code
) -> None:
    call = asks(house, CHILD)

    answer = browser.post(at(call, "keep"), sent(answer=code))

    assert answer.status_code == (302 if code == "12|nonsense" else 422)


def test_any_unit_can_be_kept_by_bending_its_rules_knowingly(house, browser) -> None:
    call = asks(house)
    page = seen(browser, call)
    assert "14: 4 beds; Belongs to the other programme" in page

    refused = browser.post(at(call, "keep"), sent(unit="14", why="near the stairs"))
    assert "Belongs to the other programme" in refused.content.decode()
    assert refused.status_code == 422

    typed = sent(unit="14", bends=["other_programme"], why="near the stairs")
    assert browser.post(at(call, "keep"), typed).status_code == 302
    assert Hold.objects.get().bends == ["other_programme"]


def test_two_units_can_be_kept_together_but_not_one_twice(house, browser) -> None:
    call = asks(house, *[CHILD] * 4)

    twice = browser.post(at(call, "keep"), sent(unit="12", second="12"))
    assert "two different units" in twice.content.decode()

    browser.post(at(call, "keep"), sent(unit="12", second="13"))
    assert outcome(call) == "held"


def test_a_kept_place_is_kept_longer_or_let_go(house, browser) -> None:
    call = asks(house)
    hold = house.holds(call)
    before = Hold.objects.get().lapses_at

    browser.post(at(call, "kept", hold), sent(do="30"))
    assert Hold.objects.get().lapses_at == before + timedelta(minutes=30)

    browser.post(at(call, "kept", hold), sent(do="release"))
    assert outcome(call) == "open"

    late = browser.post(at(call, "kept", hold), sent(do="60"))
    assert late.status_code == 422
    assert "This hold has ended." in late.content.decode()


def test_nobody_keeps_a_place_for_a_thousand_minutes(house, browser) -> None:
    call = asks(house)
    hold = house.holds(call)

    assert browser.post(at(call, "kept", hold), sent(do="1000")).status_code == 422
    assert browser.post(at(call, "kept", hold), sent()).status_code == 422


def test_a_place_whose_time_is_over_is_free_when_somebody_looks(house, browser) -> None:
    house.now = timezone.now() - timedelta(hours=3)
    call = house.asks()
    house.holds(call)

    assert "Keep this place" in seen(browser, call)
    assert outcome(call) == "open"


def test_a_place_for_a_later_day_does_not_lapse(house, browser) -> None:
    call = asks(house, first_night=in_days(5))
    house.holds(call)

    page = seen(browser, call)

    assert "reserved from" in page
    assert "30 minutes more" not in page


def test_turning_away_takes_one_reason(house, browser) -> None:
    call = asks(house, CHILD)
    assert browser.post(at(call, "none"), sent()).status_code == 422

    page = browser.post(at(call, "none"), sent(reason="full"), follow=True)

    assert "The house is full" in page.content.decode()
    row = TurnAway.objects.get()
    assert (row.reason, row.adults, row.children, row.beds) == ("full", 1, 1, 2)


def test_after_a_no_the_page_shows_who_else_has_room(house, browser) -> None:
    other = small_house()
    other.now = timezone.now()
    other.holds(other.asks(), "11")
    call = asks(house, CHILD)

    page = browser.post(at(call, "none"), sent(reason="full"), follow=True)

    assert "Invented house" in page.content.decode()
    assert "Before she hangs up" in page.content.decode()


def test_an_older_boy_is_counted_with_the_rule_that_caused_it(house, browser) -> None:
    call = asks(house)

    browser.post(at(call, "none"), sent(reason="older_boy"))

    assert TurnAway.objects.get().rule == "older_boys"


def test_a_request_ends_otherwise_or_waits(house, browser) -> None:
    advised, waits = asks(house), asks(house)

    browser.post(at(advised, "end"), sent(outcome="advice"))
    browser.post(at(waits, "wait"), sent(danger="high"))

    assert (outcome(advised), outcome(waits)) == ("advice", "waiting")
    assert "Only wanted advice" in seen(browser, advised)
    assert "Put on the waiting list" not in seen(browser, waits)
    assert browser.post(at(advised, "end"), sent(outcome="held")).status_code == 422


def test_the_same_answer_sent_twice_says_so_and_changes_nothing(house, browser) -> None:
    call = asks(house)
    form = sent(answer="11|")
    browser.post(at(call, "keep"), form)
    size = LedgerEntry.objects.count()

    page = browser.post(at(call, "keep"), form, follow=True).content.decode()

    assert "already been saved" in page
    assert LedgerEntry.objects.count() == size


def test_a_second_worker_learns_that_it_is_already_kept(house, browser) -> None:
    call = asks(house)
    house.holds(call)

    page = browser.post(at(call, "keep"), sent(answer="11|")).content.decode()

    assert "A place is already kept for this family." in page


@pytest.mark.parametrize("act", ["keep", "wait", "none", "end"])
def test_opening_the_address_of_an_act_shows_the_request(house, browser, act) -> None:
    call = asks(house)

    assert browser.get(at(call, act))["Location"] == at(call)
    assert browser.get(at(uuid.uuid4(), act)).status_code == 404
    assert browser.post(at(uuid.uuid4(), act), sent()).status_code == 404


def test_a_request_of_another_house_is_not_there(house, browser) -> None:
    elsewhere = asks(small_house())
    mine = asks(house)

    assert browser.get(at(elsewhere)).status_code == 404
    assert browser.post(at(mine, "kept", elsewhere), sent(do="30")).status_code == 422


def test_a_family_taken_off_the_list_can_be_put_on_it_again(house, browser) -> None:
    call = asks(house)
    browser.post(at(call, "wait"), sent(danger="high"))
    entry = WaitingEntry.objects.get()
    browser.post(f"/waiting/{entry.pk}/off/", sent())

    browser.post(at(call, "wait"), sent(danger="now"))

    entry.refresh_from_db()
    assert (entry.ended_at, entry.danger) == (None, "now")
    again = browser.post(at(call, "wait"), sent(danger="now"))
    assert "already on the waiting list" in again.content.decode()


def test_no_address_on_the_page_tells_which_programme(house, browser) -> None:
    page = seen(browser, asks(house))

    assert "programme=a" in page
    assert not re.search(r'(?:href|action)="[^"]*(?:violence|hardship)', page)


def test_the_page_asks_few_questions_of_the_records(
    house: SmallHouse, browser, django_assert_max_num_queries
) -> None:
    waits, kept, gone = asks(house, CHILD), asks(house), asks(house)
    put_on_waiting_list(house.order(), waits, Danger.HIGH)
    house.holds(kept)
    browser.post(at(gone, "none"), sent(reason="full"))
    browser.get(at(gone))
    for call in (waits, kept, gone):
        with django_assert_max_num_queries(10):
            assert browser.get(at(call)).status_code == 200


def test_the_administrator_sees_no_request(house, client_of) -> None:
    call = asks(house)

    assert client_of(Role.ADMIN).get(at(call)).status_code == 403
