"""A screen seen over a shoulder gives nobody away: titles, addresses, words, names."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from tests.web.test_access import routes
from tools import words
from umay.core.roles import Role

ClientOf = Callable[..., Client]
WEB = Path("src/umay/web")
TELLING = re.compile(
    "shelter|refuge|violen|abus|victim|crisis|survivor|safe.?house|batter"
    "|приют|убежищ|насил|жертв|кризис|абьюз|побои"
    "|зорлы|құрбан|дағдарыс|пана(?:хана|лат)|жәбір",
    re.IGNORECASE,
)
SEEN = re.compile(r'<title>.*?</title>|(?:class|id|href|action|src)="[^"]*"')


def tells(page: str) -> list[str]:
    """Return what a title, an address or a name on the page gives away."""
    return [part for part in SEEN.findall(page) if TELLING.search(part)]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.ADMIN, None], ids=str)
def test_no_page_gives_the_house_away(
    client_of: ClientOf, role: Role | None, language: str
) -> None:
    browser = client_of(role, language)
    for route in routes():
        page = browser.get(route.path, follow=True)
        assert tells(page.content.decode()) == [], route.path


def test_no_address_gives_the_house_away() -> None:
    assert [route.path for route in routes() if TELLING.search(route.path)] == []


def test_no_file_a_browser_fetches_gives_the_house_away() -> None:
    served = (WEB / "static").rglob("*")

    assert [file.name for file in served if TELLING.search(file.name)] == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_word_on_a_screen_gives_the_house_away(language: str) -> None:
    catalog = words.read(language)
    said = [f"{message.id} {message.string}" for message in catalog if message.id]

    assert [text for text in said if TELLING.search(text)] == []


@pytest.mark.parametrize(
    "page",
    [
        "<title>Women's shelter – Umay</title>",
        "<title>Кризисный центр</title>",
        "<title>Дағдарыс орталығы</title>",
        '<a href="/victims/7/">7</a>',
        '<p class="violence">',
    ],
)
def test_control_a_page_that_gives_the_house_away_is_seen(page: str) -> None:
    assert tells(page)
