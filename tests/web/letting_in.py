"""Letting workers in: what the screens send, and what a new worker does."""

import re
import uuid
from collections.abc import Callable

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.web.living import sent
from umay.core.roles import Role
from umay.records.models import Worker
from umay.use_cases.order import Order

ClientOf = Callable[..., Client]
Workers = dict[Role, Worker]
LINK = re.compile(r"/begin/[\w-]{43}/")
PASSWORD = "green river seven"
ALL = "/settings/workers/"


def page(worker: Worker, *parts: str) -> str:
    return "/".join(["/settings/workers", str(worker.pk), *parts, ""])


def invited(browser: Client, role: Role = Role.DUTY, name: str = "aliya") -> str:
    """Invite somebody; return the path of the link that was shown."""
    answer = browser.post(f"{ALL}new/", sent(username=name, role=role))
    return LINK.search(answer.content.decode()).group()


def begins(
    link: str, password: str = PASSWORD, again: str | None = None
) -> HttpResponse:
    typed = sent(password=password, again=again or password)
    return Client(headers={"accept-language": "en"}).post(link, typed)


def signs_in(name: str, password: str = PASSWORD) -> HttpResponse:
    return Client().post("/sign-in/", {"username": name, "password": password})


def said(answer: HttpResponse) -> str:
    return answer.content.decode()


def order_of(worker: Worker) -> Order:
    return Order(worker.center_id, worker.pk, timezone.now(), uuid.uuid4())
