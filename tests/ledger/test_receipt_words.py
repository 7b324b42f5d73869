"""Her own words on a receipt: only if she wishes, with a key, and as of that day."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ledger.taken import HER, asked, receipt
from tests.secrets.house import NAME, Sealed, begin
from umay.core.papers import Basis, Paper
from umay.core.refusals import Ground, Refused
from umay.proof.contents import read_content
from umay.proof.receipts import Found, check_receipt
from umay.records.models import LedgerEntry, Request
from umay.use_cases.gate import Leaving, leave
from umay.use_cases.keys.writing import write_sealed
from umay.use_cases.ledger.receipts import PROOF, WORDS


@pytest.fixture
def sealed(db: None, own_files: Path) -> Sealed:
    return begin()


def test_if_she_wishes_the_words_of_that_act_are_shown(sealed: Sealed) -> None:
    sealed.family()
    order = sealed.order("social")

    proof, content = receipt(order, asked(order.center), WORDS)

    made = read_content(content)
    assert NAME in {word.text for word in made.words.values()}
    assert made.altered_words() == []
    assert Found.WORDS in check_receipt(proof, content, None).found
    opening = LedgerEntry.objects.filter(act="fields.opened").latest("seq")
    assert opening.said["why"] == "her_wish"
    lied = replace(made, words={n: replace(w, text="x") for n, w in made.words.items()})
    assert Found.WORDS_ALTERED in check_receipt(proof, str(lied).encode(), None).found


def test_without_her_wish_or_a_key_no_word_leaves(sealed: Sealed) -> None:
    sealed.family()
    order = sealed.order("social")
    entry = asked(order.center)

    assert NAME not in receipt(order, entry)[1].decode()
    with pytest.raises(Refused) as refusal:
        receipt(sealed.order("social", locked=True), entry, WORDS)
    assert refusal.value.ground is Ground.KEYS_LOCKED


def test_words_written_anew_since_are_not_shown_as_that_days(sealed: Sealed) -> None:
    family = sealed.family()
    order = sealed.order("social")
    row = Request.objects.get(household=family).household
    words = {"call_name": "Another"}
    write_sealed(sealed.order("social"), family, row, words, read=words)

    _, content = receipt(order, asked(order.center), WORDS)

    shown = {word.text for word in read_content(content).words.values()}
    assert "he waits" in shown
    assert not {"Another", NAME} & shown


def test_another_familys_entry_is_not_there(sealed: Sealed) -> None:
    sealed.family()
    other = sealed.family()
    entry = asked(sealed.house.worker.center_id)
    what = Leaving(
        Paper.RECEIPT, HER, Basis.HER_RIGHT, frozenset({PROOF}), other, entry=entry.pk
    )

    with pytest.raises(Refused) as refusal:
        leave(sealed.order("social"), what, str)

    assert refusal.value.ground is Ground.NOT_FOUND
