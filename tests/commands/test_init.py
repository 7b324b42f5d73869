"""``umay init``, as a person runs it."""

import sys
from collections.abc import Iterator
from io import StringIO

import pytest
from django.contrib.auth.hashers import check_password
from pytest_django import DjangoDbBlocker

from tests.harness import houses
from tests.harness.command import umay
from tests.harness.houses import House
from umay.commands.init import password_for
from umay.commands.refusal import Refusal
from umay.records.models import Center, LedgerEntry, Worker

PASSWORD = "eleven quiet doves"
NAMED = ("--house", "The house", "--administrator", "aigul")


@pytest.fixture
def plot(django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    with django_db_blocker.unblock(), houses.plot() as place:
        yield place


def test_a_house_is_made_with_its_first_administrator(plot: House) -> None:
    done = umay(plot, "init", *NAMED, answers=f"{PASSWORD}\n")

    assert done.returncode == 0, done.stderr
    assert "umay serve" in done.stdout
    with houses.pointed_at(plot):
        worker = Worker.objects.get()
        assert Center.objects.get().name == "The house"
        assert (worker.username, worker.role) == ("aigul", "admin")
        assert check_password(PASSWORD, worker.password)
        assert "$m=65536,t=3,p=4$" in worker.password
        assert LedgerEntry.objects.get().act == "center.opened"


def test_a_second_time_changes_nothing_and_asks_nothing(plot: House) -> None:
    umay(plot, "init", *NAMED, UMAY_PASSWORD=PASSWORD)
    key = plot.home.database_key.read_text()

    again = umay(plot, "init")

    assert again.returncode == 0, again.stderr
    assert plot.home.database_key.read_text() == key
    with houses.pointed_at(plot):
        assert Worker.objects.count() == 1


@pytest.mark.parametrize("password", ["short", "", "password1234"])
def test_a_weak_password_is_refused(
    password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(f"{password}\n"))
    monkeypatch.delenv("UMAY_PASSWORD", raising=False)

    with pytest.raises(Refusal, match=r"[Pp]assword|Too short"):
        password_for("aigul")


def test_with_nobody_to_ask_it_says_what_it_wanted(plot: House) -> None:
    done = umay(plot, "init")

    assert done.returncode == 1
    assert "umay init --help" in done.stderr
