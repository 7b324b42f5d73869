"""A file is kept whole and as it came, or not at all."""

import hashlib
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection

from tests.evidence.files import NAMES, photo, received, taken
from tests.gate.family import Family
from umay.core.evidence import MIB, MOST
from umay.core.exits import Destination
from umay.core.papers import Paper
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Category, Reason
from umay.records.models import Evidence, EvidencePart, LedgerEntry, Release
from umay.records.queries.evidence import custody_of, evidence_of
from umay.use_cases.evidence.receiving import receive
from umay.use_cases.exit_household import exit_household
from umay.use_cases.keys.erasing import erase_household
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.renewing import renew_keys

SEVERAL = hashlib.shake_256(b"invented").digest(2 * MIB + 7)


def test_the_original_comes_back_bit_for_bit(made: Family) -> None:
    assert taken(made, received(made, SEVERAL)) == SEVERAL
    assert taken(made, received(made, photo())) == photo()


def test_its_hash_is_taken_as_it_comes_and_the_entry_commits_to_it(
    made: Family,
) -> None:
    row = received(made, SEVERAL, note="The door")

    opened = open_rows(made.order().writer, made.household, [row], Reason.OWN)
    entry = LedgerEntry.objects.get(act="evidence.received")

    assert opened.of(row)["sha256"] == hashlib.sha256(SEVERAL).hexdigest()
    assert set(entry.said["words"]) == {
        f"evidence/{row.pk}/{column}" for column in ("file_name", "note", "sha256")
    }
    assert "IMG_7" not in str(entry.said)


def test_nothing_of_it_lies_bare(made: Family) -> None:
    row = received(made, SEVERAL, note="The door")

    stored = b"".join(bytes(part.sealed) for part in row.parts.all())
    words = b"".join(bytes(getattr(row, name)) for name in ("file_name", "note"))

    assert row.parts.count() == 3
    assert not any(SEVERAL[at : at + 16] in stored for at in range(0, 999, 16))
    assert b"door" not in words


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_taken(made: Family, name: str) -> None:
    assert taken(made, received(made, b"words", name)) == b"words"


@pytest.mark.parametrize(
    ("size", "ground"), [(0, Ground.FILE_EMPTY), (MOST + 1, Ground.FILE_TOO_LARGE)]
)
def test_of_what_is_refused_nothing_is_kept(
    made: Family, size: int, ground: Ground
) -> None:
    before = LedgerEntry.objects.count()

    with pytest.raises(Refused) as refusal:
        received(made, bytes(size))

    assert refusal.value.ground is ground
    assert not Evidence.objects.exists()
    assert not EvidencePart.objects.exists()
    assert LedgerEntry.objects.count() == before


def test_sent_twice_it_is_kept_once(made: Family) -> None:
    key = uuid4()
    first = receive(made.order(key), made.household, BytesIO(SEVERAL), "a", "")
    again = receive(made.order(key), made.household, BytesIO(SEVERAL), "a", "")

    assert again.repeated
    assert again.subject == first.subject
    assert Evidence.objects.count() == 1


ALTERATIONS = {
    "flipped": "UPDATE records_evidencepart SET sealed = other.sealed FROM"
    " records_evidencepart AS other WHERE other.number = 0"
    " AND records_evidencepart.number = 1",
    "cut": "DELETE FROM records_evidencepart WHERE number = 2",
    "swapped": "UPDATE records_evidencepart SET number = 9 - number WHERE number < 2",
}


@pytest.mark.parametrize("how", ALTERATIONS)
def test_a_file_altered_in_the_database_is_refused(made: Family, how: str) -> None:
    row = received(made, SEVERAL)
    with connection.cursor() as cursor:
        cursor.execute(ALTERATIONS[how])
        assert cursor.rowcount

    with pytest.raises(Refused) as refusal:
        taken(made, row)

    assert refusal.value.ground is Ground.FILE_ALTERED
    assert not Release.objects.exists()


def test_who_holds_no_key_gets_nothing(made: Family) -> None:
    row, other = received(made, SEVERAL), made.order()
    made.ring = None

    with pytest.raises(Refused) as refusal:
        taken(made, row)

    assert other.ring is not None
    assert refusal.value.ground is Ground.KEYS_LOCKED


def test_each_who_had_it_stands_in_the_list(made: Family) -> None:
    row, untouched = received(made, photo()), received(made, photo())
    taken(made, row)
    taken(made, row, Paper.CLEANED)

    assert [had.what for had in custody_of(row)] == ["received", "opened", "copied"]
    assert [had.what for had in custody_of(untouched)] == ["received"]
    assert {had.by for had in custody_of(row)} == {made.own.username}


def test_the_opening_stands_in_the_ledger_before_the_bytes_are_there(
    made: Family,
) -> None:
    row = received(made, photo())

    taken(made, row)

    acts = LedgerEntry.objects.order_by("-seq").values_list("act", flat=True)[:2]
    assert list(acts) == ["release.made", "fields.opened"]


def test_under_a_renewed_key_it_is_still_the_same(made: Family) -> None:
    row = received(made, SEVERAL)

    renew_keys(made.order().writer, made.ring, made.household, [Category.EVIDENCE])

    assert taken(made, Evidence.objects.get(pk=row.pk)) == SEVERAL


def test_erased_with_her_file_nothing_of_it_is_left(made: Family) -> None:
    row = received(made, SEVERAL)
    exit_household(made.order(), made.stay, made.order().today, Destination.UNKNOWN)
    erase_household(made.order(), made.household)

    [row] = evidence_of(made.household)
    assert not row.parts.exists()
    assert (row.file_key, row.sha256, row.note, row.file_name) == (None,) * 4
    assert [had.what for had in custody_of(row)] == ["received", "erased"]
    with pytest.raises(Refused):
        taken(made, row)
