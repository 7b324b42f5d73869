"""Every screen, in every language, on a phone and on a desk, as a strict reader."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.looking import complaints, complaints_shown
from tests.browser.screens import Screen, screens
from umay.core.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LANGUAGES = ["kk", "ru", "en"]
Reader = Callable[[Role | None, str], Page]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", list(screens()), ids=str)
def test_a_screen_is_good_to_read(
    reader: Reader, address: Callable[[Screen], str], screen: Screen, language: str
) -> None:
    page = reader(screen.reader, language)

    assert complaints(page, address(screen)) == []
    assert page.get_attribute("html", "lang") == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_comes_back_with_errors_is_good_to_read(
    reader: Reader, language: str
) -> None:
    page = reader(None, language)
    page.goto("/sign-in/")
    page.fill("[name=username]", "nobody")
    page.fill("[name=password]", "nothing")
    page.click("main button")

    page.locator(".govuk-error-summary").wait_for()
    assert list(complaints_shown(page)) == []
