"""``umay init``, as a person runs it."""

import re
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests.harness import houses
from tests.harness.command import umay
from tests.harness.houses import House
from tests.small_house import HOLDERS, SmallHouse
from tests.web.letting_in import PASSWORD as PASSWORD_OF_HERS
from tests.web.letting_in import begins, invited
from tests.web.living import sent
from umay.commands.init import password_for
from umay.commands.refusal import Refusal
from umay.core.roles import Role
from umay.records.models import Center, Household, Invitation, LedgerEntry, Worker
from umay.use_cases.keys.recovering import make_recovery

PASSWORD = "eleven quiet doves"
NAMED = (
    *("--house", "The house"),
    *("--administrator", "aigul"),
    *("--director", "samal"),
)
LINK = re.compile(r"http://127\.0\.0\.1:8000(/begin/[\w-]{43}/)")


@pytest.fixture
def plot(django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    with django_db_blocker.unblock(), houses.plot() as place:
        yield place


def test_a_house_is_made_with_its_first_administrator(plot: House) -> None:
    done = umay(plot, "init", *NAMED, answers=f"{PASSWORD}\n")

    assert done.returncode == 0, done.stderr
    assert "umay serve" in done.stdout
    with houses.pointed_at(plot):
        worker = Worker.objects.get(role=Role.ADMIN)
        assert Center.objects.get().name == "The house"
        assert (worker.username, worker.role) == ("aigul", "admin")
        assert check_password(PASSWORD, worker.password)
        assert "$m=65536,t=3,p=4$" in worker.password
        acts = list(LedgerEntry.objects.order_by("seq").values_list("act", flat=True))
        assert acts == ["center.opened", "epoch.begun", "worker.invited"]


def test_a_second_time_changes_nothing_and_asks_nothing(plot: House) -> None:
    umay(plot, "init", *NAMED, UMAY_PASSWORD=PASSWORD)
    key = plot.home.database_key.read_text()

    again = umay(plot, "init")

    assert again.returncode == 0, again.stderr
    assert plot.home.database_key.read_text() == key
    with houses.pointed_at(plot):
        assert Worker.objects.count() == 2


def test_the_link_is_shown_once_and_the_director_begins_with_it(plot: House) -> None:
    done = umay(plot, "init", *NAMED, UMAY_PASSWORD=PASSWORD)
    link = LINK.search(done.stdout)[1]
    token = link.split("/")[2]

    assert "umay recovery make" in done.stdout
    assert "umay check" in done.stdout
    assert link not in umay(plot, "init").stdout
    with houses.pointed_at(plot):
        assert token not in str(list(Invitation.objects.values()))
        assert begins(link).status_code == 302
        director = Worker.objects.get(username="samal")
        assert (director.role, director.vouched) == (Role.DIRECTOR, True)
        assert begins(link).status_code == 410


def test_with_a_folder_it_writes_the_cards_as_well(plot: House, tmp_path: Path) -> None:
    holders = ("--holders", "a", "b", "c", "d", "e")
    to = ("--recovery", str(tmp_path))

    done = umay(plot, "init", *NAMED, *to, *holders, UMAY_PASSWORD=PASSWORD)

    assert done.returncode == 0, done.stderr
    cards = sorted(str(file) for file in tmp_path.iterdir())
    assert len(cards) == 5
    drilled = umay(plot, "recovery", "drill", *cards[:3])
    assert drilled.returncode == 0, drilled.stderr


def test_what_is_wrong_is_said_before_anything_is_made(plot: House) -> None:
    nowhere = ("--recovery", "/nowhere/at/all")

    done = umay(plot, "init", *NAMED, *nowhere, UMAY_PASSWORD=PASSWORD)

    assert done.returncode == 1
    with houses.pointed_at(plot):
        assert not Center.objects.exists()


def test_words_are_kept_from_the_moment_the_first_of_the_intake_signed_in(
    plot: House,
) -> None:
    """Until then they are refused: the paper cards alone are nobody who reads."""
    done = umay(plot, "init", *NAMED, UMAY_PASSWORD=PASSWORD)
    with houses.pointed_at(plot):
        house = SmallHouse(Worker.objects.get(role=Role.ADMIN), timezone.now())
        make_recovery(house.order(), HOLDERS)
        begins(LINK.search(done.stdout)[1])
        director = signs_in("samal", PASSWORD_OF_HERS)
        told = director.get("/calls/new/").content.decode()
        assert "cannot be kept yet" in told
        answer = director.post("/calls/new/", call(call_name="Айна Ойдан-Шыққан"))
        assert answer.status_code == 422
        assert not Household.objects.exists()
        assert director.post("/calls/new/", call()).status_code == 302

        begins(invited(director, Role.DUTY, "aliya"))
        duty = signs_in("aliya", PASSWORD_OF_HERS)

        told = director.get("/calls/new/").content.decode()
        assert "cannot be kept yet" not in told
        answer = director.post("/calls/new/", call(call_name="Айна Ойдан-Шыққан"))
        assert answer.status_code == 302
        family = Household.objects.latest("made_at")
        told = duty.post(f"/families/{family.pk}/sealed/", {"why": "contact"})
        assert "Айна Ойдан-Шыққан" in told.content.decode()


def call(**typed: object) -> dict[str, object]:
    return sent(programme="violence", **typed)


def signs_in(name: str, password: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    told = {"username": name, "password": password}
    assert client.post("/sign-in/", told).status_code == 302
    return client


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
