"""Receipts: made of one act through the gate, and checked without the house."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ledger.logged import Logged, logged_house
from tests.ledger.taken import asked, paper, receipt, rewrites
from tests.secrets.house import begin
from umay.core.refusals import Ground, Refused
from umay.proof.contents import Content, read_content
from umay.proof.policy import read_policy
from umay.proof.receipts import Found, Verdict, check_receipt
from umay.records import log_files
from umay.records.models import LedgerEntry, Request
from umay.use_cases.keys.erasing import erase_household
from umay.use_cases.ledger.receipts import CONTENT, receipts_of


@pytest.fixture
def witnessed(logged: Logged) -> Logged:
    logged.acts()
    logged.is_witnessed()
    return logged


def test_it_holds_for_anybody_with_the_two_texts(witnessed: Logged) -> None:
    proof, content = receipt(witnessed.house.order(), asked(witnessed.center))

    found = check_receipt(proof, content, None)

    assert found.verdict is Verdict.PROVEN
    assert set(found.cosigned) == {"lawyer", "partner", "ombudsman"}
    assert found.content.entry.act == "request.taken"
    assert found.content.facts["people"] == 1
    assert Found.KEYS_CAME_ALONG in found.found


def test_with_keys_of_her_own_nothing_rests_on_the_house(witnessed: Logged) -> None:
    proof, content = receipt(witnessed.house.order(), asked(witnessed.center))
    own = read_content(content).policy.encode()

    assert Found.KEYS_CAME_ALONG not in check_receipt(proof, content, own).found
    assert b"http" not in own
    assert str(read_policy(own)).encode() == own


def test_each_paper_is_an_act_and_its_entry_names_which(witnessed: Logged) -> None:
    entry = asked(witnessed.center)
    before = LedgerEntry.objects.count()

    receipt(witnessed.house.order(), entry)

    made = LedgerEntry.objects.filter(act="release.made").order_by("seq")
    assert LedgerEntry.objects.count() == before + 2
    assert [row.said["paper"] for row in made] == ["receipt", "receipt_content"]
    assert {row.said["entry"] for row in made} == {str(entry.pk)}


def test_the_proof_says_nothing_the_content_says(witnessed: Logged) -> None:
    entry = asked(witnessed.center)
    proof, _ = receipt(witnessed.house.order(), entry)
    stranger = proof.decode()

    told = (entry.act, entry.subject, str(entry.by), bytes(entry.salt).hex())
    assert [word for word in told if word in stranger] == []


def test_it_shows_the_first_day_witnesses_saw_it(witnessed: Logged) -> None:
    entry = asked(witnessed.center)
    seen = witnessed.house.now
    witnessed.house.later(days=30)
    witnessed.acts()
    witnessed.is_witnessed()

    found = check_receipt(*receipt(witnessed.house.order(), entry), None)

    assert found.verdict is Verdict.PROVEN
    assert max(found.cosigned.values()) - seen.timestamp() < 60


def test_before_a_witness_has_seen_it_that_is_said(logged: Logged) -> None:
    logged.acts()
    family = Request.objects.get(pk=asked(logged.center).subject).household_id

    found = check_receipt(*receipt(logged.house.order(), asked(logged.center)), None)

    assert found.verdict is Verdict.ALONE
    assert Found.NOT_COSIGNED in found.found
    assert [one.seen for one in receipts_of(logged.center, family)] == [False]
    logged.is_witnessed()
    assert [one.seen for one in receipts_of(logged.center, family)] == [True]


def test_one_of_three_is_too_few_and_nobody_named_is_nobody(logged: Logged) -> None:
    logged.acts()
    logged.silent |= {"lawyer", "partner"}
    logged.is_witnessed()
    found = check_receipt(*receipt(logged.house.order(), asked(logged.center)), None)
    assert Found.TOO_FEW in found.found

    log_files.policy_path().unlink()
    found = check_receipt(*receipt(logged.house.order(), asked(logged.center)), None)
    assert Found.NOBODY_NAMED in found.found
    assert found.verdict is Verdict.ALONE


ALTERED = [
    ("people", "peoplf", "content", Found.SAID_ALTERED),
    ('"act":"request.taken"', '"act":"request.ended"', "content", Found.NOT_IN_TREE),
    ('"number":', '"number":1', "content", Found.ANOTHER_ENTRY),
    ('"at":"2026', '"at":"2025', "content", Found.NOT_IN_TREE),
]


@pytest.mark.parametrize(("this", "that", "where", "why"), ALTERED)
def test_what_was_altered_is_named(
    witnessed: Logged, this: str, that: str, where: str, why: Found
) -> None:
    proof, content = receipt(witnessed.house.order(), asked(witnessed.center))
    text = content.decode().replace("\n", "")
    assert this in text

    found = check_receipt(proof, text.replace(this, that).encode(), None)

    assert why in found.found
    assert found.verdict is Verdict.BROKEN


def test_another_salt_or_word_than_was_committed_to_is_named(
    witnessed: Logged,
) -> None:
    proof, content = receipt(witnessed.house.order(), asked(witnessed.center))
    made = read_content(content)
    salted = replace(made, salt=bytes(32))

    found = check_receipt(proof, str(salted).encode(), None)

    assert Found.SAID_ALTERED in found.found
    assert Found.STANDS in found.found


def test_another_logs_proof_is_named(witnessed: Logged, tmp_path: Path) -> None:
    proof, content = receipt(witnessed.house.order(), asked(witnessed.center))
    key = tmp_path / "log.key"
    key.write_text("08" * 32, "ascii")
    other = logged_house(tmp_path / "other")
    other.acts()
    other.is_witnessed()
    theirs, their_content = receipt(other.house.order(), asked(other.center))

    assert Found.ANOTHER_LOG in check_receipt(theirs, content, None).found
    own = read_content(content).policy.encode()
    assert Found.ANOTHER_LOG in check_receipt(theirs, their_content, own).found
    assert check_receipt(proof, content, own).verdict is Verdict.PROVEN


def test_one_changed_letter_anywhere_in_the_proof_is_refused(
    witnessed: Logged,
) -> None:
    proof, content = receipt(witnessed.house.order(), asked(witnessed.center))
    own = read_content(content).policy.replace("outside 2", "outside 3").encode()
    assert check_receipt(proof, content, own).verdict is Verdict.PROVEN
    for place in range(0, len(proof), 3):
        bent = bytearray(proof)
        bent[place] ^= 1
        assert check_receipt(bytes(bent), content, own).verdict is not Verdict.PROVEN


def test_a_record_altered_later_shows_against_the_receipt_she_holds(
    witnessed: Logged,
) -> None:
    """An administrator with every right over the database rewrites what she said."""
    entry = asked(witnessed.center)
    proof, content = receipt(witnessed.house.order(), entry)
    rewrites(entry)

    now = paper(witnessed.house.order(), entry, CONTENT).encode()

    assert Found.SAID_ALTERED in check_receipt(proof, now, None).found
    assert check_receipt(proof, content, None).verdict is Verdict.PROVEN


def test_of_what_was_erased_none_is_made_and_hers_still_proves(
    db: None, own_files: Path
) -> None:
    made = begin()
    family = made.family()
    order = made.order("social")
    entry = asked(order.center)
    proof, content = receipt(order, entry)
    own = read_content(content).policy.encode()

    erase_household(made.order("director"), family)

    entry.refresh_from_db()
    assert entry.facts is None
    assert Found.STANDS in check_receipt(proof, content, own).found
    assert Found.SAID in check_receipt(proof, content, own).found
    assert receipts_of(order.center, family) == []
    with pytest.raises(Refused) as refusal:
        receipt(made.order("social"), entry)
    assert refusal.value.ground is Ground.NOT_FOUND


def test_folded_and_unfolded_it_is_the_same_content(witnessed: Logged) -> None:
    _, content = receipt(witnessed.house.order(), asked(witnessed.center))
    lines = content.decode().splitlines()

    assert all(line == line.strip() and len(line) <= 96 for line in lines)
    again: Content = read_content("\r\n".join(lines).encode())
    assert str(again).encode() == content
