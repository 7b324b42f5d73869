"""PDF: a page of the house as a file that looks the same everywhere.

Drawn of the page's own HTML by WeasyPrint, which needs Pango from the system. It is
loaded at the first PDF, so that a house without Pango only lacks these. Nothing is
fetched: every page gets the three files of ``letters``, whatever else it names.
"""

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from umay.core.papers import Sheet, Written
from umay.use_cases.gate import Writer

HERE = Path(__file__).parent
PLACE = "https://paper.invalid"  # reserved by RFC 2606: leads nowhere
SERVED = {
    f"{PLACE}/{name}": (HERE / "letters" / name, kind)
    for name, kind in (
        ("paper.css", "text/css"),
        ("NotoSans-Regular.woff2", "font/woff2"),
        ("NotoSans-Bold.woff2", "font/woff2"),
    )
}

_one_at_a_time = Lock()  # each takes a core and some tens of megabytes


class NoPdf(Exception):
    """Pango is not installed on this machine: print the page instead."""


class NotServed(Exception):
    """A page names something else than how papers look."""


def as_pdf(page: str) -> bytes:
    """Return a whole page of HTML as a tagged PDF (PDF/UA-1).

    Its title is the page's; it names no author, house or moment.
    Raises ``NoPdf``.
    """
    with _one_at_a_time:
        return _drawn(page)


def drawn(write: Writer) -> Writer:
    """Return how the same paper is written out as a PDF; its text stays the page."""

    def as_file(sheet: Sheet) -> Written:
        page = write(sheet)
        text = page if isinstance(page, str) else page.text
        return Written(text, as_pdf(text))

    return as_file


def _drawn(page: str) -> bytes:
    try:
        import weasyprint
    except OSError as missing:
        raise NoPdf from missing
    fonts = weasyprint.text.fonts.FontConfiguration()
    letters = weasyprint.CSS(
        url=f"{PLACE}/paper.css",
        url_fetcher=_fetcher(),
        font_config=fonts,
        media_type="print",
    )
    whole = weasyprint.HTML(string=page, base_url=PLACE, url_fetcher=_fetcher())
    pages = whole.render(
        stylesheets=[letters], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    # The name of the programme would say what kind of house writes such papers.
    pages.metadata.title = (pages.metadata.title or "").removesuffix(" – Umay")
    return bytes(pages.write_pdf(pdf_variant="pdf/ua-1"))


def served(url: str) -> tuple[Path, str]:
    """Return the file of ours at this address, and its kind. Raises ``NotServed``."""
    if url not in SERVED:
        raise NotServed
    return SERVED[url]


@cache
def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OursAlone(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            file, kind = served(url)
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": kind})

    return OursAlone()
