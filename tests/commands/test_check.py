"""``umay check``: what it says of a sound house, and of each thing that is not."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from tests.harness.houses import House
from tests.keys import ring_of
from tests.small_house import HOLDERS, SmallHouse, small_house
from umay.commands import findings
from umay.commands.main import main
from umay.core.roles import Role
from umay.records.models import Holder, Worker
from umay.use_cases.keys.new_epoch import note_first_month
from umay.use_cases.keys.recovering import drill, make_recovery


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
        "month",
        "intake",
        "supervisors",
        "recovery",
        "renewal",
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


@pytest.mark.usefixtures("house")
def test_a_new_house_is_told_what_its_keys_still_need(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = small_house()
    Holder.objects.filter(kind="recovery").delete()
    note_first_month(datetime.now(UTC))

    assert main(["check"]) == 0

    lines = {line.split()[1]: line for line in capsys.readouterr().out.splitlines()}
    assert {lines[of].split()[0] for of in ("intake", "supervisors", "recovery")} == {
        "look"
    }
    assert "umay recovery make" in lines["recovery"]
    assert "sign in once" in lines["intake"]
    assert lines["month"].startswith("ok")
    begin_with_keys(made)
    main(["check"])
    assert (
        capsys.readouterr().out.count("look") <= 2
    )  # the clock, and that no witness is named  # the clock of this machine


def begin_with_keys(house: SmallHouse) -> None:
    house.now = datetime.now(UTC)
    make_recovery(house.order(), HOLDERS)
    for role in (Role.DUTY, Role.DIRECTOR, Role.LAWYER):
        worker = Worker.objects.create(
            center=house.worker.center,
            username=f"w-{role}",
            role=role,
            supervisor=role is not Role.DUTY,
        )
        ring_of(house, worker)


@pytest.mark.usefixtures("house")
def test_a_month_that_does_not_change_is_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    small_house()
    note_first_month(datetime.now(UTC) - timedelta(days=32))

    assert main(["check"]) == 1
    assert "31 days" in said(capsys, "month")


@pytest.mark.usefixtures("house")
def test_half_a_year_without_a_drill_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    house = SmallHouse(small_house().worker, datetime.now(UTC) - timedelta(days=181))
    Holder.objects.filter(kind="recovery").delete()
    cards = make_recovery(house.order(), HOLDERS)

    main(["check"])
    assert "umay recovery drill" in said(capsys, "recovery")
    drill(SmallHouse(house.worker, datetime.now(UTC)).order(), cards[:3])
    main(["check"])
    assert said(capsys, "recovery").startswith("ok")
