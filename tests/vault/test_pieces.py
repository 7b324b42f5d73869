"""Any three of five open, no two do; and two of the supervisors, never one."""

import os
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.vault.pieces import join, split

FIVE = ("a", "b", "c", "d", "e")


@given(st.binary(min_size=32, max_size=32))
def test_all_subsets_of_three_join_to_the_secret(secret: bytes) -> None:
    sets = split(secret, FIVE, 3)

    assert set(sets) == set(combinations(FIVE, 3))
    assert {join(pieces) for pieces in sets.values()} == {secret}


def test_no_two_hold_anything_but_noise() -> None:
    """For every two, whatever the secret was fits what they hold: they know nothing."""
    sets = split(b"\0" * 32, FIVE, 3)
    for two in combinations(FIVE, 2):
        for three, pieces in sets.items():
            theirs = [pieces[name] for name in three if name in two]
            if len(theirs) == 2:
                third = next(pieces[name] for name in three if name not in two)
                for other in (os.urandom(32), b"\xff" * 32):
                    missing = join([*theirs, other])
                    assert join([*theirs, missing]) == other
                assert join(theirs) == third


@pytest.mark.parametrize("count", [2, 3, 4])
def test_each_pair_of_supervisors_has_two_halves(count: int) -> None:
    names = FIVE[:count]
    sets = split(b"s" * 32, names, 2)

    assert len(sets) == count * (count - 1) // 2
    assert all(join(pieces) == b"s" * 32 for pieces in sets.values())


def test_two_splits_of_one_secret_share_no_piece() -> None:
    one, other = split(b"s" * 32, FIVE, 3), split(b"s" * 32, FIVE, 3)

    pieces = [
        p for sets in (one, other) for held in sets.values() for p in held.values()
    ]
    assert len(set(pieces)) == len(pieces)
