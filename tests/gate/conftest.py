"""Fixtures of the gate: a family, her own worker, and what may be told of her."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.gate.family import Family


@pytest.fixture(autouse=True)
def plain_static_files() -> None:
    from django.conf import settings

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture
def made(db: None) -> "Family":
    from tests.gate.family import family
    from tests.small_house import small_house

    return family(small_house())


@pytest.fixture
def client(made: "Family") -> "Client":
    """The browser of her own worker, unlocked as her passphrase unlocks it."""
    from base64 import b64encode

    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from umay.use_cases.keys.own_keys import unlock

    made.house.now = timezone.now()
    client = Client(headers={"accept-language": "en"})
    client.force_login(made.own)
    halves = unlock(made.own.pk, "four words of hers")
    session = client.session
    session["half"] = b64encode(halves.server).decode()
    session.save()
    client.cookies[settings.HALF_COOKIE_NAME] = b64encode(halves.browser).decode()
    return client
