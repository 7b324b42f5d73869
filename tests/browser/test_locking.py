"""Hide and lock: the page is blank at once, the keys are locked, Back shows nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.alone import comes_in, worker_of_a_new_house
from tests.harness.server import ServedHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

INSIDE = "/limits/"


@pytest.fixture
def inside(chromium: Browser, served_house: ServedHouse) -> Iterator[Page]:
    worker_of_a_new_house()
    context = chromium.new_context(base_url=served_house.url, locale="en")
    page = context.new_page()
    page.clock.install()
    comes_in(page, INSIDE)
    yield page
    context.close()


def words(page: Page) -> str:
    return page.inner_text("body")


def test_escape_twice_locks_and_shows_nothing_of_before(inside: Page) -> None:
    inside.keyboard.press("Escape")
    inside.keyboard.press("Escape")
    inside.wait_for_url("**/unlock/")

    assert "Your keys are locked" in words(inside)
    assert "data-lock" not in inside.content()


def test_the_page_is_blank_before_the_server_is_asked(inside: Page) -> None:
    seen = inside.evaluate(
        """() => {
          HTMLFormElement.prototype.submit = () => {};
          const press = () =>
            dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
          const began = performance.now();
          press(); press();
          const took = performance.now() - began;
          const left = [...document.body.children];
          return [
            left.length,
            left.some((it) => it.checkVisibility({ visibilityProperty: true })),
            document.title,
            took < 200,
          ];
        }"""
    )

    assert seen == [1, False, "", True]


def test_back_shows_nothing_of_before_that_her_keys_opened(inside: Page) -> None:
    inside.keyboard.press("Escape")
    inside.keyboard.press("Escape")
    inside.wait_for_url("**/unlock/")

    inside.go_back()

    assert "data-lock" not in inside.content()


@pytest.mark.parametrize("keys", [["Escape"], ["Escape", "a"]])
def test_control_one_press_does_nothing(inside: Page, keys: list[str]) -> None:
    for key in keys:
        inside.keyboard.press(key)

    assert inside.url.endswith(INSIDE)
    assert "data-lock" in inside.content()
    assert words(inside)


def test_the_button_does_the_same(inside: Page) -> None:
    inside.click("[data-lock]")
    inside.wait_for_url("**/unlock/")

    assert "data-lock" not in inside.content()


def test_the_other_windows_lock_too(inside: Page) -> None:
    other = inside.context.new_page()
    other.goto(INSIDE)

    inside.keyboard.press("Escape")
    inside.keyboard.press("Escape")

    other.wait_for_url("**/unlock/")


def test_a_page_left_alone_locks_itself(inside: Page) -> None:
    inside.clock.run_for(9 * 60 * 1000)
    assert inside.url.endswith(INSIDE)

    inside.clock.run_for(61 * 1000)
    inside.wait_for_url("**/unlock/")
