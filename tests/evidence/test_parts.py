"""A file sealed in parts opens as it was, or not at all."""

from dataclasses import replace
from random import Random
from uuid import UUID

import pytest

from umay.vault.parts import FileKey, open_parts, seal_parts
from umay.vault.shut import Shut

KEY = FileKey(UUID(int=1), UUID(int=2), UUID(int=3), bytes(range(32)))
PARTS = [b"the first", b"the second", b"the third"]


def sealed(key: FileKey = KEY) -> list[bytes]:
    return list(seal_parts(key, PARTS))


def opens(parts: list[bytes], key: FileKey = KEY) -> bool:
    try:
        return list(open_parts(key, parts)) is not None
    except Shut:
        return False


def test_it_opens_bit_for_bit() -> None:
    assert list(open_parts(KEY, sealed())) == PARTS


@pytest.mark.parametrize("number", range(3))
def test_no_flip_of_any_bit_opens(number: int) -> None:
    whole = sealed()
    for bit in range(len(whole[number]) * 8):
        altered = bytearray(whole[number])
        altered[bit // 8] ^= 1 << bit % 8
        parts = [*whole[:number], bytes(altered), *whole[number + 1 :]]
        assert not opens(parts)


def test_no_other_order_and_no_other_number_of_parts_opens() -> None:
    dice, whole = Random(7), sealed()
    for _ in range(300):
        parts = dice.choices(whole, k=dice.randrange(6))
        assert opens(parts) == (parts == whole)


@pytest.mark.parametrize("place", ["center", "household", "file"])
def test_a_part_of_another_file_does_not_open(place: str) -> None:
    other = replace(KEY, **{place: UUID(int=9)})

    assert not opens(sealed(other))
    assert opens(sealed(other), other)


def test_a_part_of_another_file_under_the_same_key_cannot_stand_in() -> None:
    other = sealed(replace(KEY, file=UUID(int=9)))

    for number in range(3):
        swapped = sealed()
        swapped[number] = other[number]
        assert not opens(swapped)


def test_control_the_same_parts_open() -> None:
    assert opens(sealed())
