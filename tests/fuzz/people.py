"""People: who asks. Each role unlocked and locked, and somebody not signed in."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.fuzz.house import Fuzzed
from tests.keys import unlock_browser
from umay.records.models import Worker
from umay.use_cases.keys.own_keys import NEVER_HOLD
from umay.web.proving import PROVED
from umay.web.rings import SERVER_HALF


@dataclass
class Person:
    name: str
    client: Client
    worker: Worker | None = None
    has_keys: bool = False

    @property
    def role(self) -> str:
        return self.worker.role if self.worker else ""

    def unlocked(self) -> bool:
        """Whether her browser and its session hold both halves of her key."""
        half = self.client.cookies.get(settings.HALF_COOKIE_NAME)
        return bool(half and half.value and self.client.session.get(SERVER_HALF))

    def is_here_now(self) -> None:
        """Her session is as fresh as if she had just given her password."""
        if self.worker is not None:
            session = self.client.session
            session[PROVED] = timezone.now().timestamp()
            session.save()

    def jar(self) -> dict[str, str]:
        return {name: morsel.value for name, morsel in self.client.cookies.items()}

    def put_back(self, jar: dict[str, str]) -> None:
        self.client.cookies.clear()
        for name, value in jar.items():
            self.client.cookies[name] = value


def people(made: Fuzzed) -> list[Person]:
    found = [Person("signed out", browser())]
    for name, worker in made.sealed.workers.items():
        found.append(_signed_in(f"{name}, locked", worker))
        if worker.role not in NEVER_HOLD:
            one = _signed_in(f"{name}, unlocked", worker)
            unlock_browser(one.client, made.sealed.house, worker)
            one.has_keys = True
            found.append(one)
    return found


def browser(**more: Any) -> Client:
    return Client(
        headers={"accept-language": "en"}, raise_request_exception=False, **more
    )


def _signed_in(name: str, worker: Worker) -> Person:
    client = browser()
    client.force_login(worker)
    return Person(name, client, worker)
