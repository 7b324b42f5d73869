"""Proving: who finds a browser open adds no factor and guesses no password."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client

from tests.web.letting_in import PASSWORD, Workers, said
from tests.web.living import sent
from umay.core.roles import Role
from umay.records.models import Worker
from umay.web.proving import PROVED, WITHIN

FACTORS = ("/own/app/", "/own/passkey/")
ASKED = "/own/prove/?next="


@pytest.fixture
def worker(workers: Workers) -> Worker:
    worker = workers[Role.ADMIN]
    worker.set_password(PASSWORD)
    worker.save()
    return worker


@pytest.fixture
def client(worker: Worker) -> Client:
    """A browser she has just signed in with."""
    client = Client(headers={"accept-language": "en"})
    client.post("/sign-in/", {"username": worker.username, "password": PASSWORD})
    return client


def later(client: Client, span: timedelta = WITHIN) -> Client:
    session = client.session
    session[PROVED] -= span.total_seconds() + 1
    session.save()
    return client


def proves(client: Client, password: str, back: str = "/own/app/") -> HttpResponse:
    return client.post("/own/prove/", sent(password=password, back=back))


@pytest.mark.parametrize("path", FACTORS)
def test_who_has_just_signed_in_is_not_asked_again(client: Client, path: str) -> None:
    assert client.get(path, headers={"host": "localhost"}).status_code == 200


@pytest.mark.parametrize("path", [*FACTORS, "/own/codes/"])
def test_later_a_factor_asks_for_her_password_first(client: Client, path: str) -> None:
    answer = later(client).post(path, sent(code="1", credential="{}", output=""))

    assert answer.headers["Location"].startswith(ASKED)
    assert not Authenticator.objects.exists()


def test_with_her_password_she_goes_on_where_she_was_going(client: Client) -> None:
    asked = later(client).get("/own/app/").headers["Location"]
    assert "app" in said(client.get(asked))

    assert proves(client, PASSWORD).headers["Location"] == "/own/app/"
    assert client.get("/own/app/").status_code == 200


def test_it_never_leads_to_another_host(client: Client) -> None:
    answer = proves(client, PASSWORD, back="//evil.invalid/")

    assert answer.headers["Location"] == "/"


def test_a_wrong_password_proves_nothing(client: Client) -> None:
    assert proves(later(client), "wrong").status_code == 422
    assert client.get("/own/app/").status_code == 302


@pytest.mark.parametrize("path", ["/own/prove/", "/own/password/", "/unlock/"])
def test_guesses_inside_a_session_wait_as_at_the_door(
    client: Client, path: str
) -> None:
    typed = {"old": "wrong", "password": "wrong", "passphrase": "wrong"}
    if path == "/own/password/":
        typed |= {"password": "blue mountain nine", "again": "blue mountain nine"}

    answers = [said(client.post(path, sent(**typed))) for _ in range(5)]

    assert "Too many tries" not in answers[0]
    assert "Too many tries" in answers[4]


def test_while_it_waits_the_right_password_waits_too(client: Client) -> None:
    for _ in range(5):
        proves(later(client, timedelta(0)), "wrong")

    assert proves(client, PASSWORD).status_code == 422
