"""The disk, all backups and the administrator's password open none of 10,000 words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.command import umay
from tests.harness.houses import House
from tests.keys import PASSPHRASE
from tests.secrets.house import Sealed, begin
from tests.secrets.seizer import everything_in_the_records, seize
from tests.small_house import CHILD
from umay.records.models import Household
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.sealed import sealed_columns
from umay.use_cases.keys.sealing import Sealer

pytestmark = pytest.mark.slow

CANARIES = 10_000
WORD = "canary"
ADMINISTRATOR = "x" * 20  # her password, see small_house


@pytest.fixture(scope="module")
def planted(request: pytest.FixtureRequest) -> Iterator[tuple[Sealed, House, int]]:
    """A house with ten thousand sealed words, each unlike the others."""
    from tests.harness import houses

    blocker = request.getfixturevalue("django_db_blocker")
    with blocker.unblock(), houses.lent() as house:
        sealed = begin()
        count = 0
        while count < CANARIES:
            count += plant(sealed, count)
        yield sealed, house, count


def plant(sealed: Sealed, before: int) -> int:
    call = sealed.house.asks(*[CHILD] * 19, reach=f"{WORD}-{before}")
    family = Household.objects.get(requests=call).pk
    sealer, count = Sealer(sealed.order("duty").writer, family), 1
    for row in sealed_rows(family):
        words = {}
        for name in sealed_columns(type(row)):
            words[name] = f"{WORD}-{before + count}"
            count += 1
        sealer.write(row, words)
    return count


def test_a_seizer_with_everything_but_a_workers_passphrase_reads_nothing(
    planted: tuple[Sealed, House, int],
) -> None:
    assert seize([ADMINISTRATOR, "", "admin", "umay"]) == []


def test_control_with_one_passphrase_of_the_intake_the_same_seizer_reads_them_all(
    planted: tuple[Sealed, House, int],
) -> None:
    assert len(set(seize([PASSPHRASE]))) >= CANARIES


def test_no_word_lies_in_the_records_unsealed(
    planted: tuple[Sealed, House, int],
) -> None:
    rows = list(everything_in_the_records())

    assert len(rows) > CANARIES
    assert [row for row in rows if WORD.encode() in row] == []


def test_no_word_lies_in_any_file_nor_in_a_backup(
    planted: tuple[Sealed, House, int], tmp_path: Path
) -> None:
    _, house, _ = planted
    done = umay(house, "backup", "--to", str(tmp_path))
    assert done.returncode == 0, done.stderr

    files = [
        f for f in (*house.home.path.rglob("*"), *tmp_path.iterdir()) if f.is_file()
    ]
    assert len(files) >= 4
    assert [f.name for f in files if WORD.encode() in f.read_bytes()] == []
    assert WORD not in done.stdout + done.stderr


def test_control_a_word_written_without_sealing_is_found(
    planted: tuple[Sealed, House, int],
) -> None:
    Household.objects.filter(erased_at=None).update(languages=f"{WORD}-in-the-clear")

    found = [row for row in everything_in_the_records() if WORD.encode() in row]
    Household.objects.update(languages="")

    assert found
