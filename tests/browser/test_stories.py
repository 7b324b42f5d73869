"""Stories told on a phone, each in one language in turn, in a house of their own.

``docs/stories.md`` says where each of the others is told.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from umay.core.roles import Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page
    from pytest_django import DjangoDbBlocker

    from tests.harness.houses import House
    from tests.harness.server import ServedHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE = {"width": 360, "height": 640}
LANGUAGES = ("kk", "ru", "en")
Story = Callable[[int, Role], "Page"]


@pytest.fixture(scope="module")
def storied(
    told: "House", django_db_blocker: "DjangoDbBlocker"
) -> "Iterator[ServedHouse]":
    """The house that was told, once more: stories may change something in it."""
    from tests.harness import houses, server

    with (
        django_db_blocker.unblock(),
        houses.clone(told) as house,
        server.serve(house) as served,
    ):
        yield served


@pytest.fixture
def story(chromium: "Browser", storied: "ServedHouse") -> Iterator[Story]:
    """The phone of a worker; the number of the story chooses her language."""
    from tests.browser.reading import sign_in

    with ExitStack() as stack:

        def phone(number: int, role: Role) -> "Page":
            context = chromium.new_context(
                base_url=storied.url,
                locale=LANGUAGES[number % len(LANGUAGES)],
                viewport=PHONE,
            )
            stack.callback(context.close)
            page = context.new_page()
            sign_in(page, role)
            return page

        yield phone


def hers(page: "Page", *parts: str) -> str:
    """The address of a page of the first family of this worker's own."""
    page.goto("/mine/")
    family = page.get_attribute("main a[href^='/families/']:has(.tag--strong)", "href")
    return "/".join([str(family).rstrip("/"), *parts, ""])


def sends(page: "Page", **typed: str) -> None:
    """Type into a form and press its one button; the answer has come."""
    for name, value in typed.items():
        box = page.locator(f"main [name={name}]").first
        match box.get_attribute("type"):
            case "radio":
                page.check(f"main [name={name}][value={value}]")
            case _ if box.evaluate("e => e.tagName") == "SELECT":
                box.select_option(value)
            case _:
                box.fill(value)
    presses(page, page.locator("main form button.govuk-button").last)


def presses(page: "Page", button: "Locator") -> None:
    with page.expect_navigation():
        button.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def day(name: str, days: int) -> dict[str, str]:
    on = timezone.localdate() + timedelta(days=days)
    parts = (on.day, on.month, on.year)
    return {f"{name}_{n}": str(part) for n, part in enumerate(parts)}


def test_story_10_one_button_when_he_is_at_the_gate(story: Story) -> None:
    page = story(10, Role.DUTY)
    page.goto("/gate/")

    assert "102" in page.inner_text(".warned")
    presses(page, page.locator("form.first-act button"))

    assert page.url.endswith(re.search(r"/(gate|events)/.*", page.url)[0])
    director = story(10, Role.DIRECTOR)
    director.goto("/tonight/")
    assert director.locator("a[href^='/gate/'], a[href^='/events/']").count() > 0


def test_story_11_nothing_is_asked_outside_and_two_who_wrote_see_both(
    story: Story,
) -> None:
    first, second = story(11, Role.SOCIAL), story(11, Role.SOCIAL)
    asked: set[str] = set()
    for page in (first, second):
        page.on("request", lambda request: asked.add(request.url))
        page.goto(hers(page, "safe", "part", "online"))
    sends(first, plan_words="The children's tablet stays here")

    sends(second, plan_words="Her sister knows the new number")

    both = second.inner_text(".both")
    assert "The children's tablet stays here" in both
    assert "Her sister knows the new number" in both
    presses(second, second.locator("main form button.govuk-button").last)
    assert "Her sister knows the new number" in second.inner_text("main")
    house = first.url.partition("/families/")[0]
    assert all(url.startswith((house, "data:")) for url in asked)


def test_story_11_out_of_reach_a_form_stays_as_it_was_typed(story: Story) -> None:
    page = story(11, Role.SOCIAL)
    page.goto(hers(page, "safe", "part", "online"))
    words = page.locator("main [name=plan_words]").first
    words.fill("The neighbour keeps a bag")
    button = page.locator("main form button.govuk-button").last

    page.context.set_offline(True)
    button.click()
    page.locator("[data-unreached]").wait_for(state="visible")
    assert page.locator("[data-unreached]").evaluate(
        "e => e === document.activeElement"
    )
    assert words.input_value() == "The neighbour keeps a bag"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    page.context.set_offline(False)
    presses(page, button)
    assert page.inner_text("main").count("The neighbour keeps a bag") == 1


def test_out_of_reach_without_the_question_what_was_typed_is_gone(story: Story) -> None:
    """The control: the same form on a page without the script."""
    page = story(11, Role.SOCIAL)
    page.route("**/sending*.js", lambda route: route.abort())
    page.goto(hers(page, "safe", "part", "online"))
    page.locator("main [name=plan_words]").first.fill("The neighbour keeps a bag")

    page.context.set_offline(True)
    page.locator("main form button.govuk-button").last.click()
    page.wait_for_url("chrome-error://**")
    page.context.set_offline(False)
    page.go_back()

    typed = page.locator("textarea").evaluate_all("all => all.map(box => box.value)")
    assert "The neighbour keeps a bag" not in typed


def test_story_13_a_handover_is_made_and_the_next_one_signs(story: Story) -> None:
    page = story(13, Role.DUTY)
    page.goto("/handover/")
    sends(page, note="Room 0: the tap drips")
    address = page.url

    other = story(13, Role.SOCIAL)
    other.goto(address)
    assert "the tap drips" in other.inner_text("main")
    presses(other, other.locator("main form.act button"))
    assert other.locator("main form.act button").count() == 0


def test_story_16_more_time_is_asked_refused_and_looked_at_again(story: Story) -> None:
    page = story(16, Role.SOCIAL)
    family = hers(page)
    page.goto(f"{family}longer/")
    sends(page, reason="No home yet", her_wish="To stay", **day("wanted_until", 250))

    director = story(16, Role.DIRECTOR)
    director.goto(family)
    director.click("main a.govuk-button[href*='/longer/']")
    sends(director, decision="refused", why="There is no room")
    page.goto(family)
    page.click("main a[href$='/again/']")
    sends(page, words="The court is in May")

    assert page.locator("main a[href$='/again/']").count() == 0
    director.goto(family)  # whoever refused does not look at it again
    assert director.locator("main a[href$='/look/']").count() == 0
    lawyer = story(16, Role.LAWYER)
    lawyer.goto(family)
    assert lawyer.locator("main a[href$='/look/']").count() == 1


def test_story_23_an_inspector_sees_journals_by_codes_and_nothing_else(
    story: Story,
) -> None:
    page = story(23, Role.INSPECTOR)
    page.goto("/journals/")
    sends(page)

    assert page.locator("main table tr").count() > 1
    for closed in ("/board/", "/mine/", "/limits/"):
        answer = page.goto(closed)
        assert answer is not None
        assert answer.status == 403


def test_story_24_my_families_and_what_is_due_today(story: Story) -> None:
    page = story(24, Role.SOCIAL)
    page.goto("/today/")

    overdue = page.locator("main .to-do")
    assert overdue.count() > 0
    assert "is-over" in str(overdue.first.get_attribute("class"))


def test_story_25_the_plan_is_made_with_her_and_she_may_decline(story: Story) -> None:
    page = story(25, Role.SOCIAL)
    page.goto(hers(page, "goals", "new"))
    sends(page, words="A room of our own")
    goal = page.locator("section.card", has_text="A room of our own")
    goal.locator("a[href$='/steps/']").click()
    sends(page, words="Ask at the college", role="her", **day("due_on", 9))

    step = goal.locator("li.row", has_text="Ask at the college")
    presses(page, step.locator("button[name=declined]"))

    assert step.locator(".tag--quiet").count() == 1
    presses(page, step.locator("form[action*='/steps/'] button"))
    assert step.locator("button[name=done]").count() == 1


def test_story_27_each_child_has_a_page_and_a_list_for_the_door(story: Story) -> None:
    page = story(27, Role.SOCIAL)
    page.goto("/limits/")
    families = page.eval_on_selector_all(
        "main a[href^='/families/']", "links => links.map(one => one.href)"
    )
    for family in families:
        page.goto(family)
        child = page.locator("main a[href*='/children/']:not([href$='/children/'])")
        if child.count():
            break
    child.first.click()

    assert page.locator("main a[href$='?part=collect']").count() == 1
    assert page.locator("main a[href$='?part=school']").count() == 1
    page.goto(f"{family}children/")
    assert page.locator("main h1").count() == 1


def test_story_29_the_way_out_is_complete_or_waived_with_a_reason(
    story: Story,
) -> None:
    page = story(29, Role.SOCIAL)
    out = hers(page, "next")
    page.goto(f"{out}state_services/")
    sends(page, state="waived")
    assert page.locator(".govuk-error-summary").count() == 1

    sends(page, state="waived", why="She has no account there")

    assert page.url.endswith("/next/")
    line = page.locator("a.row[href$='/state_services/']")
    assert "She has no account there" in line.inner_text()
    assert line.locator(".tag--quiet").count() == 1


def test_story_31_my_own_notes_stay_mine(story: Story) -> None:
    page = story(31, Role.SOCIAL)
    notes = hers(page, "notes")
    page.goto(f"{notes}new/")
    sends(page, kind="own", words="For myself alone")
    assert "For myself alone" in page.inner_text("main")

    other = story(31, Role.PSYCHOLOGIST)
    other.goto(notes)
    assert "For myself alone" not in other.inner_text("main")
