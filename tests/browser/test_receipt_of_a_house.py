"""What a house hands out, on the page that checks it: altered later, and erased."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.test_receipt_page import PAGE, looks
from tests.ledger.logged import logged_house
from tests.ledger.taken import CONTENT, asked, paper, receipt, rewrites
from tests.secrets.house import begin
from umay.proof.receipts import Found
from umay.records import log_files
from umay.use_cases.keys.erasing import erase_household

pytestmark = pytest.mark.browser


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    key = tmp_path / "log.key"
    key.write_text("07" * 32, "ascii")
    monkeypatch.setattr(log_files, "_key_path", lambda: key)
    return tmp_path


def test_what_was_altered_later_shows_against_the_sheet_she_holds(
    db: None, own_files: Path, chromium: Browser
) -> None:
    made = logged_house(own_files)
    made.acts()
    made.is_witnessed()
    order, entry = made.house.order(), asked(made.center)
    proof, before = (text.decode() for text in receipt(order, entry))

    rewrites(entry)
    after = paper(made.house.order(), entry, CONTENT)

    page = chromium.new_page(locale="en")
    page.goto(PAGE.as_uri())
    assert Found.SAID in looks(page, proof, before)
    assert page.get_attribute("#result", "class") == "proven"
    assert Found.SAID_ALTERED in looks(page, proof, after)
    assert page.get_attribute("#result", "class") == "broken"
    page.close()


def test_what_was_erased_at_her_wish_is_still_proven_to_have_stood(
    db: None, own_files: Path, chromium: Browser
) -> None:
    made = begin()
    family = made.family()
    order = made.order("social")
    proof, content = (text.decode() for text in receipt(order, asked(order.center)))

    erase_household(made.order("director"), family)

    page = chromium.new_page(locale="en")
    page.goto(PAGE.as_uri())
    found = looks(page, proof, content)
    page.close()
    assert {Found.SAID, Found.STANDS, Found.SIGNED} <= set(found)
