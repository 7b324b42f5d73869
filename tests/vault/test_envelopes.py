"""A sealed field opens only whole, only in its place, and in every older format."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.vault.envelopes import Key, Place, Text, key_of, new_key, seal, unseal
from umay.vault.shut import Shut

PLACE = Place(uuid4(), "member", "full_name", uuid4(), uuid4(), "identity")
KEY = new_key(uuid4())
FIXTURES = Path(__file__).parent / "envelopes.json"


@given(st.text())
def test_what_was_sealed_opens_as_it_was_written(text: str) -> None:
    assert unseal(KEY, PLACE, seal(KEY, PLACE, Text(text))).text == text


def test_every_bit_flip_is_refused() -> None:
    envelope = seal(KEY, PLACE, Text("Айна Ойдан-Шыққан"))
    opened = []
    for bit in range(len(envelope) * 8):
        altered = bytearray(envelope)
        altered[bit // 8] ^= 1 << bit % 8
        try:
            opened.append((bit, unseal(KEY, PLACE, bytes(altered))))
        except Shut:
            continue

    assert opened == []


def test_every_cut_is_refused() -> None:
    envelope = seal(KEY, PLACE, Text("Айна"))
    for length in range(len(envelope)):
        with pytest.raises(Shut):
            unseal(KEY, PLACE, envelope[:length])


@pytest.mark.parametrize(
    "moved",
    [
        {"center": UUID(int=1)},
        {"table": "household"},
        {"column": "other_names"},
        {"row": UUID(int=1)},
        {"household": UUID(int=1)},
        {"category": "safety"},
    ],
    ids=str,
)
def test_a_value_moved_elsewhere_is_refused(moved: dict[str, object]) -> None:
    envelope = seal(KEY, PLACE, Text("Айна"))

    with pytest.raises(Shut):
        unseal(KEY, replace(PLACE, **moved), envelope)


def test_names_joined_otherwise_are_another_place() -> None:
    one = replace(PLACE, table="member", column="full_name")
    other = replace(PLACE, table="memberf", column="ull_name")

    with pytest.raises(Shut):
        unseal(KEY, other, seal(KEY, one, Text("Айна")))


def test_another_key_with_the_same_name_is_refused() -> None:
    with pytest.raises(Shut):
        unseal(new_key(KEY.id), PLACE, seal(KEY, PLACE, Text("Айна")))


def test_two_envelopes_of_one_word_differ() -> None:
    assert seal(KEY, PLACE, Text("Айна")) != seal(KEY, PLACE, Text("Айна"))


def test_the_envelope_says_which_key_it_needs() -> None:
    assert key_of(seal(KEY, PLACE, Text(""))) == KEY.id


@pytest.mark.parametrize(
    "kept", json.loads(FIXTURES.read_text()), ids=lambda k: k["says"]
)
def test_envelopes_of_every_format_still_open(kept: dict[str, str]) -> None:
    key = Key(UUID(kept["key"]), bytes.fromhex(kept["secret"]))
    ids = [UUID(kept[name]) for name in ("center", "row", "household")]
    place = Place(
        ids[0], kept["table"], kept["column"], ids[1], ids[2], kept["category"]
    )

    assert unseal(key, place, bytes.fromhex(kept["envelope"])).text == kept["words"]


def test_control_what_is_not_altered_opens() -> None:
    assert (
        unseal(KEY, PLACE, bytes(bytearray(seal(KEY, PLACE, Text("Айна"))))).text
        == "Айна"
    )


def test_a_salt_stays_with_its_text_under_another_key() -> None:
    first = unseal(KEY, PLACE, seal(KEY, PLACE, Text("Айна")))
    other = new_key(uuid4())

    again = unseal(other, PLACE, seal(other, PLACE, first))

    assert again == first
    assert len(first.salt) == 32
    assert Text("Айна").salt != first.salt
