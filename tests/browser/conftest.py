"""Fixtures of the browser tests: a full invented house, served once for all of them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django import DjangoDbBlocker

    from tests.browser.screens import Screen
    from tests.harness.houses import House
    from tests.harness.server import ServedHouse
    from umay.core.roles import Role


@pytest.fixture(scope="session")
def told(django_db_blocker: "DjangoDbBlocker") -> "House":
    """Seventy beds with half a year behind them, to be cloned."""
    from tests.browser.one_of_each import one_of_each
    from tests.harness import houses
    from umay.commands.demo_house.house import tell_house

    def furnish() -> None:
        telling = tell_house(1, datetime.now(UTC), lambda _: None)
        one_of_each(telling.center)

    with django_db_blocker.unblock():
        return houses.furnished("told", furnish)


@pytest.fixture(scope="session")
def full_house(
    told: "House", django_db_blocker: "DjangoDbBlocker"
) -> Iterator["ServedHouse"]:
    """The house that was told. Nobody may change anything in it."""
    from tests.harness import houses, server

    with (
        django_db_blocker.unblock(),
        houses.clone(told) as house,
        server.serve(house) as served,
    ):
        yield served


@pytest.fixture(scope="session")
def reader(
    chromium: "Browser", full_house: "ServedHouse"
) -> "Iterator[Callable[[Role | None, str], Page]]":
    """The page of a worker of that role who reads that language."""
    from tests.browser.reading import Readers

    with ExitStack() as stack:
        yield Readers(chromium, full_house.url, stack).page


@pytest.fixture
def address(
    full_house: "ServedHouse", django_db_blocker: "DjangoDbBlocker"
) -> "Callable[[Screen], str]":
    """Where a screen is in the full house."""
    from tests.harness import houses

    def path(screen: "Screen") -> str:
        with django_db_blocker.unblock(), houses.pointed_at(full_house.house):
            return full_house.url + screen.path()

    return path
