"""Second factors: a code after the password, each once, and codes for a lost phone."""

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client

from tests.web.letting_in import ClientOf, Workers, invited, order_of, page, said
from tests.web.living import sent
from umay.core.roles import Role
from umay.records.models import Session, Worker
from umay.use_cases.keys.own_keys import make_keys

PASSWORD = "x" * 20
SECRET = re.compile(r'<code class="secret">([A-Z2-7]{32})</code>')
CODES = re.compile(r'<code class="secret">(\d{8})</code>')


def shown(secret: str, later: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def asks(name: str, password: str = PASSWORD) -> Client:
    """A browser that has given the password."""
    client = Client(headers={"accept-language": "en"})
    client.post("/sign-in/?next=/own/", {"username": name, "password": password})
    return client


def gives(client: Client, code: str) -> HttpResponse:
    return client.post("/sign-in/code/", sent(code=code))


@pytest.fixture
def social(workers: Workers) -> Worker:
    worker = workers[Role.SOCIAL]
    worker.set_password(PASSWORD)
    worker.save()
    make_keys(order_of(worker), worker.pk, PASSWORD)
    return worker


@pytest.fixture
def enrolled(social: Worker) -> tuple[Worker, str, list[str]]:
    """A worker who has added an app; its secret, and her recovery codes."""
    client = asks(social.username)
    secret = SECRET.search(said(client.get("/own/app/"))).group(1)
    answer = client.post("/own/app/", sent(code=shown(secret)))
    return social, secret, CODES.findall(said(answer))


def test_an_app_is_added_once_it_shows_a_right_code(social: Worker) -> None:
    client = asks(social.username)
    secret = SECRET.search(said(client.get("/own/app/"))).group(1)

    assert client.post("/own/app/", sent(code="000000")).status_code == 422
    assert not Authenticator.objects.exists()
    answer = client.post("/own/app/", sent(code=shown(secret)))

    assert len(CODES.findall(said(answer))) == 10
    assert "Authenticator app" in said(client.get("/own/"))


def test_the_password_alone_opens_nothing(enrolled) -> None:
    worker, _secret, _codes = enrolled
    Session.objects.all().delete()

    client = asks(worker.username)

    assert client.get("/own/").headers["Location"].startswith("/sign-in/")
    assert client.get("/tonight/").status_code == 302
    assert not Session.objects.filter(worker_id=worker.pk).exists()


def test_with_the_code_she_is_in_and_her_keys_are_open(enrolled) -> None:
    worker, secret, _codes = enrolled
    client = asks(worker.username)

    assert gives(client, shown(secret)).headers["Location"] == "/own/"
    assert "data-lock" in said(client.get("/own/"))


def test_a_code_of_the_app_works_once_and_no_earlier_one_after_it(enrolled) -> None:
    worker, secret, _codes = enrolled
    gives(asks(worker.username), shown(secret))

    assert gives(asks(worker.username), shown(secret)).status_code == 422
    assert gives(asks(worker.username), shown(secret, -1)).status_code == 422
    assert gives(asks(worker.username), shown(secret, 1)).status_code == 302


def test_a_recovery_code_works_once(enrolled) -> None:
    worker, _secret, codes = enrolled

    assert gives(asks(worker.username), codes[3]).status_code == 302
    assert gives(asks(worker.username), codes[3]).status_code == 422
    assert gives(asks(worker.username), codes[4]).status_code == 302


def test_new_recovery_codes_end_the_old_ones(enrolled) -> None:
    worker, secret, codes = enrolled
    client = asks(worker.username)
    gives(client, shown(secret))

    fresh = CODES.findall(said(client.post("/own/codes/", sent())))

    assert len(set(fresh) | set(codes)) == 20
    assert gives(asks(worker.username), codes[0]).status_code == 422
    assert gives(asks(worker.username), fresh[0]).status_code == 302


def test_a_code_without_the_password_is_not_asked_for(enrolled) -> None:
    _worker, secret, _codes = enrolled

    assert gives(Client(), shown(secret)).headers["Location"] == "/sign-in/"


def test_tries_at_the_code_are_slowed_down(enrolled) -> None:
    client = asks(enrolled[0].username)

    answers = [gives(client, f"00000{n}") for n in range(4)]

    assert [a.status_code for a in answers] == [422, 422, 422, 429]
    assert answers[-1].headers["Retry-After"] == "1"


def test_an_account_that_ended_meanwhile_does_not_come_in(enrolled) -> None:
    worker, secret, _codes = enrolled
    client = asks(worker.username)
    Worker.objects.filter(pk=worker.pk).update(is_active=False)

    assert gives(client, shown(secret)).headers["Location"] == "/sign-in/"


def test_the_database_alone_shows_no_code(enrolled) -> None:
    _worker, secret, codes = enrolled

    kept = str(list(Authenticator.objects.values()))
    assert not [word for word in (secret, *codes) if word in kept]


def test_it_is_removed_with_the_password(enrolled) -> None:
    worker, secret, _codes = enrolled
    client = asks(worker.username)
    gives(client, shown(secret))
    address = f"/own/factors/{Authenticator.objects.get(type='totp').pk}/"

    assert client.post(address, sent(password="wrong")).status_code == 422
    assert client.post(address, sent(password=PASSWORD)).status_code == 302
    assert not Authenticator.objects.exists()


def test_a_short_password_does_not_stand_alone(enrolled) -> None:
    worker, secret, _codes = enrolled
    worker.set_password("8letters")
    worker.save()
    client = asks(worker.username, "8letters")
    gives(client, shown(secret))
    address = f"/own/factors/{Authenticator.objects.get(type='totp').pk}/"

    assert client.post(address, sent(password="8letters")).status_code == 422
    assert Authenticator.objects.count() == 2


def test_nobody_removes_the_factor_of_another(enrolled, client_of: ClientOf) -> None:
    address = f"/own/factors/{Authenticator.objects.get(type='totp').pk}/"

    assert client_of(Role.ADMIN).post(address, sent(password="x")).status_code == 404


def test_who_begins_anew_begins_without_factors(enrolled, client_of: ClientOf) -> None:
    client_of(Role.DIRECTOR).post(page(enrolled[0], "anew"), sent())

    assert not Authenticator.objects.filter(user=enrolled[0]).exists()


@pytest.mark.parametrize(
    ("app", "length", "fits"), [(True, 8, True), (True, 7, False), (False, 8, False)]
)
def test_at_the_invitation_an_app_makes_8_letters_enough(
    client_of: Callable[..., Client], app: bool, length: int, fits: bool
) -> None:
    link = invited(client_of(Role.DIRECTOR))
    client, password = Client(headers={"accept-language": "en"}), "owl+moon"[:length]
    secret = SECRET.search(said(client.get(link))).group(1)
    code = shown(secret) if app else ""

    answer = client.post(link, sent(password=password, again=password, code=code))

    assert (answer.status_code == 302) is fits
    assert Authenticator.objects.filter(type="totp").exists() is fits
    if fits:
        again = asks("aliya", password)
        assert again.get("/own/").status_code == 302
        assert gives(again, shown(secret, 1)).status_code == 302
        assert "data-lock" in said(again.get("/own/"))
