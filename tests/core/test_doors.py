"""A card is read as a tired hand types it; a PIN is not what is guessed first."""

import random

import pytest

from umay.core.doors import LETTERS, draw_card, easy_to_guess, read_card


def test_a_card_has_sixteen_letters_nobody_mistakes_for_one_another() -> None:
    card = draw_card(random.Random(1).choice)

    assert len(card.groups.split()) == 4
    assert len(set(LETTERS)) == 32
    assert not set("OILU") & set(LETTERS)
    assert read_card(card.groups) == card


def test_look_alikes_small_letters_and_cyrillic_are_read_as_meant() -> None:
    meant = read_card("ABCE HKMP TX01 1000")

    assert read_card("авсе-нкмр тхо1 lоО0") == meant


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD ABCD ABCD ABCU", "A" * 17])
def test_what_cannot_be_a_card_is_none(typed: str) -> None:
    assert read_card(typed) is None


def test_a_card_prints_its_secret_nowhere() -> None:
    card = draw_card(random.Random(2).choice)

    assert card.secret not in repr(card)


@pytest.mark.parametrize(
    "pin", ["", "12345", "111111", "123456", "987654", "890123", "abcdef", "٣٤٥٦٧٨"]
)
def test_a_pin_that_is_guessed_first_is_none(pin: str) -> None:
    assert easy_to_guess(pin)


@pytest.mark.parametrize("pin", ["271828", "112233", "000001"])
def test_other_pins_are_taken(pin: str) -> None:
    assert not easy_to_guess(pin)
