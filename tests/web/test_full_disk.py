"""A full disk: the engine's own refusal, what the worker reads, and what is kept."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client

from tests.harness.houses import House
from tests.small_house import small_house
from tests.web.living import sent
from umay.core.roles import Role
from umay.records.models import LedgerEntry, Request, Worker

pytestmark = pytest.mark.only_on("sqlite")

NEW = "/calls/new/"
HER_WORDS = "ring only after six"
PAGE = 4096  # bytes


@pytest.fixture
def duty(house_db: House) -> Client:
    center = small_house().worker.center
    worker = Worker.objects.create(center=center, username="duty", role=Role.DUTY)
    client = Client(headers={"accept-language": "en"})
    client.force_login(worker)
    return client


@contextmanager
def full_disk() -> Iterator[None]:
    """Let the file not grow by one page: what is written then is SQLITE_FULL."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE filler (x)")
        cursor.execute("PRAGMA freelist_count")
        spare = cursor.fetchone()[0] + 1
        cursor.execute(f"INSERT INTO filler VALUES (zeroblob({spare * PAGE}))")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


def many(client: Client, **form: str) -> list[int]:
    """Send calls until one is not saved: some pages still have room for a few."""
    statuses = []
    while len(statuses) < 500 and statuses[-1:] != [503]:
        statuses.append(client.post(NEW, sent(**form)).status_code)
    return statuses


def test_on_a_full_disk_nothing_is_half_saved_and_what_was_typed_stays(
    duty: Client,
) -> None:
    with full_disk():
        *saved, last = many(duty, areas_to_avoid=HER_WORDS)
        form = sent(areas_to_avoid=HER_WORDS, key=str(uuid.uuid4()))
        answer = duty.post(NEW, form)

    assert last == 503
    assert answer.status_code == 503
    assert "disk may be full" in answer.content.decode()
    assert HER_WORDS in answer.content.decode()
    assert Request.objects.count() == len(saved)
    assert LedgerEntry.objects.filter(act="request.taken").count() == len(saved)


def test_the_same_form_is_saved_once_there_is_room_again(duty: Client) -> None:
    with full_disk():
        many(duty)
        before = Request.objects.count()
        form = sent(key=str(uuid.uuid4()))
        assert duty.post(NEW, form).status_code == 503

    answers = [duty.post(NEW, form).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Request.objects.count() == before + 1


def test_control_with_room_the_call_is_saved(duty: Client) -> None:
    assert duty.post(NEW, sent()).status_code == 302
