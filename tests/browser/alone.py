"""A house of the test's own, served, with one worker in it who signs in."""

from playwright.sync_api import Page

from tests.small_house import small_house
from umay.core.roles import Role
from umay.records.models import Worker

NAME, PASSWORD = "aliya", "green river seven"


def worker_of_a_new_house(role: Role = Role.SOCIAL) -> Worker:
    """Make the house in the database this process is pointed at."""
    worker = Worker(center=small_house().worker.center, username=NAME, role=role)
    worker.set_password(PASSWORD)
    worker.save()
    return worker


def comes_in(page: Page, then: str) -> None:
    page.goto(f"/sign-in/?next={then}")
    page.fill("[name=username]", NAME)
    page.fill("[name=password]", PASSWORD)
    page.click("main button:not([type=button])")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
