"""A backup comes back whole, opens no word by itself, and brings back nobody erased."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from tests.harness import houses
from tests.harness.command import umay
from tests.harness.houses import House
from tests.secrets.house import NAME, REACH, Sealed, begin
from umay.records import epochs
from umay.records.models import LedgerEntry, Session
from umay.use_cases.keys.erasing import erase_household
from umay.use_cases.keys.new_epoch import begin_epoch
from umay.vault.shut import Shut

ALL = {NAME, REACH, "he waits"}


@pytest.fixture
def sealed(house_db: House) -> Sealed:
    made = begin()
    begin_epoch(made.house.now, lambda share: None)  # a month of today
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def backup(house: House, folder: Path) -> Path:
    done = umay(house, "backup", "--to", str(folder))
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.age"))


@contextmanager
def restored(house: House, file: Path, *, month: bool = True) -> Iterator[House]:
    with houses.plot() as place:
        words = ["--month", str(house.home.epoch)] if month else []
        key = str(house.home.backup_key)
        done = umay(place, "restore", str(file), "--key", key, *words)
        assert done.returncode == 0, done.stderr
        with houses.pointed_at(place):
            yield place


def reads(sealed: Sealed, family: UUID) -> set[str]:
    return sealed.reads("duty", family)


def test_a_backup_comes_back_with_every_entry_and_every_word(
    sealed: Sealed, house_db: House, folder: Path
) -> None:
    family = sealed.family()
    file = backup(house_db, folder)
    entries = LedgerEntry.objects.count()
    sealed.family()

    with restored(house_db, file):
        assert LedgerEntry.objects.count() == entries
        assert not Session.objects.exists()
        assert reads(sealed, family) == ALL


def test_without_the_months_secret_no_word_opens(
    sealed: Sealed, house_db: House, folder: Path
) -> None:
    family = sealed.family()
    file = backup(house_db, folder)

    with restored(house_db, file, month=False), pytest.raises(epochs.EpochMissing):
        reads(sealed, family)


def test_whoever_was_erased_since_is_erased_again(
    sealed: Sealed, house_db: House, folder: Path
) -> None:
    family, other = sealed.family(), sealed.family()
    file = backup(house_db, folder)
    erase_household(sealed.order("director"), family)

    with restored(house_db, file):
        assert reads(sealed, family) == set()
        assert reads(sealed, other) == ALL
        assert LedgerEntry.objects.filter(act="household.erased").count() == 1


def test_control_without_the_list_she_would_come_back_within_the_month(
    sealed: Sealed, house_db: House, folder: Path
) -> None:
    family = sealed.family()
    file = backup(house_db, folder)
    erase_household(sealed.order("director"), family)
    epochs.erased_path().unlink()

    with restored(house_db, file):
        assert reads(sealed, family) == ALL


def test_a_backup_of_an_earlier_month_opens_no_word(
    sealed: Sealed, house_db: House, folder: Path
) -> None:
    family = sealed.family()
    file = backup(house_db, folder)
    begin_epoch(sealed.house.now, lambda share: None)

    with restored(house_db, file), pytest.raises(Shut):
        reads(sealed, family)


def test_another_key_opens_no_backup_and_nothing_is_left(
    sealed: Sealed, house_db: House, folder: Path
) -> None:
    file = backup(house_db, folder)
    other = folder / "other.key"
    from umay.vault.files import new_identity

    other.write_text(new_identity())
    with houses.plot() as place:
        done = umay(place, "restore", str(file), "--key", str(other))
        assert done.returncode == 1
        assert "does not open" in done.stderr
        assert not place.home.database.exists()


@pytest.mark.parametrize("damage", [b"", b"no backup at all"], ids=["cut", "other"])
def test_a_damaged_backup_is_refused_in_one_line(
    sealed: Sealed, house_db: House, folder: Path, damage: bytes
) -> None:
    file = backup(house_db, folder)
    file.write_bytes(damage or file.read_bytes()[:-50])

    with houses.plot() as place:
        key = str(house_db.home.backup_key)
        done = umay(place, "restore", str(file), "--key", key)

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.only_on("sqlite")
def test_a_drill_proves_the_backup_and_leaves_nothing(
    sealed: Sealed, house_db: House, folder: Path
) -> None:
    sealed.family()
    file = backup(house_db, folder)
    before = sorted(house_db.home.path.iterdir())

    done = umay(house_db, "drill", str(file))

    assert done.returncode == 0, done.stderr
    assert f"{LedgerEntry.objects.count():,} ledger entries" in done.stdout
    assert sorted(house_db.home.path.iterdir()) == before


def test_a_house_is_never_restored_over(
    sealed: Sealed, house_db: House, folder: Path
) -> None:
    file = backup(house_db, folder)

    key = str(house_db.home.backup_key)
    done = umay(house_db, "restore", str(file), "--key", key)

    assert done.returncode == 1
    assert "there" in done.stderr
