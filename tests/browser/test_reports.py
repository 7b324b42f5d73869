"""A report that is filled in: good to read in every language, also on a phone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from tests.browser.looking import complaints
from umay.core.roles import Role

if TYPE_CHECKING:
    from tests.harness.server import ServedHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def asked(audience: str) -> str:
    """The longest form, of the last whole year."""
    year = timezone.localdate().year - 1
    period = f"period={year}-1-12&step=12"
    return f"/reports/?form=snapshot&audience={audience}&{period}"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("audience", ["agreed", "public"])
def test_a_report_is_good_to_read(
    reader: Callable[[Role | None, str], Page],
    full_house: "ServedHouse",
    audience: str,
    language: str,
) -> None:
    page = reader(Role.DIRECTOR, language)

    assert complaints(page, full_house.url + asked(audience)) == []
    assert page.locator("main table.paper tbody tr").count() > 20
