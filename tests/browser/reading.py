"""Readers: signed-in browsers, one for each role and language, kept for all tests."""

from contextlib import ExitStack
from functools import cache

from playwright.sync_api import Browser, Page

from umay.commands.demo_house.logins import LOGINS
from umay.core.roles import Role


def sign_in(page: Page, role: Role, then: str = "/leaving/") -> None:
    """Sign in as the invented worker of that role."""
    login = next(login for login in LOGINS if login.role is role)
    page.goto(f"/sign-in/?next={then}")
    page.fill("[name=username]", login.username)
    page.fill("[name=password]", login.password)
    page.click("main button")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


class Readers:
    """Calling it returns the page of a reader; nobody signs in twice."""

    def __init__(self, browser: Browser, url: str, stack: ExitStack) -> None:
        @cache
        def page(role: Role | None, language: str) -> Page:
            context = browser.new_context(base_url=url, locale=language)
            stack.callback(context.close)
            opened = context.new_page()
            if role:
                sign_in(opened, role)
            return opened

        self.page = page
