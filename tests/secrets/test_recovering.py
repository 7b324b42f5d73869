"""Any three cards of five open a household; two do not, nor a wrong one."""

from dataclasses import replace
from itertools import combinations

import pytest

from tests.secrets.house import NAME, REACH, Sealed
from tests.small_house import HOLDERS
from umay.core.refusals import Refused
from umay.records.models import Holder, LedgerEntry
from umay.use_cases.keys.own_keys import make_keys
from umay.use_cases.keys.recovering import Card, drill, make_recovery, recover


@pytest.fixture
def cards(sealed: Sealed) -> list[Card]:
    Holder.objects.filter(kind="recovery").delete()
    return make_recovery(sealed.house.order(), HOLDERS)


def test_any_three_of_five_prove_themselves_and_no_two_do(sealed, cards) -> None:
    for three in combinations(cards, 3):
        drill(sealed.house.order(), three)
    for two in combinations(cards, 2):
        with pytest.raises(Refused):
            drill(sealed.house.order(), two)

    assert LedgerEntry.objects.filter(act="recovery.drilled").count() == 10


def test_when_everybody_lost_her_keys_three_cards_give_a_family_back(
    sealed, cards
) -> None:
    family = sealed.family()
    for name in ("duty", "social", "other"):
        make_keys(sealed.house.order(), sealed.workers[name].pk, "invented passphrase")
    assert sealed.reads("social", family) == set()

    social = sealed.workers["social"].pk
    recover(sealed.house.order(), cards[1:4], family, social)

    assert sealed.reads("social", family) == {NAME, REACH, "he waits"}


def test_a_card_with_one_wrong_piece_is_refused(sealed, cards) -> None:
    wrong = {three: bytes(32) for three in cards[0].pieces}

    with pytest.raises(Refused):
        drill(sealed.house.order(), [replace(cards[0], pieces=wrong), *cards[1:3]])


def test_the_cards_are_made_once(sealed, cards) -> None:
    with pytest.raises(Refused):
        make_recovery(sealed.house.order(), HOLDERS)
