"""Slowing down instead of locking out: for known and unknown names alike."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.utils import timezone

from tests.small_house import SmallHouse
from umay.records.hashing import Argon2AsTheLock
from umay.records.models import Failure
from umay.use_cases.workers.knocking import knock

RIGHT, WRONG = "x" * 20, "wrong"
SECONDS = re.compile(r"Wait (\d+) second")


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now: datetime = timezone.now()

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Iterator[Clock]:
    hands = Clock()
    with patch("django.utils.timezone.now", lambda: hands.now):
        yield hands


@pytest.fixture
def tries(clock: Clock, house: SmallHouse) -> Callable[..., HttpResponse]:
    """Try to come in: with a name, a password, from an address."""

    def send(
        name: str = house.worker.username,
        password: str = WRONG,
        address: str = "10.0.0.1",
        language: str = "en",
    ) -> HttpResponse:
        client = Client(REMOTE_ADDR=address, headers={"accept-language": language})
        typed = {"username": name, "password": password}
        return client.post("/sign-in/", typed)

    return send


def fails(tries: Callable[..., HttpResponse], times: int, **how: str) -> list[int]:
    return [tries(**how).status_code for _ in range(times)]


def test_three_tries_are_free_and_the_fourth_waits(tries) -> None:
    assert fails(tries, 4) == [200, 200, 200, 429]


def test_while_it_waits_the_right_password_waits_too(tries, clock: Clock) -> None:
    fails(tries, 3)

    assert tries(password=RIGHT).status_code == 429
    clock.later(seconds=1)
    assert tries(password=RIGHT).status_code == 302


def test_the_page_says_how_long_and_keeps_the_name_only(tries, house) -> None:
    fails(tries, 3)

    answer = tries(password="a secret thing")

    page = answer.content.decode()
    assert SECONDS.search(page).group(1) == answer.headers["Retry-After"] == "1"
    assert f'value="{house.worker.username}"' in page
    assert "a secret thing" not in page


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "секунд"), ("ru", "секунд"), ("en", "second")]
)
def test_it_says_so_in_her_language(tries, language: str, word: str) -> None:
    fails(tries, 3)

    assert word in tries(language=language).content.decode()


def test_the_wait_grows_and_hammering_does_not_make_it_longer(
    tries, clock: Clock
) -> None:
    waits = []
    for _ in range(8):
        while (answer := tries()).status_code == 200:
            pass
        assert set(fails(tries, 5)) == {429}
        waits.append(int(answer.headers["Retry-After"]))
        clock.later(seconds=waits[-1])

    assert waits == [1, 2, 4, 8, 16, 32, 64, 128]


def test_who_fails_elsewhere_delays_her_by_a_minute_at_most(
    tries, clock: Clock
) -> None:
    for number in range(300):
        tries(address=f"10.1.{number // 250}.{number % 250}")
        clock.later(seconds=1)

    answer = tries(password=RIGHT, address="10.0.0.9")
    assert answer.status_code == 429
    clock.later(seconds=int(answer.headers["Retry-After"]))
    assert int(answer.headers["Retry-After"]) <= 60
    assert tries(password=RIGHT, address="10.0.0.9").status_code == 302


def test_another_name_from_the_same_address_does_not_wait(tries) -> None:
    fails(tries, 5)

    assert tries(name="somebody else").status_code == 200


def test_coming_in_forgets_what_went_wrong(tries) -> None:
    fails(tries, 2)
    tries(password=RIGHT)

    assert Failure.objects.count() == 0
    assert fails(tries, 3) == [200, 200, 200]


def test_a_day_later_it_is_forgotten(tries, clock: Clock) -> None:
    for _ in range(6):
        fails(tries, 1)
        clock.later(seconds=40)
    clock.later(days=1)

    assert fails(tries, 3) == [200, 200, 200]


@pytest.mark.parametrize("name", ["known", "unknown"])
def test_a_name_nobody_has_is_answered_alike(tries, house, name: str) -> None:
    hasher = Argon2AsTheLock()
    how = {} if name == "known" else {"name": "nobody-has-this"}
    with (
        patch.object(Argon2AsTheLock, "encode", wraps=hasher.encode) as made,
        patch.object(Argon2AsTheLock, "verify", wraps=hasher.verify) as compared,
    ):
        answers = [tries(**how) for _ in range(4)]

    said = [re.sub(r'(value|token)="[^"]*"', "", a.content.decode()) for a in answers]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert made.call_count + compared.call_count == 3
    assert len({text.replace("nobody-has-this", "") for text in said[:3]}) == 1


def test_neither_name_nor_address_is_kept(tries, house) -> None:
    fails(tries, 2)

    kept = str(list(Failure.objects.values()))
    assert Failure.objects.count() == 2
    assert house.worker.username not in kept
    assert "10.0.0.1" not in kept


def test_writing_a_name_in_capitals_is_no_fresh_start(tries, house) -> None:
    fails(tries, 3)

    assert tries(name=house.worker.username.upper()).status_code == 429


def test_behind_the_proxy_the_address_is_what_the_proxy_saw(tries) -> None:
    def from_(forwarded: str) -> int:
        client = Client(headers={"x-forwarded-for": forwarded})
        typed = {"username": "somebody", "password": "wrong"}
        return client.post("/sign-in/", typed, secure=True).status_code

    with override_settings(TLS=True):
        assert [from_("10.0.0.1") for _ in range(4)][-1] == 429
        assert from_("10.0.0.1, 10.0.0.2") == 200
        assert from_("10.0.0.2, 10.0.0.1") == 429


def test_without_a_proxy_nobody_chooses_her_address(tries) -> None:
    client = Client()
    typed = {"username": "somebody", "password": "wrong"}

    answers = [
        client.post("/sign-in/", typed, headers={"x-forwarded-for": f"10.0.0.{n}"})
        for n in range(4)
    ]

    assert answers[-1].status_code == 429


def test_tries_at_once_are_all_counted(db: None, clock: Clock) -> None:
    """A try is counted when it begins: those that follow need not see it end."""
    waits = [knock("aliya", "10.0.0.1", clock.now) for _ in range(4)]

    assert [bool(wait) for wait in waits] == [False, False, False, True]
