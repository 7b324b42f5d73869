"""Her sessions and idling: ended from afar, locked and ended when nobody is there."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.web.letting_in import ClientOf, Workers, order_of, said
from tests.web.living import sent
from umay.core.roles import Role
from umay.records.models import Session, Worker
from umay.use_cases.keys.own_keys import make_keys
from umay.web.agents import kind_of_browser

PASSWORD = "x" * 20
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0"
PHONE = (
    "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/141.0.0.0 Mobile Safari/537.36"
)


class Clock:
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
def social(clock: Clock, workers: Workers) -> Worker:
    worker = workers[Role.SOCIAL]
    worker.set_password(PASSWORD)
    worker.save()
    make_keys(order_of(worker), worker.pk, PASSWORD)
    return worker


def inside(worker: Worker, agent: str = FIREFOX) -> Client:
    client = Client(headers={"accept-language": "en", "user-agent": agent})
    client.post("/sign-in/", {"username": worker.username, "password": PASSWORD})
    return client


def unlocked(client: Client) -> bool:
    return "data-lock" in said(client.get("/own/"))


@pytest.mark.parametrize(
    ("agent", "word"), [(FIREFOX, "Firefox"), (PHONE, "Chrome phone"), ("", "")]
)
def test_of_a_browser_only_its_kind_is_kept(agent: str, word: str) -> None:
    assert kind_of_browser(agent) == word


def test_she_sees_her_sessions_with_this_one_marked(social: Worker) -> None:
    here, _there = inside(social), inside(social, PHONE)

    text = said(here.get("/own/sessions/"))

    assert "A phone: Chrome" in text
    assert "Firefox" in text
    assert text.count("this one") == 1
    assert not [k for k in Session.objects.values_list("pk", flat=True) if k in text]


def test_she_ends_one_from_afar(social: Worker) -> None:
    here, there = inside(social), inside(social, PHONE)
    number = Session.objects.get(agent="Chrome phone").number

    here.post(f"/own/sessions/{number}/", sent())

    assert there.get("/own/").status_code == 302
    assert here.get("/own/").status_code == 200


def test_she_ends_all_others(social: Worker) -> None:
    here, others = inside(social), [inside(social), inside(social, PHONE)]

    here.post("/own/sessions/others/", sent())

    assert [o.get("/own/").status_code for o in others] == [302, 302]
    assert here.get("/own/").status_code == 200


def test_nobody_ends_the_session_of_another(
    social: Worker, client_of: ClientOf
) -> None:
    hers = inside(social)
    number = Session.objects.get(worker_id=social.pk).number

    answer = client_of(Role.DIRECTOR).post(f"/own/sessions/{number}/", sent())

    assert answer.status_code == 422
    assert hers.get("/own/").status_code == 200


def test_when_it_began_and_was_last_seen_is_known(social: Worker, clock: Clock) -> None:
    began, client = clock.now, inside(social)
    clock.later(minutes=5)
    client.get("/own/")

    kept = Session.objects.get(worker_id=social.pk)
    assert (kept.began_at, kept.seen_at) == (began, clock.now)


def test_reading_page_after_page_writes_at_most_once_a_minute(
    social: Worker, clock: Clock
) -> None:
    client = inside(social)
    seen = Session.objects.get(worker_id=social.pk).seen_at
    clock.later(seconds=59)
    client.get("/own/")

    assert Session.objects.get(worker_id=social.pk).seen_at == seen


def test_after_ten_idle_minutes_her_keys_are_locked(
    social: Worker, clock: Clock
) -> None:
    client = inside(social)
    clock.later(minutes=9, seconds=59)
    assert unlocked(client)

    clock.later(minutes=10)

    assert not unlocked(client)
    assert client.cookies[settings.HALF_COOKIE_NAME].value == ""
    assert client.get("/own/").status_code == 200
    assert "half" not in client.session


def test_control_a_worker_who_works_stays_unlocked(
    social: Worker, clock: Clock
) -> None:
    client = inside(social)
    for _ in range(12):
        clock.later(minutes=8)
        assert unlocked(client)


def test_her_password_unlocks_after_an_idle_time(social: Worker, clock: Clock) -> None:
    client = inside(social)
    clock.later(minutes=20)

    client.post("/unlock/", sent(passphrase=PASSWORD, back="/own/"))

    assert unlocked(client)


def test_a_stolen_half_opens_nothing_after_the_lock(
    social: Worker, clock: Clock
) -> None:
    client = inside(social)
    half = client.cookies[settings.HALF_COOKIE_NAME].value
    clock.later(minutes=11)
    client.get("/own/")

    client.cookies[settings.HALF_COOKIE_NAME] = half
    assert not unlocked(client)


def test_after_an_hour_she_is_signed_out(social: Worker, clock: Clock) -> None:
    client = inside(social)
    clock.later(minutes=60)

    assert client.get("/own/").headers["Location"].startswith("/sign-in/")
    assert not Session.objects.filter(worker_id=social.pk).exists()


def test_after_a_shift_she_is_signed_out_however_busy(
    social: Worker, clock: Clock
) -> None:
    client = inside(social)
    for _ in range(14):  # each time something is written into her session
        clock.later(minutes=50)
        client.post("/unlock/", sent(passphrase=PASSWORD, back="/own/"))
    assert client.get("/own/").status_code == 200

    clock.later(minutes=20)

    assert client.get("/own/").status_code == 302
