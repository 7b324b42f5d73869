"""Stories of talks, walls, papers and what comes after, told on a phone."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_stories import Story, hers, presses, sends, storied, story
from umay.core.roles import Role

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["storied", "story"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

UNKNOWN = "unknown"
NO_VERDICT = re.compile(r"\d+\s*(/|%|из|of)\s*\d+")


def test_story_1_tonight_is_one_screen_without_scrolling_or_surnames(
    story: Story,
) -> None:
    page = story(1, Role.DUTY)
    page.goto("/tonight/")

    fits = "document.documentElement.scrollHeight <= innerHeight"
    assert page.evaluate(fits)
    assert page.locator(".tile").count() >= 3  # beds, units, cots
    told = page.locator("main a[href^='/families/'] .row__title").all_text_contents()
    assert told
    assert [
        one for one in told if not re.match(r"\s*\w+-\w+", one)
    ] == []  # never a name


def test_story_3_ten_questions_her_fear_first_and_no_verdict(story: Story) -> None:
    page = story(3, Role.SOCIAL)
    page.goto(hers(page, "talks", "new"))
    asked = page.locator("main form input[type=radio]").evaluate_all(
        "all => [...new Set(all.map(one => one.name))]"
    )

    assert asked[0] == "fear"
    assert len(asked) - 1 <= 10  # the last is what a person judges
    for name in asked[:-1]:
        assert page.locator(f"[name={name}][value={UNKNOWN}]").count() == 1
    page.check("[name=fear][value=life]")
    page.check("[name=q-weapon][value=unknown]")
    sends(page)

    assert page.locator(".govuk-error-summary").count() == 0
    assert not NO_VERDICT.search(page.inner_text("main"))


def test_story_8_who_is_late_stands_first_with_her_own_instruction(
    story: Story,
) -> None:
    page = story(8, Role.DUTY)
    page.goto("/tonight/")
    late = page.locator("main .is-over a, main a.is-over").first
    presses(page, late)

    assert "вымышлено" in page.inner_text("main")  # what she said she wants
    assert page.locator("form[action$='/in/'] button").count() == 1
    page.goto("/tonight/")
    presses(page, page.locator("main a[href='/gate/']").last)
    assert page.locator("form.first-act button").count() == 1  # the second tap


def test_story_14_one_gesture_blanks_and_locks(story: Story) -> None:
    page = story(14, Role.SOCIAL)
    page.goto(hers(page))
    code = page.inner_text("h1")

    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/unlock/**")

    assert code not in page.content()
    assert page.locator("main form input[type=password]").count() == 1
    assert "Umay" in page.title()  # nothing more than that


def test_story_17_unusual_reads_are_listed_and_signed(story: Story) -> None:
    page = story(17, Role.DIRECTOR)
    page.goto("/reads/")
    family = page.locator("main a[href$='/opened/']")
    listed = family.first.get_attribute("href")
    assert len(page.inner_text("main").splitlines()) > 5  # with what is unusual of it

    presses(page, page.locator("main form button").last)

    page.goto("/reads/")
    assert page.locator(f"main a[href='{listed}']").count() == 0


def test_story_18_hidden_from_her_the_family_is_nowhere(story: Story) -> None:
    page, her = story(18, Role.SOCIAL), story(18, Role.DUTY)
    family = hers(page)
    page.goto(family)
    code = page.inner_text("h1").splitlines()[-1]
    her.goto("/board/")
    before = _count(her)
    assert code in her.inner_text("main")  # the control: she saw it until now

    page.goto(f"{family}hide/")
    who = page.locator("option", has_text="duty").first.get_attribute("value")
    sends(page, worker=str(who))

    for address in ("/board/", "/limits/", "/mine/", "/today/"):
        her.goto(address)
        assert code not in her.content()
    her.goto("/board/")
    assert _count(her) != before  # not even in a number
    assert her.goto(family).status == 404  # type: ignore[union-attr]


def _count(page: "Page") -> str:
    return page.locator("main table").first.inner_text()
