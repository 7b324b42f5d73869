"""Reading cards: from their files, from a scanner, or typed line by line."""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from umay.commands.refusal import Refusal
from umay.core.cards import (
    NUMBER,
    TOGETHER,
    Card,
    Fault,
    Unreadable,
    check_line,
    read_card,
)
from umay.core.refusals import Refused

if TYPE_CHECKING:
    from umay.commands.recovery.tongue import Say

LINES = re.compile(r"<pre[^>]*>(.*?)</pre>", re.DOTALL)
MOST = 100_000  # letters; a card has some five thousand
LAST = 12  # the number of the last line


def three_cards(files: Sequence[Path], say: "Say") -> list[Card]:
    """Return three different cards, in words that say which one is wrong and where."""
    if files and len(files) != TOGETHER:
        raise Refusal(say("three"))
    texts = [_text(file, say) for file in files] or list(_typed(say))
    cards = [_card(place, text, say) for place, text in enumerate(texts, start=1)]
    if len({card.number for card in cards}) < TOGETHER:
        raise Refusal(say("same_card"))
    return cards


@contextmanager
def fitting(say: "Say") -> Iterator[None]:
    """Say in her language why cards open nothing."""
    from umay.use_cases.keys.recovering import DoNotFit

    try:
        yield
    except DoNotFit as refused:
        raise Refusal(say(f"misfit_{refused.misfit}")) from None
    except Refused as refused:
        raise Refusal(say(f"refused_{refused.ground}")) from None


def _card(place: int, text: str, say: "Say") -> Card:
    try:
        return read_card(text)
    except Unreadable as unreadable:
        raise Refusal(f"{say('card', place=place)} {fault(unreadable, say)}") from None


def fault(unreadable: Unreadable, say: "Say") -> str:
    lines = ", ".join(f"{line:02}" for line in unreadable.lines)
    return say(f"fault_{unreadable.fault}", lines=lines)


def _text(file: Path, say: "Say") -> str:
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            text = opened.read(MOST)
    except OSError as error:
        raise Refusal(say("no_file", file=file, why=error.strerror)) from None
    on_a_page = LINES.search(text)
    return on_a_page[1] if on_a_page else text


def _typed(say: "Say") -> Iterator[str]:
    """Ask for each card; an empty line ends one that is not whole yet."""
    asked = sys.stdin.isatty()
    for place in range(1, TOGETHER + 1):
        if asked:
            print(say("type_card", place=place), file=sys.stderr)
        yield "\n".join(_lines(say, asked=asked))


def _lines(say: "Say", *, asked: bool) -> list[str]:
    """Return the lines of one card: a scanned one, 13 typed ones, or up to an empty."""
    found: list[str] = []
    for typed in sys.stdin:
        line = typed.strip()
        if not line and found:
            return found
        if not line or (asked and _wrong(line, say)):
            continue
        found.append(line)
        if _is_scanned(line) or len({each[:NUMBER] for each in found}) > LAST:
            return found
    return found


def _is_scanned(line: str) -> bool:
    return len(line.split()) > LAST


def _wrong(line: str, say: "Say") -> bool:
    """Say at once which typed line is wrong, so that she types that one again."""
    if _is_scanned(line):
        return False
    try:
        check_line(line)
    except Unreadable as unreadable:
        once_more = Unreadable(Fault.TYPO, unreadable.lines)
        print(fault(once_more, say), file=sys.stderr)
        return True
    return False
