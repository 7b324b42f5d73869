"""Tonight fits one screen of a small phone, on a normal night, in every language."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from umay.core.roles import Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django import DjangoDbBlocker

    from tests.harness.server import ServedHouse
    from tests.small_house import SmallHouse

pytestmark = [pytest.mark.browser]

LANGUAGES = ["kk", "ru", "en"]
WIDTH, HEIGHT = 360, 640
PASSWORD = "invented words for a test"


@pytest.fixture(scope="module")
def normal_night(django_db_blocker: "DjangoDbBlocker") -> "Iterator[ServedHouse]":
    """Seventy beds, and something of everything that happens in a night."""
    from tests.harness import houses, server

    with django_db_blocker.unblock(), houses.clone() as house:
        with houses.pointed_at(house):
            a_night()
        with server.serve(house) as served:
            yield served


def a_night() -> None:
    from tests.small_house import CHILD, small_house
    from umay.commands.demo_house.plan import COTS, UNITS
    from umay.core.places import Condition, Why
    from umay.records.models import Unit, Worker
    from umay.use_cases.furnish_house import set_condition
    from umay.use_cases.open_center import add_worker
    from umay.use_cases.wait import put_on_waiting_list

    house = small_house(UNITS, COTS)
    add_worker(house.order(), "duty", PASSWORD, Role.DUTY)
    now = datetime.now(UTC)
    Worker.objects.update(declared_at=now)  # she was asked when she was hired
    house.now = now - timedelta(days=200)
    house.admits(house.asks(CHILD), "201")  # over her limit
    house.now = now - timedelta(days=5)
    extra = house.asks(CHILD, CHILD)
    house.holds(extra, "202", bends=frozenset({Why.TOO_SMALL}), why="all is full")
    house.admits(extra)
    house.now = now - timedelta(hours=5)
    _out(house, "204", now - timedelta(hours=1))
    _out(house, "207", now + timedelta(hours=3))
    house.now = now
    house.holds(house.asks(CHILD), "203")
    house.holds(house.asks(CHILD, CHILD), "302")
    house.asks(CHILD)
    put_on_waiting_list(house.order(), house.asks(CHILD), "high")
    for code in ("209", "305"):
        row = Unit.objects.get(code=code)
        set_condition(house.order(), row.pk, Condition.TO_CLEAN)


def _out(house: "SmallHouse", unit: str, expected_at: datetime) -> None:
    from tests.small_house import CHILD
    from umay.use_cases.sign_out import sign_out

    stay = house.admits(house.asks(CHILD, CHILD), unit)
    sign_out(house.order(), stay, expected_at, "ring my sister, then wait")


@pytest.mark.parametrize("language", LANGUAGES)
def test_tonight_needs_no_scrolling_on_a_small_phone(
    chromium: "Browser", normal_night: "ServedHouse", language: str
) -> None:
    context = chromium.new_context(
        base_url=normal_night.url,
        locale=language,
        viewport={"width": WIDTH, "height": HEIGHT},
    )
    page = context.new_page()
    page.goto("/sign-in/")
    page.fill("[name=username]", "duty")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/tonight/")
    size = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    shown = [page.locator(part).count() for part in (".row.is-over", ".drawer")]
    context.close()

    assert shown == [1, 6]  # it is a full screen that fits, not an empty one
    assert size[0] <= WIDTH
    assert size[1] <= HEIGHT
