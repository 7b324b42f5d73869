"""The entrance: coming in, the language, and leaving at once."""

import re
from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client

from tests.small_house import SmallHouse
from umay.core.roles import Role
from umay.records.models import Session, Worker

pytestmark = pytest.mark.django_db
ClientOf = Callable[..., Client]
PASSWORD = "x" * 20


def signs_in(client: Client, username: str, password: str, **more: str) -> str:
    typed = {"username": username, "password": password, **more}
    answer = client.post("/sign-in/", typed)
    return answer.headers.get("Location", "")


def test_a_worker_comes_in_with_name_and_password(house: SmallHouse) -> None:
    client = Client()

    assert signs_in(client, house.worker.username, PASSWORD) == "/"
    assert Session.objects.filter(worker_id=house.worker.pk).count() == 1


def test_after_signing_in_she_is_where_she_wanted_to_go(house: SmallHouse) -> None:
    there = "/limits/?days=30"

    assert signs_in(Client(), house.worker.username, PASSWORD, next=there) == there


@pytest.mark.parametrize(
    "elsewhere",
    ["http://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "\0"],
)
def test_signing_in_never_leads_to_another_host(
    house: SmallHouse, elsewhere: str
) -> None:
    assert signs_in(Client(), house.worker.username, PASSWORD, next=elsewhere) == "/"


@pytest.mark.parametrize("name", ["right", "wrong", "gone"])
def test_a_refusal_does_not_say_what_was_wrong(house: SmallHouse, name: str) -> None:
    Worker.objects.create(
        center=house.worker.center, username="gone", role=Role.DUTY, is_active=False
    )
    known = {"right": house.worker.username, "gone": "gone"}
    typed = {"username": known.get(name, name), "password": "wrong password"}

    answer = Client(headers={"accept-language": "en"}).post("/sign-in/", typed)

    said = re.findall(r"<li>(.+?)</li>", answer.content.decode())
    assert said == ["The name or the password is not right. Try again."]
    assert answer.status_code == 200
    assert "wrong password" not in answer.content.decode()


@pytest.mark.parametrize("name", ["\0", "Ә" * 5000, "\x1b[31m", "\ufffd"])
def test_a_name_nobody_has_is_no_fault(db: None, name: str) -> None:
    typed = {"username": name, "password": "wrong password"}

    assert Client().post("/sign-in/", typed).status_code == 200


def test_a_worker_who_left_the_house_is_signed_out_at_once(
    client_of: ClientOf, workers: dict[Role, Worker]
) -> None:
    client = client_of(Role.DUTY)
    Worker.objects.filter(pk=workers[Role.DUTY].pk).update(is_active=False)

    assert client.get("/").headers["Location"] == "/sign-in/"


def test_signing_out_ends_the_session(client_of: ClientOf) -> None:
    client = client_of(Role.DUTY)

    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert Session.objects.count() == 0


def test_signing_out_twice_is_no_fault(client_of: ClientOf) -> None:
    assert client_of().post("/sign-out/").headers["Location"] == "/sign-in/"


def test_leaving_ends_the_session_and_shows_a_calendar(client_of: ClientOf) -> None:
    client = client_of(Role.DUTY)

    answer = client.get("/calendar/")

    assert answer.status_code == 200
    assert "storage" in answer.headers["Clear-Site-Data"]
    assert b"Umay" not in answer.content
    assert Session.objects.count() == 0
    assert client.get("/").headers["Location"] == "/sign-in/"


def test_leaving_does_not_wait_for_a_broken_disk(client_of: ClientOf) -> None:
    client = client_of(Role.DUTY)
    with patch(
        "umay.records.sessions.SessionStore.delete",
        side_effect=OperationalError("disk I/O error"),
    ):
        answer = client.get("/calendar/")

    assert answer.status_code == 200
    assert client.cookies[settings.SESSION_COOKIE_NAME].value == ""


def test_every_page_can_be_left_at_once(client_of: ClientOf) -> None:
    for path in ("/sign-in/", "/leaving/", "/nowhere/"):
        assert b"data-away" in client_of().get(path, follow=True).content


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_language_is_kept_and_the_page_too(
    client_of: ClientOf, language: str
) -> None:
    client = client_of()

    answer = client.post("/language/", {"language": language, "back": "/leaving/?a=1"})

    assert answer.headers["Location"] == "/leaving/?a=1"
    assert f'lang="{language}"' in client.get("/leaving/").content.decode()[:60]


@pytest.mark.parametrize(
    "back", ["//elsewhere.example", "https://elsewhere.example", "tonight", "", "\0"]
)
def test_choosing_a_language_never_leads_elsewhere(
    client_of: ClientOf, back: str
) -> None:
    answer = client_of().post("/language/", {"language": "ru", "back": back})

    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("language", ["de", "", "../..", "x" * 900, "kk\0"])
def test_an_unknown_language_changes_nothing(
    client_of: ClientOf, language: str
) -> None:
    answer = client_of().post("/language/", {"language": language})

    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies
    assert answer.status_code == 302


def test_the_server_tells_machines_that_it_answers(client_of: ClientOf) -> None:
    assert client_of().get("/health/").status_code == 200
