"""The month changes by itself, once, and nothing that is being sealed is lost."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from time import monotonic, sleep

import pytest
from django.apps import apps
from django.db import connection, transaction

from tests.harness.houses import House
from tests.secrets.house import NAME, Sealed, begin
from umay.commands.month import see_to_month
from umay.records import epochs
from umay.records.models import Household, LedgerEntry
from umay.records.models.keys import SealedCopy
from umay.records.store import acts
from umay.use_cases.keys import new_epoch
from umay.use_cases.keys.new_epoch import UNDER_A_MONTH, begin_epoch, keep_month
from umay.use_cases.keys.sealing import Sealer
from umay.vault.shut import Shut

SILENT: Callable[[float], object] = lambda part: None  # noqa: E731 (says nothing)


@pytest.fixture
def sealed(house_db: House) -> Sealed:
    return begin()


def begun() -> int:
    return LedgerEntry.objects.filter(act="epoch.begun").count()


def test_no_kind_of_copy_is_left_to_die_with_its_month() -> None:
    kinds = {m for m in apps.get_models() if issubclass(m, SealedCopy)}

    assert set(UNDER_A_MONTH) == kinds


def test_it_changes_when_a_month_is_over_and_not_before(sealed: Sealed) -> None:
    family, now = sealed.family(), datetime.now(UTC)

    assert keep_month(now, SILENT) == 2
    assert keep_month(now + timedelta(days=29), SILENT) is None
    assert keep_month(now + timedelta(days=30), SILENT) == 3
    assert NAME in sealed.reads("duty", family)


def test_without_a_house_there_is_nothing_to_renew(house_db: House) -> None:
    assert keep_month(datetime.now(UTC), SILENT) is None
    assert set(epochs.read()) == {1}


ONCE = [
    sys.executable,
    "-c",
    (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'umay.settings';"
        "import django; django.setup();"
        "from umay.commands.month import see_to_month; see_to_month()"
    ),
]


def test_several_servers_at_once_change_it_once(
    sealed: Sealed, house_db: House
) -> None:
    family = sealed.family()
    tries = [
        subprocess.Popen(ONCE, env=house_db.environment(), stderr=subprocess.PIPE)
        for _ in range(3)
    ]

    for one in tries:
        _, told = one.communicate(timeout=60)
        assert one.returncode == 0, told.decode()
    assert begun() == 1
    assert set(epochs.read()) == {2}
    assert NAME in sealed.reads("duty", family)


def test_a_secret_that_is_away_closes_nothing(
    sealed: Sealed, capsys: pytest.CaptureFixture[str]
) -> None:
    epochs.path().rename(epochs.path().with_suffix(".away"))

    see_to_month()

    assert "UMAY_EPOCH" in capsys.readouterr().err


def sealing_meanwhile(sealed: Sealed, family) -> tuple[Thread, Event]:
    """Somebody seals under the old secret and commits after the change has begun."""
    began = Event()

    def write() -> None:
        try:
            order = sealed.order("duty", locked=True)
            with transaction.atomic():
                acts.lock_center(order.center)
                row = Household.objects.get(pk=family)
                Sealer(order.writer, family).write(row, {"abuser": "written meanwhile"})
                began.set()
                _until_the_change_waits()
        finally:
            connection.close()

    thread = Thread(target=write)
    thread.start()
    assert began.wait(20)
    return thread, began


def _until_the_change_waits() -> None:
    until = monotonic() + 10
    while len(epochs.read()) == 1 and monotonic() < until:
        sleep(0.02)
    sleep(1)


def test_what_is_sealed_while_the_month_changes_is_not_lost(sealed: Sealed) -> None:
    family = sealed.family()
    writing, _ = sealing_meanwhile(sealed, family)

    begin_epoch(datetime.now(UTC), SILENT)
    writing.join(20)

    assert sealed.reads("duty", family) >= {NAME, "written meanwhile"}


@pytest.mark.only_on("postgresql")
def test_control_without_the_lock_it_would_be_lost(
    sealed: Sealed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The encrypted file has one writer at a time, who is waited for in any case."""
    family = sealed.family()
    monkeypatch.setattr(
        new_epoch, "_renew_what_was_written_meanwhile", lambda now: None
    )
    monkeypatch.setattr(new_epoch, "_enter", lambda number, at: None)
    writing, _ = sealing_meanwhile(sealed, family)

    begin_epoch(datetime.now(UTC), SILENT)
    writing.join(20)

    with pytest.raises(Shut):
        sealed.reads("duty", family)
