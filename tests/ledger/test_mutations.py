"""No change of what witnesses have seen of a real house's log goes unseen.

A million are tried by ``python -m bench mutations``.
"""

import random
from dataclasses import replace

import pytest

from tests.ledger.logged import Logged
from tests.ledger.real_log import ledger_of, live
from tests.proof.a_ledger import Ledger, refusal
from tests.proof.attacks import attack
from tests.proof.mutations import KINDS, changed_policy, insider
from umay.proof.policy import Policy
from umay.proof.whole import check_whole

TRIED = 20_000


@pytest.fixture
def ledger(logged: Logged) -> Ledger:
    live(logged)
    return ledger_of(logged)


@pytest.mark.only_on("sqlite")
def test_of_twenty_thousand_changes_none_goes_unseen(ledger: Ledger) -> None:
    assert refusal(ledger) is None
    assert len(ledger.lines) > ledger.witnessed >= 32

    tally = attack(ledger, TRIED // len(KINDS), seed="tests")

    assert tally.undetected == {}
    assert len(KINDS) >= 13
    assert tally.tried.total() == TRIED


def test_control_without_witnesses_the_insiders_rewrite_is_not_seen(
    ledger: Ledger,
) -> None:
    dice = random.Random(1)
    for _ in range(20):
        assert refusal(insider(ledger, dice), Policy(ledger.policy.logs)) is None


def test_control_by_a_policy_the_insider_wrote_the_rewrite_is_not_seen(
    ledger: Ledger,
) -> None:
    """So whoever checks brings her own policy, and the witnesses' last word."""
    false = changed_policy(ledger, random.Random(1))

    assert refusal(false, false.houses_own_policy) is None
    entries = [line.data for line in false.lines]
    assert check_whole(entries, false.heads, false.houses_own_policy).witnessed
    assert refusal(false)


def test_control_what_no_witness_has_seen_can_be_rewritten(ledger: Ledger) -> None:
    """The tail is the log's word alone: it is bounded, and counted apart."""
    false = insider(replace(ledger, witnessed=len(ledger.lines)), _last())

    assert false.lines[-1] != ledger.lines[-1]
    assert refusal(false) is None


def _last() -> random.Random:
    """Dice that fall on the last entry."""
    dice = random.Random(1)
    dice.randrange = lambda _start, stop: stop - 1  # type: ignore[method-assign]
    return dice
