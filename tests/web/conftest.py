"""Fixtures of the screens: an invented house, its workers, and their browsers."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.small_house import SmallHouse
    from umay.core.roles import Role
    from umay.records.models import Worker


@pytest.fixture(scope="session", autouse=True)
def static_folder() -> None:
    """An empty folder is enough: no test here asks for a file from it."""
    from django.conf import settings

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """What is rendered without a browser is read in English here."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture
def house(db: None) -> "SmallHouse":
    from tests.small_house import small_house

    return small_house()


@pytest.fixture
def workers(house: "SmallHouse") -> "dict[Role, Worker]":
    """One worker of each role, all of the same house."""
    from umay.core.roles import Role
    from umay.records.models import Worker

    made = {Role.ADMIN: house.worker}
    for role in set(Role) - set(made):
        made[role] = Worker.objects.create(
            center=house.worker.center,
            username=f"{role}-{house.worker.username}",
            role=role,
        )
    return made


@pytest.fixture
def client_of(
    house: "SmallHouse", workers: "dict[Role, Worker]"
) -> "Callable[..., Client]":
    """The browser of a worker, unlocked; with no role, of somebody not signed in."""
    from django.test import Client

    from tests.keys import ring_of, unlock_browser
    from umay.core.policy import INTAKE
    from umay.core.roles import Role
    from umay.use_cases.keys.own_keys import NEVER_HOLD, Shut

    def browser(
        role: "Role | None" = None, language: str = "en", **more: bool
    ) -> Client:
        client = Client(headers={"accept-language": language}, **more)
        if role not in INTAKE:  # somebody of the intake has signed in before
            with suppress(Shut):  # or has chosen another passphrase meanwhile
                ring_of(house, workers[Role.SOCIAL])
        if role:
            client.force_login(workers[role])
            if role not in NEVER_HOLD:
                unlock_browser(client, house, workers[role])
        return client

    return browser


@pytest.fixture
def lived_in(house: "SmallHouse") -> "SmallHouse":
    """Twenty-two stays in one room, one after the other, and eleven turned away."""
    from tests.web.history import have_history

    have_history(house)
    return house
