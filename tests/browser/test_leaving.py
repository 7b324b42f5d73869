"""Leaving at once: the page is covered, the session is dead, Back shows nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.reading import sign_in
from tests.harness.server import ServedHouse
from umay.core.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.slow]

INSIDE = "/limits/"
OUTSIDE = "/calendar/"
SIGN_IN = f"/sign-in/?next={INSIDE}"


@contextmanager
def night_shift(
    chromium: Browser, house: ServedHouse, *, script: bool = True
) -> Iterator[Page]:
    """Lend the page of a duty worker who has looked at two screens."""
    context = chromium.new_context(base_url=house.url, java_script_enabled=script)
    page = context.new_page()
    sign_in(page, Role.DUTY)
    page.goto(INSIDE)
    yield page
    context.close()


@pytest.fixture
def inside(chromium: Browser, full_house: ServedHouse) -> Iterator[Page]:
    with night_shift(chromium, full_house) as page:
        yield page


@pytest.fixture
def without_script(chromium: Browser, full_house: ServedHouse) -> Iterator[Page]:
    with night_shift(chromium, full_house, script=False) as page:
        yield page


def path(page: Page) -> str:
    return page.evaluate("location.pathname")


def nobody_is_signed_in(context: BrowserContext) -> bool:
    page = context.new_page()
    page.goto(INSIDE)
    return "/sign-in/" in page.url


def test_the_shift_really_was_inside(inside: Page) -> None:
    assert path(inside) == INSIDE
    assert not nobody_is_signed_in(inside.context)


def test_the_button_leaves_without_javascript(without_script: Page) -> None:
    cookies = without_script.context.cookies()

    without_script.click("[data-away]")

    assert without_script.url.endswith(OUTSIDE)
    without_script.context.add_cookies(cookies)
    assert nobody_is_signed_in(without_script.context)


def test_back_shows_nothing_without_javascript(without_script: Page) -> None:
    without_script.click("[data-away]")
    without_script.go_back()

    assert "/sign-in/" in without_script.url


def test_the_button_leaves(inside: Page) -> None:
    cookies = inside.context.cookies()

    inside.click("[data-away]")
    inside.wait_for_url(f"**{OUTSIDE}")

    inside.context.add_cookies(cookies)
    assert nobody_is_signed_in(inside.context)


def test_the_page_that_was_left_is_not_behind_it(inside: Page) -> None:
    before = inside.evaluate("history.length")

    inside.click("[data-away]")
    inside.wait_for_url(f"**{OUTSIDE}")

    assert inside.evaluate("history.length") == before
    inside.go_back()
    assert path(inside) != INSIDE


def test_shift_three_times_leaves(inside: Page) -> None:
    for _ in range(3):
        inside.keyboard.press("Shift")
    inside.wait_for_url(f"**{OUTSIDE}")

    assert nobody_is_signed_in(inside.context)


def test_the_page_is_covered_before_the_server_is_asked(inside: Page) -> None:
    covered = inside.evaluate(
        """() => {
          document.querySelector("[data-away]").click();
          const [cover, ...others] = document.body.children;
          const { backgroundColor, color } = getComputedStyle(cover);
          const { width, height } = cover.getBoundingClientRect();
          return [others.length, backgroundColor, color, width, height];
        }"""
    )

    assert covered == [0, *["rgb(255, 255, 255)"] * 2, 1280, 720]


def test_the_other_windows_leave_too(inside: Page) -> None:
    other = inside.context.new_page()
    other.goto(INSIDE)

    inside.click("[data-away]")

    other.wait_for_url(f"**{OUTSIDE}")


def test_a_screen_reader_hears_the_count(inside: Page) -> None:
    heard = inside.locator("[role=status].govuk-visually-hidden")
    for name in ("data-pressed-once", "data-pressed-twice"):
        inside.keyboard.press("Shift")

        expect(heard).to_have_text(inside.get_attribute("[data-away]", name) or "")


def test_two_presses_are_forgotten_after_five_seconds(
    chromium: Browser, full_house: ServedHouse
) -> None:
    with night_shift(chromium, full_house) as page:
        page.clock.install()
        page.reload()
        page.keyboard.press("Shift")
        page.keyboard.press("Shift")
        page.clock.fast_forward(5_000)
        page.keyboard.press("Shift")

        assert page.get_attribute("[data-away]", "data-pressed") == "1"
        assert path(page) == INSIDE


@pytest.mark.parametrize("keys", ["Shift+A", "Alt+Shift", "Control+Shift", "Shift+Alt"])
def test_writing_and_changing_the_keyboard_do_not_leave(
    inside: Page, keys: str
) -> None:
    for _ in range(4):
        inside.keyboard.press(keys)

    assert inside.get_attribute("[data-away]", "data-pressed") in {None, "0"}
    assert path(inside) == INSIDE


def test_going_on_writing_forgets_the_presses(inside: Page) -> None:
    for _ in range(4):
        inside.keyboard.press("Shift")
        inside.keyboard.press("Shift")
        inside.keyboard.press("a")

    assert path(inside) == INSIDE
