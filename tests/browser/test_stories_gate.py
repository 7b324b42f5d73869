"""Stories of the gate and of the fridge box, on a phone."""

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from tests.browser.test_stories import (
    PHONE,
    Story,
    day,
    hers,
    presses,
    sends,
    storied,
    story,
)
from umay.core.roles import Role

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["storied", "story"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def fits(page: "Page") -> bool:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width <= PHONE["width"]


def test_story_7_the_card_at_the_gate_names_nobody(
    story: Story,
) -> None:
    social = story(7, Role.SOCIAL)
    family = hers(social)
    social.goto(family)
    code = social.inner_text("main h1").splitlines()[-1].strip()
    social.goto(f"{family}gate-card/")
    assert code not in social.inner_text("body")
    social.check("main [name=agreed]")
    social.check("main [name=rule][value=call_police]")
    him = f"A red cap, story {timezone.now():%M%S}"
    sends(social, description=him, **day("look_again_on", 20))

    duty = story(7, Role.DUTY)
    duty.goto("/tonight/")
    presses(duty, duty.locator("main a[href='/gate/']").last)
    presses(duty, duty.locator("main a[href='/gate/cards/']").first)
    assert duty.url.endswith("/gate/cards/")
    said = duty.inner_text("main")
    assert him in said
    assert code not in said


def test_story_9_the_fridge_box_is_a_box_and_a_key(story: Story) -> None:
    page = story(9, Role.SOCIAL)
    family = hers(page)
    page.goto(f"{family}lockers/")
    box = page.locator("main [name=locker] option").nth(1)
    code = box.inner_text().split()[-1]
    sends(page, locker=str(box.get_attribute("value")))

    assert code in page.inner_text("main ul.rows")
    assert page.locator("main textarea, main input[type=text]").count() == 0
    page.goto(f"{family}allergies/write/")
    sends(page, told="Nuts")
    assert "Nuts" in page.inner_text("main")
    page.goto(family)
    assert "Nuts" not in page.inner_text("main")
    assert fits(page)
