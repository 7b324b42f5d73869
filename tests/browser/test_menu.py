"""On a small phone: where she is stays in sight, the rest is one press away."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from umay.core.roles import Role

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.harness.server import ServedHouse

pytestmark = [pytest.mark.browser]

HIDDEN_BESIDE = """links => links.filter(link => {
  const { left, right, top, bottom } = link.getBoundingClientRect();
  return left < 0 || right > innerWidth || top < 0 || bottom > innerHeight;
}).map(link => link.textContent)"""


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_menu_shows_where_she_is_and_opens_without_a_script(
    full_house: "ServedHouse",
    reader: "Callable[[Role | None, str], Page]",
    language: str,
) -> None:
    page = reader(Role.DIRECTOR, language)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(full_house.url + "/settings/")
    here = page.locator(".top__more .is-here")
    places = page.locator(".top__more a")

    assert here.is_visible()
    assert here.evaluate_all(HIDDEN_BESIDE) == []
    assert not places.first.is_visible()
    page.locator(".top__more summary").click()

    assert places.count() == 7
    assert places.evaluate_all(HIDDEN_BESIDE) == []
    places.first.click()
    assert page.url.endswith("/tonight/")


def test_at_a_desk_all_places_stand_side_by_side(
    full_house: "ServedHouse", reader: "Callable[[Role | None, str], Page]"
) -> None:
    page = reader(Role.DIRECTOR, "ru")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(full_house.url + "/settings/")

    assert not page.locator(".top__more").is_visible()
    assert page.locator(".top__place:visible").count() == 7
