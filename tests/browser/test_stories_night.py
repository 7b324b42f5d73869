"""Stories of the night worker and of the morning after, told on a phone."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_stories import Story, presses, sends, storied, story
from umay.core.roles import Role

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["storied", "story"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_story_2_a_call_asks_first_whether_she_is_safe_and_saves_with_nothing(
    story: Story,
) -> None:
    page = story(2, Role.DUTY)
    page.goto("/tonight/")
    presses(page, page.locator("header a[href='/calls/new/']"))

    asked = page.locator("main form [name]:visible").evaluate_all(
        "fields => [...new Set(fields.map(field => field.name))]"
    )
    assert asked[:2] == ["safe_to_talk", "if_line_drops"]
    sends(page)

    assert "/calls/" in page.url
    assert page.locator(".govuk-error-summary").count() == 0


def test_story_4_up_to_three_places_with_reasons_and_nobody_is_split(
    story: Story,
) -> None:
    page = story(4, Role.DUTY)
    page.goto("/calls/new/")
    for row in page.locator("main form details").all():
        row.evaluate("part => part.open = true")
    sends(
        page, child1_age="0", child2_age="7-13", child2_sex="male",
        child3_age="14-17", child3_sex="male",
    )  # fmt: skip

    cards = page.locator("article.card")
    assert cards.count() <= 3
    for card in cards.all():
        assert card.locator(".why li").count() > 0
    assert page.locator(".against dt").count() > 0  # why the others do not fit
    assert page.locator("[name=may_split]:checked").count() == 0
    assert page.locator(".kept").count() == 0  # nothing is kept by itself
    if cards.count():
        why = cards.first.locator("[name=why]:visible")
        if why.count():  # it bends a rule, which is named, and wants a reason
            assert cards.first.locator(".why .is-against").count() > 0
            why.fill("No other room tonight")
        presses(page, cards.first.locator("button"))
        assert page.locator(".kept").count() == 1


def test_story_5_no_place_takes_one_reason_then_shows_who_has_room(
    story: Story,
) -> None:
    page = story(5, Role.DUTY)
    page.goto("/calls/quick/")

    sends(page, reason="full")

    lists = page.locator("main ul.govuk-list--bullet li")
    assert lists.count() >= 4  # what to say before she hangs up
    assert page.locator("main h2").count() >= 2


def test_story_6_the_door_asks_six_things_and_leaves_the_rest_to_the_day(
    story: Story,
) -> None:
    page = story(6, Role.DUTY)
    page.goto("/arrivals/new/")
    asked = page.locator("main form .govuk-label--s, main .govuk-fieldset__legend--s")
    assert asked.count() <= 6

    sends(page)
    if "/arrivals/" in page.url:  # the place was proposed, and is now agreed to
        sends(page)

    assert "/families/" in page.url


def test_story_15_the_morning_is_one_page_and_each_number_opens_its_list(
    story: Story,
) -> None:
    page = story(15, Role.DIRECTOR)
    page.goto("/morning/")

    opened = _links(page, "main h2 a")
    assert opened == ["/board/", "/limits/", "/turned-away/", "/today/"]
    for address in opened:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200


def test_story_12_everybody_is_on_one_page_by_code(story: Story) -> None:
    page = story(12, Role.DUTY)
    page.goto("/board/everybody/")

    assert page.locator("main tbody tr, main li").count() >= 20
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def _links(page: "Page", where: str) -> list[str]:
    found = page.locator(where).evaluate_all("all => all.map(a => a.pathname)")
    return [str(address) for address in found]
