"""Fixtures every test may ask for. See ``tests/harness`` for how they work."""

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import hypothesis
import pytest
from django.conf import settings

from tests.harness import run
from umay.records.hashing import Argon2AsTheLock
from umay.vault import locks

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django import DjangoDbBlocker

    from tests.harness.houses import House
    from tests.harness.server import ServedHouse

pytest_plugins = ["tests.harness.strict"]

gc.set_threshold(100_000, 50, 100)  # seldom: a test leaves little, the run is shorter
run.keep_away_from_the_real_house()
settings.SECRET_KEY = "only for tests"
# What people choose is stretched at full cost in the house, and cheaply here.
Argon2AsTheLock.memory_cost, Argon2AsTheLock.time_cost = 8 * locks.LANES, 1
locks.Cost.__init__.__defaults__ = (8 * locks.LANES, 1)
# No test asserts how long something takes, nor does Hypothesis.
hypothesis.settings.register_profile("umay", deadline=None)
hypothesis.settings.load_profile("umay")
# Pages are rendered in this process without collecting the static files first.
settings.STORAGES = {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}


def pytest_configure(config: pytest.Config) -> None:
    run.folder()
    run.stop_in_order()
    if run.DATABASE == "postgresql" and not run.IS_WORKER:
        from tests.harness.cluster import Cluster

        cluster = Cluster()
        cluster.start()
        config.add_cleanup(cluster.stop)
    config.add_cleanup(run.clean)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: "DjangoDbBlocker") -> Iterator[None]:
    """The database of ordinary tests (``db``), which are rolled back."""
    from tests.harness import houses

    with django_db_blocker.unblock(), houses.lent():
        yield


@pytest.fixture
def house_db(django_db_blocker: "DjangoDbBlocker") -> Iterator["House"]:
    """A house of the test's own: may be committed to, also by other processes."""
    from tests.harness import houses

    with django_db_blocker.unblock(), houses.lent() as house:
        yield house


@pytest.fixture
def transactional_db() -> None:
    raise RuntimeError("The ledger cannot be emptied: use house_db instead")


@pytest.fixture
def served_house(house_db: "House") -> Iterator["ServedHouse"]:
    """The real server on a free port, over ``house_db``."""
    from tests.harness import server

    with server.serve(house_db) as served:
        yield served


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    from tests.harness import browser

    # Playwright keeps an event loop in this thread, which Django would refuse.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with browser.chromium() as launched:
        yield launched
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(chromium: "Browser", served_house: "ServedHouse") -> Iterator["Page"]:
    """A page of a fresh browser profile; ``goto("/")`` opens the served house."""
    with ExitStack() as stack:
        context = chromium.new_context(base_url=served_house.url)
        stack.callback(context.close)
        yield context.new_page()
