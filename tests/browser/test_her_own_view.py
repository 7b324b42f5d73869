"""Her own pages on a phone: stories 32 and 33 of practice.md, and the quiet PIN."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import complaints
from tests.harness.server import ServedHouse
from tests.incidents.telling import happened
from tests.small_house import small_house
from tests.web.her import PIN, QUIET, Hers, with_card
from tests.web.test_her_card import consent_of
from tests.web.test_her_receipts import refused
from umay.core.roles import Role
from umay.records.models import (
    Consent,
    Door,
    LedgerEntry,
    Release,
    RightAsked,
    Worker,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "/days/plan/",
    "/days/",
    "/days/articles/",
    "/days/read/",
    "/days/ask/",
    "/days/copy/",
    "/days/reach/new/",
)
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def hers(served_house: ServedHouse) -> Hers:
    house = small_house()
    own = Worker.objects.create(
        center=house.worker.center, username=uuid4().hex[:8], role=Role.SOCIAL
    )
    made = with_card(house, own)
    happened(house, made.household)
    consent_of(made, made.household)
    return made


@pytest.fixture(params=LANGUAGES)
def phone(
    request: pytest.FixtureRequest, chromium: Browser, served_house: ServedHouse
) -> Iterator[Page]:
    """One language in turn, on a phone."""
    context = chromium.new_context(
        base_url=served_house.url,
        locale=request.param,
        viewport={"width": 360, "height": 640},
    )
    yield context.new_page()
    context.close()


def comes_in(page: Page, hers: Hers, pin: str = PIN) -> None:
    page.goto("/card/")
    page.fill("[name=code]", hers.card.groups.lower())
    page.fill("[name=password]", pin)
    page.click("main button")
    page.wait_for_url("**/days/")


def test_story_32_she_sees_her_own_file_in_her_language_and_leaves_at_once(
    hers: Hers, phone: Page, served_house: ServedHouse
) -> None:
    comes_in(phone, hers)

    for path in PAGES:
        assert complaints(phone, served_house.url + path) == []
    phone.goto("/days/")
    for part in ("days", "law", "agreed", "opened", "receipts", "asked", "reached"):
        assert phone.locator(f"#{part}").is_visible()
    assert all(one["expires"] == -1 for one in phone.context.cookies())
    phone.locator("[data-away]").click()
    phone.wait_for_url("**/calendar/")
    phone.goto("/days/")
    assert phone.url.endswith("/card/")


def test_story_33_she_takes_back_and_asks_and_it_stands_at_once_or_by_a_day(
    hers: Hers, phone: Page
) -> None:
    comes_in(phone, hers)

    phone.locator("section[aria-labelledby=agreed] button").click()
    phone.wait_for_load_state()
    assert Consent.objects.get().withdrawn_at is not None
    phone.goto("/days/ask/")
    phone.check("[value=erase]")
    phone.locator("form.narrow button").click()
    phone.wait_for_url("**/days/")
    asked = RightAsked.objects.get()
    assert (asked.due_on - asked.asked_on).days == 15
    assert str(asked.due_on.day) in phone.inner_text("section[aria-labelledby=asked]")


def test_story_33_she_takes_a_receipt_and_has_a_refusal_looked_at_again(
    hers: Hers, phone: Page, served_house: ServedHouse
) -> None:
    row = refused(hers, hers.own)
    comes_in(phone, hers)

    phone.click(f"a[href='/days/longer/{row.pk}/']")
    assert complaints(phone, phone.url) == []
    phone.fill("[name=words]", "The court is in May")
    phone.locator("form.narrow button").click()
    phone.wait_for_url("**/days/")
    row.refresh_from_db()
    assert row.appealed_at is not None
    made = LedgerEntry.objects.get(act="appeal.made")
    assert made.by == Door.objects.get().pk

    phone.click(f"a[href='/days/sheets/{made.pk}/']")
    assert complaints(phone, phone.url) == []
    phone.locator("form.narrow button").click()
    phone.wait_for_load_state()
    assert phone.locator("svg").count() > 0
    assert Release.objects.get().by is None


def test_the_quiet_pin_shows_a_calendar_that_is_good_to_read(
    hers: Hers, phone: Page, served_house: ServedHouse
) -> None:
    comes_in(phone, hers, QUIET)

    assert complaints(phone, f"{served_house.url}/days/") == []
    assert phone.locator("table.month").is_visible()
    assert phone.locator("section").count() == 0
