"""Stories 19 and 20 on a phone: a report to a ministry, and three forms that agree."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_stories import PHONE, Story, presses, storied, story
from umay.core.roles import Role
from umay.records.report_forms import our_forms

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["storied", "story"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]

CODE = re.compile(r"^[\w’ʼ-]+-[\w’ʼ-]+$")


def families(page: "Page") -> list[str]:
    """The codes by which the house calls those who live there."""
    page.goto("/limits/")
    titles = page.locator("main a[href^='/families/']").all_inner_texts()
    words = {word for title in titles for word in title.split()}
    return [word for word in words if CODE.match(word)]


def fits(page: "Page") -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_story_19_the_ministry_is_answered_in_its_form_and_nobody_is_named(
    story: Story,
) -> None:
    page = story(19, Role.DIRECTOR)
    codes = families(page)
    assert codes

    page.goto("/morning/")
    page.click("main a[href='/reports/']")
    presses(page, page.locator("main form button.govuk-button").last)  # as proposed

    lines = page.locator("main table.paper tbody tr")
    assert lines.count() == len(our_forms()[0].lines)
    assert page.locator("main table.paper .quiet").count() > 5  # what each means
    assert page.locator("main h2 + ul li").count() >= 4  # left out, and why
    shown = page.inner_text("main")

    presses(page, page.locator("main form.first-act button[value=page]"))

    paper = page.inner_text("main")
    numbers = re.compile(r"\t(.+)")
    assert numbers.findall(paper)[:5] == numbers.findall(shown)[:5]
    for text in (shown, paper):
        assert not [code for code in codes if code in text]


def test_story_20_three_forms_of_one_entry_come_to_the_same_totals(
    story: Story,
) -> None:
    page = story(20, Role.DIRECTOR)
    page.goto("/reports/")
    offered = page.locator("main [name=form] option").count()
    assert offered == len(our_forms()) == 3

    page.goto("/reports/sums/")

    fits(page)
    tables = page.locator("main table.paper")
    assert tables.count() > 0
    for number in range(tables.count()):
        together = tables.nth(number).locator("tbody td:last-child").all_inner_texts()
        assert len(set(together)) == 1
    assert page.locator("main .warned").count() == 0
