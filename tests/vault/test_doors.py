"""A resident's key opens with her card and her PIN together, and with neither alone."""

from dataclasses import replace
from uuid import uuid4

import pytest

from tests.keys import CHEAP
from umay.vault.doors import hang, nobodys, open_door
from umay.vault.pairs import new_pair
from umay.vault.shut import Shut

PAIR, OWNER = new_pair(), uuid4()
CARD, PIN, QUIET = "7Q2MXC4TW9ZK", "271828", "161803"


def test_card_and_pin_together_open_her_key() -> None:
    assert open_door(hang(PAIR, OWNER, CARD, PIN, "", CHEAP), OWNER, CARD, PIN) == PAIR


@pytest.mark.parametrize(
    ("card", "pin"),
    [(CARD, ""), (CARD, "314159"), ("", PIN), (CARD[::-1], PIN), (CARD, PIN + "0")],
)
def test_the_card_or_the_pin_alone_opens_nothing(card: str, pin: str) -> None:
    with pytest.raises(Shut):
        open_door(hang(PAIR, OWNER, CARD, PIN, QUIET, CHEAP), OWNER, card, pin)


def test_the_quiet_pin_opens_a_key_that_is_not_hers() -> None:
    door = hang(PAIR, OWNER, CARD, PIN, QUIET, CHEAP)

    assert open_door(door, OWNER, CARD, QUIET).public != PAIR.public


def test_the_slots_do_not_tell_whether_there_is_a_quiet_pin_nor_which_is_hers() -> None:
    def hers_first(quiet: str) -> bool:
        door = hang(PAIR, OWNER, CARD, PIN, quiet, CHEAP)
        assert len(door.first) == len(door.second)
        try:
            open_door(replace(door, second=door.second[::-1]), OWNER, CARD, PIN)
        except Shut:
            return False
        return True

    for quiet in ("", QUIET):
        assert {hers_first(quiet) for _ in range(40)} == {True, False}


def test_a_door_moved_to_another_holder_does_not_open() -> None:
    with pytest.raises(Shut):
        open_door(hang(PAIR, OWNER, CARD, PIN, "", CHEAP), uuid4(), CARD, PIN)


def test_nobodys_door_is_as_dear_as_any_and_opens_for_nobody() -> None:
    door = nobodys()

    assert door.cost == hang(PAIR, OWNER, CARD, PIN, "").cost
    with pytest.raises(Shut):
        open_door(replace(door, cost=CHEAP), OWNER, CARD, PIN)
