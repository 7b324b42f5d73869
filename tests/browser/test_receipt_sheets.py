"""The two sheets on paper: one page each, in codes a telephone still reads."""

import re
from datetime import date
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Browser, Page

import umay
from tests.browser.looking import complaints_shown
from tests.harness import run
from tests.proof.a_receipt import sheets
from umay.core.papers import Line, Paper, Sheet
from umay.core.recipients import Recipient
from umay.network.qr_pages import codes
from umay.proof.entry_proofs import EntryProof, read_entry_proof
from umay.web.receipts import FITS, _page

pytestmark = pytest.mark.browser

STYLES = Path(umay.__file__).parent / "web/static/umay"
LARGEST = 27  # a version 27 has 125 modules: 0.75 mm each on 10 cm
LANGUAGES = ("kk", "ru", "en")
MADE = sheets()


def long_proof(hashes: int) -> str:
    """As it is in a log of two to the power of so many entries."""
    short = read_entry_proof(MADE.proof.encode())
    return str(EntryProof(987_654, (short.path * 4)[:hashes], short.checkpoint))


def shown(page: Page, paper: Paper, text: str, language: str) -> None:
    lines = (Line("entry", text), Line("entry.seen", "no"))
    html = _page(language)(Sheet(paper, Recipient.HERSELF, date(2026, 3, 2), lines))
    for name in ("govuk.css", "umay.css"):
        style = (STYLES / name).read_text("utf-8")
        found = rf"<link[^>]*{name}[^>]*>"
        html = re.sub(found, lambda _, css=style: f"<style>{css}</style>", html)
    file = run.folder() / "sheet.html"
    file.write_text(html, "utf-8")
    page.goto(file.as_uri())


@pytest.fixture(scope="module")
def reading(chromium: Browser):
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hashes", [4, 9, 20])
def test_sheet_1_is_one_page_whatever_the_size_of_the_log(
    reading: Page, language: str, hashes: int
) -> None:
    shown(reading, Paper.RECEIPT, long_proof(hashes), language)

    printed = reading.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_2_without_words_is_one_page(reading: Page, language: str) -> None:
    shown(reading, Paper.CONTENT, MADE.content, language)

    printed = reading.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", [Paper.RECEIPT, Paper.CONTENT])
def test_both_are_good_to_read_on_a_screen(
    reading: Page, paper: Paper, language: str
) -> None:
    text = long_proof(20) if paper is Paper.RECEIPT else MADE.content
    shown(reading, paper, text, language)

    assert list(complaints_shown(reading)) == []


@pytest.mark.parametrize("text", [MADE.proof, long_proof(20), MADE.content])
def test_a_code_stays_large_enough_to_be_read(text: str) -> None:
    for part in codes(text, FITS):
        made = segno.make(part, error="m", boost_error=False, micro=False)
        assert int(made.version) <= LARGEST


def test_control_more_text_takes_more_pages(reading: Page) -> None:
    shown(reading, Paper.RECEIPT, long_proof(20) * 6, "en")

    printed = reading.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > 1
