"""``umay check``: what it says of a sound house, and of each thing that is not."""

import shutil

import pytest
from django.db import connection

from tests.harness.houses import House
from umay.commands import findings
from umay.commands.main import main


@pytest.fixture
def house(house_db: House, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("UMAY_HOME", str(house_db.home.path))
    return house_db


def said(capsys: pytest.CaptureFixture[str], subject: str) -> str:
    lines = capsys.readouterr().out.splitlines()
    return next(line for line in lines if line.split()[1] == subject)


@pytest.mark.usefixtures("house")
def test_a_sound_house_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check"])
    words = capsys.readouterr().out

    assert status == 0
    assert [line.split()[1] for line in words.splitlines()] == [
        "settings",
        "engine",
        "constraints",
        "record",
        "disk",
        "clock",
    ]
    assert "wrong" not in words


def test_keys_others_can_read_are_wrong(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.home.database_key.chmod(0o644)

    assert main(["check"]) == 1
    line = said(capsys, "settings")
    assert line.startswith("wrong")
    assert f"chmod go= {house.home.database_key}" in line


@pytest.mark.usefixtures("house")
def test_a_promise_that_was_taken_out_is_missed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER claim_bed_once_insert")
            cursor.execute("DROP TRIGGER claim_bed_once_update")
        else:
            cursor.execute("ALTER TABLE records_claim DROP CONSTRAINT claim_bed_once")

    assert main(["check"]) == 1
    assert "claim_bed_once" in said(capsys, "constraints")


@pytest.mark.usefixtures("house")
def test_records_of_an_older_version_are_told_what_to_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'records'")

    assert main(["check"]) == 1
    assert "umay init" in said(capsys, "constraints")


@pytest.mark.only_on("sqlite")
def test_damage_on_the_disk_is_found(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    connection.close()
    with house.home.database.open("r+b") as file:
        file.seek(-2000, 2)
        file.write(b"\0" * 100)

    assert main(["check"]) == 1
    assert said(capsys, "constraints").startswith("wrong")


@pytest.mark.parametrize(
    ("free", "state"), [(2e9, "ok"), (5e8, "look"), (5e7, "wrong")]
)
def test_the_disk_is_measured(
    house: House, monkeypatch: pytest.MonkeyPatch, free: float, state: str
) -> None:
    usage = shutil._ntuple_diskusage(10**12, 0, int(free))  # type: ignore[attr-defined]
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    assert findings.disk(house.home).state == state


@pytest.mark.usefixtures("house")
def test_a_server_too_old_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "OLDEST_POSTGRESQL", 1000)

    assert findings.engine().state == (
        "ok" if connection.vendor == "sqlite" else "wrong"
    )
