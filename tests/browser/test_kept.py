"""What was typed is not lost with a cookie: it is shown again, and can be sent."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import complaints_shown
from tests.browser.reading import sign_in
from tests.browser.screens import Screen
from tests.harness.server import ServedHouse
from umay.core.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ASK = Screen("extension-ask", ("household",))
HER_WORDS = "Two more weeks, & the school year"
SEND = "main form button"


@pytest.fixture
def typing(
    chromium: Browser, full_house: ServedHouse, address: Callable[[Screen], str]
) -> Iterator[Page]:
    """A worker who has written half a form: sent as it is, it changes nothing."""
    context = chromium.new_context(base_url=full_house.url, locale="kk")
    page = context.new_page()
    sign_in(page, Role.DIRECTOR)
    page.goto(address(ASK))
    page.fill("main textarea >> nth=0", HER_WORDS)
    yield page
    context.close()


def still_there(page: Page) -> bool:
    return page.input_value("main textarea >> nth=0") == HER_WORDS


def test_a_lost_token_costs_one_more_press(typing: Page) -> None:
    typing.context.clear_cookies(name="c")

    typing.click(SEND)
    assert HER_WORDS in (typing.text_content("main") or "")
    assert list(complaints_shown(typing)) == []

    typing.click(SEND)
    assert still_there(typing)


def test_an_ended_session_costs_a_sign_in(typing: Page) -> None:
    typing.context.clear_cookies(name="s")

    typing.click(SEND)
    assert HER_WORDS in (typing.text_content("main") or "")
    assert list(complaints_shown(typing)) == []

    with typing.context.expect_page() as opened:
        typing.click("main a[target=_blank]")
    sign_in(opened.value, Role.DIRECTOR)
    typing.click(SEND)
    # Signing in made a new token, which the kept page did not have yet.
    typing.click(SEND)
    assert still_there(typing)


def test_control_without_the_kept_page_the_words_would_be_gone(typing: Page) -> None:
    typing.reload()

    assert not still_there(typing)
