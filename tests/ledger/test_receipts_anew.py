"""Receipts after the log was begun anew: an older copy of the database was put back."""

import pytest

from tests.ledger.logged import Logged
from tests.ledger.taken import asked, paper, receipt
from umay.proof.contents import read_content
from umay.proof.receipts import Found, Verdict, check_receipt
from umay.records.models import LedgerCheckpoint, LedgerEntry, LedgerTree
from umay.use_cases.ledger.growing import grow
from umay.use_cases.ledger.log import log_of
from umay.use_cases.ledger.receipts import CONTENT, PROOF
from umay.use_cases.ledger.starting import Why, begin_new_log
from umay.use_cases.ledger.verifying import verify

Sheets = tuple[bytes, bytes]


@pytest.fixture
def hers(logged: Logged) -> Sheets:
    """What she took while the first log stood."""
    logged.acts()
    logged.is_witnessed()
    return receipt(logged.house.order(), asked(logged.center))


@pytest.fixture
def anew(logged: Logged, hers: Sheets) -> Logged:
    """Later the copy of that day is put back: witnesses have seen more by then."""
    older = LedgerTree.objects.get(pk=logged.center)
    logged.house.later(days=30)
    logged.acts()
    logged.is_witnessed()
    older.save()
    LedgerCheckpoint.objects.filter(size__gt=older.size).delete()
    now, by = logged.house.now, logged.house.worker.pk
    begin_new_log(logged.center, Why.RESTORED, by, now)
    grow(logged.center, now)
    for witness in logged.witnesses.values():
        witness.folder.add_log(log_of(logged.center).verifier)
    return logged


def test_what_she_took_before_still_holds(anew: Logged, hers: Sheets) -> None:
    found = check_receipt(*hers, None)

    assert found.verdict is Verdict.PROVEN
    assert Found.BEGUN_ANEW not in found.found


def test_with_a_new_second_sheet_it_holds_and_says_what_changed(
    anew: Logged, hers: Sheets
) -> None:
    content = paper(anew.house.order(), asked(anew.center), CONTENT).encode()

    found = check_receipt(hers[0], content, None)

    assert found.verdict is Verdict.PROVEN
    assert Found.BEGUN_ANEW in found.found


def test_a_new_first_sheet_shows_the_day_witnesses_first_saw_it(
    anew: Logged, hers: Sheets
) -> None:
    """Their word of that time still lies in the copy, under the log's first name."""
    proof = paper(anew.house.order(), asked(anew.center), PROOF).encode()

    found = check_receipt(proof, hers[1], None)

    assert proof == hers[0]
    assert found.cosigned == check_receipt(*hers, None).cosigned


def test_of_what_came_after_the_new_log_speaks(anew: Logged, hers: Sheets) -> None:
    anew.acts()
    assert anew.is_witnessed().met
    rows = LedgerEntry.objects.filter(center_id=anew.center, act="request.taken")
    newest = rows.order_by("-seq")[0]

    proof, content = receipt(anew.house.order(), newest)

    assert b"/2\n" in proof
    found = check_receipt(proof, content, None)
    assert found.verdict is Verdict.PROVEN
    assert Found.BEGUN_ANEW not in found.found
    assert Found.BEGUN_ANEW in check_receipt(proof, content, _policy(hers)).found
    assert verify(anew.center).holds


def _policy(hers: Sheets) -> bytes:
    """The keys a lawyer wrote down while the first log stood."""
    return read_content(hers[1]).policy.encode()
