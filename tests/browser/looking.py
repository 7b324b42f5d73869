"""Looking at a page as the strictest reader would: returns complaints, or none.

Checks what axe checks and what it does not: borders, targets, sideways scrolling,
other hosts, weight, what is kept in the browser, and a title that tells too much.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Request

MEASURING = Path(__file__).with_name("measuring.js").read_text("utf-8")
WIDTHS = {360: 640, 1280: 800}  # px, with the height of such a screen
NARROWEST = {"width": 320, "height": 640}
HEAVIEST = 50 * 1024  # bytes over the wire, with nothing cached
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SIDEWAYS = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? scrollWidth : 0;
}"""
TELLING = (
    "abuse", "crisis", "center", "centre", "police", "refuge", "safe", "shelter",
    "victim", "violence", "woman", "women",
    "беженк", "жертв", "женщин", "кризис", "насил", "полици", "приют", "убежищ",
    "центр",
    "баспана", "дағдарыс", "зорлық", "зомбылық", "орталық", "паналау", "полиция",
    "құрбан", "қысым", "әйел",
)  # fmt: skip


@dataclass
class Visit:
    """What loading one page took."""

    weight: int = 0
    asked: list[str] = field(default_factory=list)


def complaints(page: Page, url: str) -> list[str]:
    """Open the page with nothing cached; return all that is wrong, at every width."""
    with _weighed(page) as visit:
        response = page.goto(url)
        found = list(complaints_shown(page))
    if response is None or response.status != 200:
        found.append(f"status: {response and response.status}")
    return found + list(_of_loading(page, visit))


@contextmanager
def _weighed(page: Page) -> Iterator[Visit]:
    visit = Visit()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")

    def weigh(event: dict[str, int]) -> None:
        visit.weight += int(event["encodedDataLength"])

    def note(request: Request) -> None:
        visit.asked.append(request.url)

    session.on("Network.loadingFinished", weigh)
    page.on("request", note)
    yield visit
    page.remove_listener("request", note)
    session.detach()


def _of_loading(page: Page, visit: Visit) -> Iterator[str]:
    if visit.weight > HEAVIEST:
        yield f"weight: {visit.weight} bytes"
    here = urlsplit(page.url).netloc
    for url in visit.asked:
        if urlsplit(url).netloc not in {here, ""}:
            yield f"host: {url}"
    title = page.title().casefold()
    if not title:
        yield "title: there is none"
    yield from (f"title: says “{word}”" for word in TELLING if word in title)


def complaints_shown(page: Page) -> Iterator[str]:
    """Yield what is wrong with the page as it is shown now."""
    page.evaluate(AXE_SCRIPT)
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        found = [*page.evaluate(MEASURING), *_sideways(page)]
        found += _axe(page) if width in _read_by_axe(page) else []
        yield from (f"{complaint} (at {width} px)" for complaint in found)
    page.set_viewport_size(NARROWEST)
    yield from (f"{complaint} (at 320 px)" for complaint in _sideways(page))


def _read_by_axe(page: Page) -> set[int]:
    """Axe is slow, and what it looks at does not hang on the language: it reads the
    phone in Kazakh, whose words are the longest, and the desk in English."""
    width = {"kk": min(WIDTHS), "en": max(WIDTHS)}
    return {width[one] for one in [page.get_attribute("html", "lang")] if one in width}


def _axe(page: Page) -> Iterator[str]:
    results = page.evaluate("options => axe.run(options)", AXE)
    for violation in results["violations"]:
        nodes = [str(node["html"])[:160] for node in violation["nodes"]]
        yield f"axe: {violation['id']}: {violation['help']}: {nodes}"


def _sideways(page: Page) -> Iterator[str]:
    if wide := page.evaluate(SIDEWAYS):
        yield f"scroll: the page is {wide} px wide"
