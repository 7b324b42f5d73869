"""A copy of a key opens for its holder alone, and for nobody once its month is gone."""

from dataclasses import replace
from uuid import uuid4

import pytest

from umay.vault.envelopes import new_key
from umay.vault.grants import Copy, Epoch, accept, accept_key, grant, renew
from umay.vault.pairs import new_pair
from umay.vault.shut import Shut
from umay.vault.symmetric import new_secret

HERS = new_pair()
COPY = Copy(uuid4(), uuid4(), "identity", uuid4(), uuid4())
MARCH, APRIL = Epoch(3, new_secret()), Epoch(4, new_secret())


def test_the_holder_opens_her_copy() -> None:
    assert accept(COPY, grant(COPY, b"k" * 32, HERS.public, MARCH), HERS.private, MARCH)


def test_nobody_else_opens_it() -> None:
    sealed = grant(COPY, b"k" * 32, HERS.public, MARCH)

    with pytest.raises(Shut):
        accept(COPY, sealed, new_pair().private, MARCH)


@pytest.mark.parametrize("name", ["center", "household", "key", "holder"])
def test_a_copy_moved_to_another_row_is_refused(name: str) -> None:
    sealed = grant(COPY, b"k" * 32, HERS.public, MARCH)

    with pytest.raises(Shut):
        accept(replace(COPY, **{name: uuid4()}), sealed, HERS.private, MARCH)


def test_renewing_needs_nobodys_key_and_the_old_month_opens_it_no_more() -> None:
    sealed = grant(COPY, b"k" * 32, HERS.public, MARCH)

    renewed = renew(COPY, sealed, MARCH, APRIL)

    assert accept(COPY, renewed, HERS.private, APRIL) == b"k" * 32
    with pytest.raises(Shut):
        accept(COPY, renewed, HERS.private, MARCH)
    with pytest.raises(Shut):
        accept(COPY, sealed, HERS.private, APRIL)


def test_a_copy_of_another_key_than_it_says_is_refused() -> None:
    key, other = new_key(COPY.key), new_key(COPY.key)
    sealed = grant(COPY, other.secret, HERS.public, MARCH)

    with pytest.raises(Shut):
        accept_key(COPY, sealed, HERS.private, MARCH, key.commitment)


def test_every_bit_flip_of_a_copy_is_refused() -> None:
    sealed = grant(COPY, b"k" * 32, HERS.public, MARCH)
    for bit in range(len(sealed) * 8):
        altered = bytearray(sealed)
        altered[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Shut):
            accept(COPY, bytes(altered), HERS.private, MARCH)
