"""The looking itself: it lets a good page pass and complains of each planted fault."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page

import umay.web
from tests.browser.looking import TELLING, complaints
from tests.browser.serving import serving

pytestmark = pytest.mark.browser

STATIC = Path(umay.web.__file__).parent / "static" / "umay"
GOOD = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="data:,"><h1>A page</h1>
<label for="a">A word</label>
<input id="a" style="border: 2px solid #555; height: 44px"> {planted}"""
PLANTED = {
    "axe": "<p style='color: #ccc'>Pale words</p>",
    "border": "<label>B <input style='border: 2px solid #ccc; height: 44px'></label>",
    "target": "<p><button style='padding: 0; height: 30px'>Small</button></p>",
    "scroll": "<div style='width: 1300px'>Wide</div>",
    "host": "<img alt='' src='http://localhost:9/picture.png'>",
    "weight": f"<!-- {Random(1).randbytes(60_000).hex()} -->",
    "kept": "<script>localStorage.setItem('a', 'b')</script>",
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    files = {
        f"/static/umay/{path.name}": path.read_bytes() for path in STATIC.iterdir()
    }
    files["/sample"] = Path(__file__).with_name("sample.html").read_bytes()
    files["/good"] = GOOD.format(title="A page", planted="").encode()
    for fault, planted in PLANTED.items():
        files[f"/{fault}"] = GOOD.format(title="A page", planted=planted).encode()
    for number, word in enumerate(TELLING):
        title = f"{word.title()} 5"
        files[f"/title-{number}"] = GOOD.format(title=title, planted="").encode()
    with serving(files) as url:
        yield url


@pytest.fixture(scope="module")
def plain(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["/good", "/sample"])
def test_a_good_page_passes(plain: Page, address: str, path: str) -> None:
    assert complaints(plain, address + path) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(plain: Page, address: str, fault: str) -> None:
    found = complaints(plain, f"{address}/{fault}")
    plain.evaluate("localStorage.clear()")

    assert found
    assert {complaint.partition(":")[0] for complaint in found} == {fault}


def test_a_page_that_is_not_there_is_a_fault(plain: Page, address: str) -> None:
    assert "status: 404" in complaints(plain, f"{address}/nowhere")


@pytest.mark.parametrize("number", [0, len(TELLING) // 2, len(TELLING) - 1])
def test_a_title_that_tells_too_much_is_found(
    plain: Page, address: str, number: int
) -> None:
    found = complaints(plain, f"{address}/title-{number}")

    assert found == [f"title: says “{TELLING[number]}”"]
