"""A worker's key opens with her passphrase or passkey, and then in one browser only."""

import os
from dataclasses import replace
from uuid import uuid4

import pytest

from tests.keys import CHEAP
from umay.vault.halves import Halves, halve, rejoin
from umay.vault.locks import (
    LANES,
    MEMORY,
    PASSES,
    Cost,
    lock_with_passkey,
    lock_with_passphrase,
    open_with_passkey,
    open_with_passphrase,
)
from umay.vault.pairs import new_pair
from umay.vault.shut import Shut

PAIR, OWNER = new_pair(), uuid4()


def test_her_passphrase_opens_her_key_and_no_other_does() -> None:
    lock = lock_with_passphrase(PAIR, OWNER, "ойдан шыққан сөз", CHEAP)

    assert open_with_passphrase(lock, OWNER, "ойдан шыққан сөз") == PAIR
    for other in ("", "ойдан шыққан", "Ойдан шыққан сөз"):
        with pytest.raises(Shut):
            open_with_passphrase(lock, OWNER, other)


def test_a_lock_moved_to_another_worker_does_not_open() -> None:
    lock = lock_with_passphrase(PAIR, OWNER, "words", CHEAP)

    with pytest.raises(Shut):
        open_with_passphrase(lock, uuid4(), "words")


def test_a_guess_costs_64_mebibytes_and_three_passes_unless_told_otherwise() -> None:
    assert (MEMORY, PASSES, LANES) == (64 * 1024, 3, 4)


def test_a_lock_made_cheaper_by_a_thief_does_not_open() -> None:
    lock = lock_with_passphrase(PAIR, OWNER, "words", CHEAP)

    with pytest.raises(Shut):
        open_with_passphrase(replace(lock, cost=Cost(40, 1)), OWNER, "words")


def test_her_passkey_opens_the_same_key() -> None:
    output = os.urandom(32)
    lock = lock_with_passkey(PAIR, OWNER, output)

    assert open_with_passkey(lock, OWNER, output) == PAIR
    with pytest.raises(Shut):
        open_with_passkey(lock, OWNER, os.urandom(32))


def test_neither_half_opens_anything_alone() -> None:
    halves = halve({OWNER: PAIR.private}, OWNER)

    assert rejoin(halves, OWNER) == {OWNER: PAIR.private}
    for wrong in (
        replace(halves, browser=os.urandom(32)),
        replace(halves, browser=b""),
        replace(halves, server=halve({OWNER: PAIR.private}, OWNER).server),
        Halves(b"", b""),
    ):
        with pytest.raises(Shut):
            rejoin(wrong, OWNER)


def test_another_worker_cannot_use_her_halves() -> None:
    with pytest.raises(Shut):
        rejoin(halve({OWNER: PAIR.private}, OWNER), uuid4())


def test_no_secret_is_shown_when_a_key_is_printed() -> None:
    halves = halve({OWNER: PAIR.private}, OWNER)

    assert repr(PAIR.private)[2:20] not in repr(PAIR)
    assert repr(halves) == "Halves()"
