"""What if, with its answer: good to read in every language, also on a phone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

from tests.browser.looking import complaints
from umay.core.roles import Role

if TYPE_CHECKING:
    from tests.harness.server import ServedHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ASKED = (
    "/limits/what-if/?rooms=5&beds=2&programme=violence&turned=1&wider=1&next_rooms=4"
    "&months=9&sooner_days=14&demand=100"
)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_answer_is_good_to_read(
    reader: Callable[[Role | None, str], Page],
    full_house: "ServedHouse",
    language: str,
) -> None:
    page = reader(Role.DIRECTOR, language)

    assert complaints(page, full_house.url + ASKED) == []
    assert page.locator("svg[role=img]").count() == 2
