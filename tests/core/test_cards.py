"""Cards read back whole; a typo is found and named by its line."""

from itertools import combinations
from random import Random

import pytest

from umay.core.cards import (
    LETTERS,
    Card,
    Fault,
    Unreadable,
    lines_of,
    read_card,
    set_of,
    spaced,
    threes_with,
)


def card(number: int = 3, seed: int = 1) -> Card:
    dice = Random(seed)
    pieces = {three: dice.randbytes(32) for three in threes_with(number)}
    return Card(number, set_of(b"public"), pieces)


def typed(one: Card) -> list[str]:
    return [spaced(line) for line in lines_of(one)]


def unreadable(text: str) -> Unreadable:
    with pytest.raises(Unreadable) as found:
        read_card(text)
    return found.value


def test_each_card_belongs_to_six_threes_and_each_three_has_three_cards() -> None:
    every = [three for number in range(1, 6) for three in threes_with(number)]

    assert {every.count(t) for t in combinations(range(1, 6), 3)} == {3}
    assert len(every) == 30


@pytest.mark.parametrize("number", range(1, 6))
def test_what_was_printed_reads_back(number: int) -> None:
    one = card(number)

    assert read_card("\n".join(typed(one))) == one
    assert read_card(" ".join(lines_of(one))) == one  # as the square is scanned


def test_small_letters_other_orders_and_what_looks_alike_are_taken() -> None:
    one = card()
    lines = [line.lower().replace("0", "o").replace("1", "l") for line in typed(one)]
    cyrillic = str.maketrans("ABEKMHPCTX", "АВЕКМНРСТХ")

    assert read_card("\n".join(reversed(lines))) == one
    assert read_card("\n".join(typed(one)).translate(cyrillic)) == one


def test_every_single_typo_is_found_and_named_by_its_line() -> None:
    dice, lines = Random(2), typed(card())
    for number, line in enumerate(lines):
        for place, letter in enumerate(line[3:], start=3):
            if letter == " ":
                continue
            other = dice.choice(LETTERS.replace(letter, ""))
            wrong = [*lines]
            wrong[number] = line[:place] + other + line[place + 1 :]
            found = unreadable("\n".join(wrong))
            assert (found.fault, found.lines) == (Fault.TYPO, (number,))


def test_swapped_neighbours_lost_and_doubled_letters_are_found() -> None:
    lines = typed(card())
    for number, line in enumerate(lines):
        letters = line[3:]
        for broken in (
            letters[1] + letters[0] + letters[2:],
            letters[1:],
            letters[0] + letters,
        ):
            if broken == letters:
                continue
            wrong = [*lines]
            wrong[number] = line[:3] + broken
            assert unreadable("\n".join(wrong)).lines == (number,)


def test_a_line_under_another_number_does_not_pass() -> None:
    lines = typed(card())
    lines[4], lines[5] = f"04{lines[5][2:]}", f"05{lines[4][2:]}"

    assert unreadable("\n".join(lines)).lines == (4, 5)


def test_what_is_missing_or_given_twice_is_named() -> None:
    lines = typed(card())

    missing = unreadable("\n".join(lines[:7] + lines[8:]))
    assert (missing.fault, missing.lines) == (Fault.MISSING, (7,))
    twice = unreadable("\n".join([*lines, typed(card(seed=9))[2]]))
    assert (twice.fault, twice.lines) == (Fault.TWICE, (2,))
    assert unreadable("  \n").fault is Fault.EMPTY
    assert unreadable("not a card").fault is Fault.TYPO


def test_a_card_of_a_later_version_is_refused() -> None:
    lines = typed(card())
    later = typed(Card(9, set_of(b"public"), card().pieces | _sixfold()))

    assert unreadable("\n".join([later[0], *lines[1:]])).fault is Fault.VERSION


def _sixfold() -> dict[tuple[int, ...], bytes]:
    return {three: bytes(32) for three in threes_with(9)}


def test_a_card_shown_by_accident_shows_no_piece() -> None:
    assert "pieces" not in repr(card())
