"""Cards: pieces of the last key as lines that a person can type.

A line is its number of two digits and thirty letters: sixteen bytes and a checksum over
them and the number. So a mistyped or misplaced line is found and named, and no other.
Line 00 says which card of which set it is. The letters are Crockford's: no I, L, O, U.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from itertools import combinations

HOLDERS, TOGETHER = 5, 3
VERSION = 1
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 5  # letters, as they are shown
LINE_BYTES = 16
CHECK_BITS = 22
NUMBER = 2  # digits before the letters
LINE_LETTERS = 30  # (16 * 8 + 22) / 5
PIECE_BYTES = 32
SET_BYTES = LINE_BYTES - 2

# What an eye or a Cyrillic keyboard puts in the place of a letter.
ALIKE = str.maketrans("OILUАВЕКМНОРСТХ", "011VABEKMH0PCTX")

Three = tuple[int, ...]


class Fault(StrEnum):
    """What is wrong with what was read. Put into words in ``commands``."""

    EMPTY = "empty"
    TYPO = "typo"
    LENGTH = "length"
    TWICE = "twice"
    MISSING = "missing"
    VERSION = "version"


class Unreadable(Exception):
    """``lines`` are the numbers of the lines that have the fault."""

    def __init__(self, fault: Fault, lines: Sequence[int] = ()) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.lines = tuple(lines)


@dataclass(frozen=True)
class Card:
    """What one of five keeps: a piece for each three she belongs to.

    ``of`` says of which set it is: the beginning of a hash of what they open.
    """

    number: int
    of: bytes
    pieces: Mapping[Three, bytes] = field(repr=False)


def threes_with(number: int) -> list[Three]:
    """Return every three of the five that this card belongs to, in a fixed order."""
    every = combinations(range(1, HOLDERS + 1), TOGETHER)
    return [three for three in every if number in three]


def set_of(public: bytes) -> bytes:
    """Return what tells the cards of one pair from those of another."""
    return sha256(b"cards" + public).digest()[:SET_BYTES]


def lines_of(card: Card) -> list[str]:
    """Return the lines as they are typed, without spaces."""
    whole = bytes([VERSION, card.number]) + card.of
    whole += b"".join(card.pieces[three] for three in threes_with(card.number))
    parts = range(0, len(whole), LINE_BYTES)
    return [
        _line(number, whole[at : at + LINE_BYTES]) for number, at in enumerate(parts)
    ]


def spaced(line: str) -> str:
    """Return a line in groups, for the eye."""
    number, letters = line[:NUMBER], line[NUMBER:]
    groups = (letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
    return " ".join([number, *groups])


def check_line(line: str) -> int:
    """Return the number of one typed line. Raises ``Unreadable``."""
    return _read(_plain(line), 0)[0]


def read_card(text: str) -> Card:
    """Read what was typed or scanned, in any order. Raises ``Unreadable``."""
    found: dict[int, bytes] = {}
    wrong: list[int] = []
    for place, line in enumerate(_lines(text)):
        try:
            number, part = _read(line, place)
        except Unreadable as unreadable:
            wrong.extend(unreadable.lines)
            continue
        if found.setdefault(number, part) != part:
            raise Unreadable(Fault.TWICE, [number])
    if wrong:
        raise Unreadable(Fault.TYPO, sorted(set(wrong)))
    if not found:
        raise Unreadable(Fault.EMPTY)
    return _card(found)


def _card(found: Mapping[int, bytes]) -> Card:
    each = PIECE_BYTES // LINE_BYTES
    threes = len(threes_with(1))
    if missing := sorted(set(range(1 + threes * each)) - set(found)):
        raise Unreadable(Fault.MISSING, missing)
    version, number = found[0][0], found[0][1]
    if version != VERSION or not 1 <= number <= HOLDERS or len(found) > 1 + threes * 2:
        raise Unreadable(Fault.VERSION)
    whole = b"".join(found[line] for line in sorted(found))[LINE_BYTES:]
    pieces = {
        three: whole[at * PIECE_BYTES : (at + 1) * PIECE_BYTES]
        for at, three in enumerate(threes_with(number))
    }
    return Card(number, found[0][2:], pieces)


def _lines(text: str) -> Iterator[str]:
    """Yield lines without spaces. A scanned square is one line of many words."""
    for line in text.splitlines():
        words = line.split()
        whole = _plain(line)
        if len(whole) > 2 * LINE_LETTERS:
            yield from map(_plain, words)
        elif whole:
            yield whole


def _plain(line: str) -> str:
    letters = "".join(letter for letter in line.upper() if letter.isalnum())
    return letters.translate(ALIKE)


def _line(number: int, part: bytes) -> str:
    bits = int.from_bytes(part) << CHECK_BITS | _check(number, part)
    shifts = range(5 * (LINE_LETTERS - 1), -1, -5)
    return f"{number:02}" + "".join(LETTERS[bits >> shift & 31] for shift in shifts)


def _read(line: str, place: int) -> tuple[int, bytes]:
    number = int(line[:NUMBER]) if line[:NUMBER].isdecimal() else place
    letters = line[NUMBER:]
    if len(letters) != LINE_LETTERS:
        raise Unreadable(Fault.LENGTH, [number])
    if not set(letters) <= set(LETTERS):
        raise Unreadable(Fault.TYPO, [number])
    bits = _number(letters)
    part = (bits >> CHECK_BITS).to_bytes(LINE_BYTES)
    if bits & ((1 << CHECK_BITS) - 1) != _check(number, part):
        raise Unreadable(Fault.TYPO, [number])
    return number, part


def _number(letters: Iterable[str]) -> int:
    bits = 0
    for letter in letters:
        bits = bits << 5 | LETTERS.index(letter)
    return bits


def _check(number: int, part: bytes) -> int:
    digest = sha256(b"line" + bytes([number]) + part).digest()
    return int.from_bytes(digest[:4]) >> 32 - CHECK_BITS
