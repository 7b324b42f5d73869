"""What an entry says is committed to; erased, the proof that it stood still holds."""

from pathlib import Path

import pytest
from django.db import Error, connection, transaction

from tests.ledger.logged import Logged
from tests.secrets.house import Sealed, begin
from umay.core.secrets import Category
from umay.proof.entries import commit, content_of, opens
from umay.proof.proofs import check_inclusion, prove_inclusion, root_of
from umay.proof.tree import leaf_hash
from umay.records.models import Household, LedgerEntry
from umay.records.queries.ledger import entries_after
from umay.records.sealed import sealed_columns
from umay.use_cases.keys.erasing import erase_household
from umay.use_cases.keys.renewing import renew_keys
from umay.use_cases.keys.sealing import place_of
from umay.use_cases.keys.writing import write_sealed
from umay.use_cases.ledger.growing import grow
from umay.use_cases.ledger.log import entry_of, log_of
from umay.use_cases.ledger.verifying import verify
from umay.vault.envelopes import Text, key_of, unseal


def changed(sql: str, *values: object) -> bool:
    """Whether the database lets somebody change the ledger by hand."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except Error:
        return False
    return True


def test_every_entry_commits_to_what_it_says(logged: Logged) -> None:
    logged.acts()

    rows = list(entries_after(logged.center, 0))

    assert len(rows) > 6
    for row in rows:
        assert opens(
            bytes(row.commitment), bytes(row.salt or b""), content_of(row.said)
        )
    assert len({bytes(row.salt or b"") for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "change", ["facts = '{}'", "at = at", "seq = seq + 1000", "act = 'other'",
               "salt = NULL", "facts = NULL", "commitment = salt",
               "facts = NULL, salt = NULL, act = 'other'"],
)  # fmt: skip
def test_the_database_refuses_to_change_an_entry(logged: Logged, change: str) -> None:
    logged.acts(1)

    assert not changed(f"UPDATE records_ledgerentry SET {change} WHERE facts <> '{{}}'")


def test_only_what_it_says_may_be_forgotten(logged: Logged) -> None:
    logged.acts(1)

    assert changed("UPDATE records_ledgerentry SET facts = NULL, salt = NULL")
    assert not changed("DELETE FROM records_ledgerentry")


@pytest.fixture
def sealed(db: None, own_files: Path) -> Sealed:
    return begin()


def test_after_erasing_the_proof_holds_and_what_was_said_is_gone(
    sealed: Sealed,
) -> None:
    family = sealed.family()
    center = sealed.house.worker.center_id
    grow(center, sealed.house.now)
    asked = LedgerEntry.objects.get(act="request.taken", center_id=center)
    before = bytes(asked.commitment)

    erase_household(sealed.order("director"), family)
    grow(center, sealed.house.now)

    asked.refresh_from_db()
    assert (asked.facts, asked.salt) == (None, None)
    assert bytes(asked.commitment) == before
    found = verify(center)
    assert found.holds
    assert found.contents.forgotten > 0
    log = log_of(center)
    proof = prove_inclusion(asked.seq - 1, log.tree.size, log.reads())
    root = root_of(log.tree.size, log.reads())
    leaf = leaf_hash(entry_of(asked).to_bytes())
    check_inclusion(leaf, asked.seq - 1, log.tree.size, proof, root)


def test_what_was_forgotten_without_an_erasure_is_found(sealed: Sealed) -> None:
    sealed.family()
    center = sealed.house.worker.center_id
    grow(center, sealed.house.now)
    LedgerEntry.objects.filter(center_id=center).update(facts=None, salt=None)

    found = verify(center)

    assert found.whole is not None
    assert not found.holds


def test_what_was_written_can_be_shown_later_and_under_a_new_key(
    sealed: Sealed,
) -> None:
    family = sealed.family()
    row = Household.objects.get(pk=family)
    order = sealed.order("social")
    write_sealed(order, family, row, {"address": "An invented street"})
    said = LedgerEntry.objects.order_by("-seq")[0].said["words"]
    name = f"household/{family}/address"

    first = opened(sealed, Household.objects.get(pk=family))
    renew_keys(order.writer, order.ring, family, Category)
    again = opened(sealed, Household.objects.get(pk=family))

    for text in (first, again):
        assert commit(text.salt, text.text.encode()).hex() == said[name]
    assert first == again
    assert commit(first.salt, b"Another street").hex() != said[name]


def opened(sealed: Sealed, row: Household) -> Text:
    order = sealed.order("social")
    envelope = bytes(row.address)
    keys = order.ring.keys(row.pk, Category, order.at)
    category = sealed_columns(Household)["address"].category
    place = place_of(row, "address", row.pk, category)
    return unseal(keys[key_of(envelope)], place, envelope)
