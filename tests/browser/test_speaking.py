"""The language buttons of a form, pressed in a browser: nothing typed is lost."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.reading import sign_in
from umay.core.roles import Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.harness.server import ServedHouse

pytestmark = [pytest.mark.browser]


def test_another_language_in_the_middle_of_a_form(
    chromium: "Browser", full_house: "ServedHouse"
) -> None:
    context = chromium.new_context(
        base_url=full_house.url, locale="en", java_script_enabled=False
    )
    page = context.new_page()
    sign_in(page, Role.DIRECTOR)
    page.goto("/settings/units/new/")
    page.fill("[name=code]", "no such name")
    page.check("[name=shared]")

    page.click("button[name=speak][value=ru]")

    assert page.locator("html").get_attribute("lang") == "ru"
    assert page.input_value("[name=code]") == "no such name"
    assert page.is_checked("[name=shared]")
    assert "no" not in page.url.rpartition("/settings/units/new/")[2]
    page.press("[name=code]", "Enter")  # sends the form, not a language
    assert page.locator(".govuk-error-summary").is_visible()
    assert page.locator("html").get_attribute("lang") == "ru"
    context.close()
