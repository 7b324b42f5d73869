"""When something goes wrong: the reader's language, what to do, and nothing lost."""

import html
import logging
import re
from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client

from umay.core.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.probes")]
ClientOf = Callable[..., Client]

HER_WORDS = "He waits by the gate & calls"
TYPED = {"note": HER_WORDS, "key": "k-1", "several": ["a", "b"]}
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def quiet() -> None:
    """The log of what these tests break on purpose."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def duty(client_of: ClientOf) -> Client:
    return client_of(Role.DUTY, raise_request_exception=False)


def sent_again(answer: HttpResponse) -> dict[str, list[str]]:
    """Return what the form on the page would send, without its token."""
    form = re.search(r'<main.*?<form method="post".*?</form>', text(answer), re.DOTALL)
    assert form, "the page offers no form to send again"
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form[0]):
        found.setdefault(name, []).append(html.unescape(value))
    assert found.pop("csrfmiddlewaretoken")
    return found


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def lost(answer: HttpResponse) -> bool:
    wanted = {"note": [HER_WORDS], "key": ["k-1"], "several": ["a", "b"]}
    return sent_again(answer) != wanted


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/probe/full/", 503, "disk may be full"),
        ("/probe/busy/", 503, "is busy"),
        ("/probe/clash/", 500, "Something broke"),
        ("/probe/mistake/", 500, "Something broke"),
    ],
)
def test_what_was_typed_survives_a_fault_of_ours(
    duty: Client, path: str, status: int, words: str
) -> None:
    answer = duty.post(path, TYPED)

    assert answer.status_code == status
    assert words in text(answer)
    assert f'action="{path}"' in text(answer)
    assert not lost(answer)


def test_what_was_typed_survives_the_end_of_the_session(client_of: ClientOf) -> None:
    answer = client_of().post("/probe/", TYPED)

    assert answer.status_code == 401
    assert not lost(answer)
    assert "another window" in text(answer)


def test_what_was_typed_survives_a_lost_token(client_of: ClientOf) -> None:
    duty = client_of(Role.DUTY, enforce_csrf_checks=True)

    answer = duty.post("/probe/", TYPED, headers=OURS)

    assert answer.status_code == 403
    assert not lost(answer)


def test_a_form_kept_after_a_lost_token_can_really_be_sent(client_of: ClientOf) -> None:
    duty = client_of(Role.DUTY, enforce_csrf_checks=True)
    kept = duty.post("/probe/", {"note": "short", "kind": "a"}, headers=OURS)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)', text(kept))
    again = sent_again(kept) | {
        "csrfmiddlewaretoken": token[1],
        "key": "7b0d4a3c-8a45-4a8e-9a14-0c2e2d9a1f10",
    }

    answer = duty.post("/probe/", again)

    assert answer.status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {},
    ],
    ids=str,
)
def test_a_form_of_another_site_is_not_offered_again(
    client_of: ClientOf, headers: dict[str, str]
) -> None:
    duty = client_of(Role.DUTY, enforce_csrf_checks=True)

    answer = duty.post("/probe/", TYPED, headers=headers)

    assert answer.status_code == 403
    assert "gate" not in text(answer)


def test_no_password_is_ever_shown_again(client_of: ClientOf) -> None:
    nobody = client_of(enforce_csrf_checks=True)
    typed = {"username": "aigul", "password": "secret-1", "new_password2": "secret-2"}

    answer = nobody.post("/sign-in/", typed, headers=OURS)

    assert "secret" not in text(answer)
    assert sent_again(answer) == {"username": ["aigul"]}


def test_only_words_are_shown_again_never_what_a_choice_stands_for(
    duty: Client,
) -> None:
    page = text(duty.post("/probe/full/", TYPED | {"kind": "a-code_7"}))

    assert "<li>He waits by the gate &amp; calls</li>" in page
    assert page.count("<li>") == 1
    assert "a-code_7" in page


def test_control_the_check_sees_when_something_is_lost(duty: Client) -> None:
    with patch("umay.web.faults._typed", lambda _: [("note", "gone")]):
        assert lost(duty.post("/probe/full/", TYPED))


def test_reading_without_records_offers_to_try_again(duty: Client) -> None:
    answer = duty.get("/probe/full/?floor=2")

    assert answer.status_code == 503
    assert 'href="/probe/full/?floor=2"' in text(answer)


def test_a_page_about_broken_records_asks_them_for_nothing(duty: Client) -> None:
    with patch(
        "django.db.backends.utils.CursorWrapper.execute",
        side_effect=OperationalError("disk I/O error"),
    ):
        answer = duty.get("/leaving/")
        sent = duty.post("/probe/", TYPED)

    assert answer.status_code == 503
    assert "paper list" in text(answer)
    assert not lost(sent)


@pytest.mark.parametrize(
    "path", ["/probe/?q=%ff%fe", "/probe/?q=a%00b", "/probe/?%00=1"]
)
def test_an_address_nobody_types_is_refused_in_words(duty: Client, path: str) -> None:
    answer = duty.get(path)

    assert answer.status_code == 400
    assert "could not be read" in text(answer)


def test_a_broken_path_is_not_found(duty: Client) -> None:
    assert duty.get("/families/%ff%00/").status_code == 404


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"note=%ff%fe&kind=a", "application/x-www-form-urlencoded", 422),
        (b"note=a%00b&kind=a", "application/x-www-form-urlencoded", 422),
        (b"note=a", "application/x-www-form-urlencoded; charset=koi8-r", 400),
        (b"broken", "multipart/form-data", 400),
        (b"note=" + b"a" * 300_000, "application/x-www-form-urlencoded", 413),
        (b"a=1&" * 600, "application/x-www-form-urlencoded", 413),
    ],
    ids=[
        "bad letters",
        "null",
        "other letters",
        "no boundary",
        "too long",
        "too many",
    ],
)
def test_a_body_that_cannot_be_read_is_answered_in_words(
    client_of: ClientOf, body: bytes, kind: str, status: int
) -> None:
    duty = client_of(Role.DUTY)

    answer = duty.post("/probe/", body, content_type=kind)

    assert answer.status_code == status
    assert "<h1" in text(answer) or "error-summary" in text(answer)


def test_a_wrong_method_is_told_in_words(duty: Client) -> None:
    answer = duty.post("/probe/get/")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET"
    assert "cannot be opened like this" in text(answer)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "There is nothing here"),
        ("ru", "Здесь ничего нет"),
        ("kk", "Мұнда ештеңе жоқ"),
    ],
)
def test_faults_speak_the_language_of_the_reader(
    client_of: ClientOf, language: str, words: str
) -> None:
    answer = client_of(Role.DUTY, language).get("/nowhere/")

    assert answer.status_code == 404
    assert words in text(answer)


def test_who_is_not_signed_in_is_led_to_the_door_and_back(client_of: ClientOf) -> None:
    answer = client_of().get("/probe/?floor=2")

    assert answer["Location"] == "/sign-in/?next=%2Fprobe%2F%3Ffloor%3D2"
