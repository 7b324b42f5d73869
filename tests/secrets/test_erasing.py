"""An erased family opens for nobody: not now, not from a backup of an earlier month."""

import shutil

import pytest
from django.db import connection

from tests.secrets.house import NAME, REACH, Sealed, begin
from umay.core.exits import Destination
from umay.core.refusals import Refused
from umay.records import epochs
from umay.records.models import Grant, Household, HouseholdKey, LedgerEntry, Mark
from umay.use_cases.exit_household import exit_household
from umay.use_cases.keys.erasing import erase_household
from umay.use_cases.keys.new_epoch import begin_epoch, is_due
from umay.vault.shut import Shut


@pytest.fixture
def sealed(house_db: object) -> Sealed:
    return begin()


def test_an_erased_family_opens_for_nobody_and_its_entries_stand(sealed) -> None:
    family, other = sealed.family(), sealed.family()
    before = LedgerEntry.objects.count()

    erase_household(sealed.order("director"), family)

    for name in ("duty", "social", "director"):
        assert sealed.reads(name, family) == set()
    assert NAME in sealed.reads("duty", other)
    assert not HouseholdKey.objects.filter(household=family).exists()
    assert not Mark.objects.filter(household=family).exists()
    assert LedgerEntry.objects.count() > before
    assert Household.objects.get(pk=family).survivor_code


def test_a_family_that_lives_here_is_not_erased(sealed: Sealed) -> None:
    stay = sealed.house.admits(sealed.house.asks(call_name=NAME))
    family = Household.objects.get(stays=stay).pk
    with pytest.raises(Refused):
        erase_household(sealed.order("director"), family)

    today = sealed.house.order().today
    exit_household(sealed.house.order(), stay, today, Destination.UNKNOWN)
    erase_household(sealed.order("director"), family)

    assert sealed.reads("duty", family) == set()


def test_after_a_new_month_everybody_reads_on_and_old_copies_are_worthless(
    sealed: Sealed,
) -> None:
    family = sealed.family()
    kept = list(Grant.objects.filter(key__household=family).values())

    number = begin_epoch(sealed.house.now, lambda share: None)

    assert sealed.reads("duty", family) == {NAME, REACH, "he waits"}
    assert set(epochs.read()) == {number}
    assert not Grant.objects.exclude(epoch=number).exists()
    assert not is_due(sealed.house.now)
    restore(kept)
    with pytest.raises(Shut):
        sealed.reads("duty", family)


def restore(rows: list[dict[str, object]]) -> None:
    """Put copies of an old backup over those of today."""
    for row in rows:
        Grant.objects.filter(pk=row["id"]).update(
            sealed=row["sealed"], epoch=row["epoch"]
        )


def test_a_change_that_was_cut_short_goes_on_where_it_stopped(sealed: Sealed) -> None:
    family = sealed.family()
    epochs.begin_next()
    assert is_due(sealed.house.now)
    assert sealed.reads("duty", family)

    number = begin_epoch(sealed.house.now, lambda share: None)

    assert set(epochs.read()) == {number} == {2}
    assert sealed.reads("duty", family)


def test_control_with_the_old_secret_kept_an_old_backup_would_open(sealed) -> None:
    family = sealed.family()
    kept = list(Grant.objects.filter(key__household=family).values())
    shutil.copy(epochs.path(), f"{epochs.path()}.kept")
    old = epochs.read()

    begin_epoch(sealed.house.now, lambda share: None)
    restore(kept)
    both = {**epochs.read(), **old}
    epochs.path().write_text("".join(f"{n} {s.hex()}\n" for n, s in both.items()))

    assert NAME in sealed.reads("duty", family)
    assert connection.settings_dict["EPOCH"]
