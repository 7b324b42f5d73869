"""Making the cards: five files only she can read, and nothing else on the disk."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from umay.commands.home import PRIVATE_FILE
from umay.commands.recovery.page import page
from umay.commands.refusal import Refusal
from umay.core.cards import HOLDERS, Card
from umay.core.refusals import Ground, Refused

if TYPE_CHECKING:
    from umay.commands.recovery.tongue import Say
    from umay.use_cases.order import Order

LONGEST = 40  # letters of a name on a card


@dataclass(frozen=True)
class Cards:
    """Where the cards will be, and what their holders are called."""

    folder: Path
    names: Sequence[str]
    say: "Say"

    def write(self, order: "Order") -> None:
        """Make the key and the files together: if one fails, there is neither."""
        from umay.use_cases.keys.recovering import make_recovery

        written: list[Path] = []

        def keep(cards: Sequence[Card]) -> None:
            for card, name in zip(cards, self.names, strict=True):
                file = self.folder / f"card-{card.number}.html"
                _write(file, page(card, name, order.today), written)

        try:
            make_recovery(order, self.names, keep)
        except BaseException as error:
            for file in written:
                file.unlink(missing_ok=True)
            if (said := self._said(error)) is not None:
                raise Refusal(said) from None
            raise
        print(self.say("made", folder=self.folder))

    def _said(self, error: BaseException) -> str | None:
        match error:
            case FileExistsError():
                return self.say("cards_there", file=error.filename)
            case OSError():
                return self.say("not_written", why=error.strerror)
            case Refused(ground=Ground.ALREADY_DECIDED):
                return self.say("made_before")
        return None


def prepared(folder: Path, holders: Sequence[str] | None, say: "Say") -> Cards:
    """Ask what is not told. Raises ``Refusal`` before anything is made."""
    if not folder.is_dir():
        raise Refusal(say("no_folder", folder=folder))
    names = holders or [_ask(number, say) for number in range(1, HOLDERS + 1)]
    return Cards(folder, named(names, say), say)


def named(names: Sequence[str], say: "Say") -> list[str]:
    """Raises ``Refusal`` unless they are five different names that fit on a card."""
    plain = [" ".join(name.split()) for name in names]
    if len(set(plain)) != HOLDERS or not all(plain):
        raise Refusal(say("five_names"))
    if long := [name for name in plain if len(name) > LONGEST]:
        raise Refusal(say("long_name", name=long[0], most=LONGEST))
    return plain


def _ask(number: int, say: "Say") -> str:
    if not sys.stdin.isatty():
        raise Refusal(say("five_names"))
    return input(say("name_of", number=number) + " ")


def _write(file: Path, text: str, written: list[Path]) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    descriptor = os.open(file, flags, PRIVATE_FILE)
    written.append(file)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        # The key stands for ever after this act: its cards must be on the disk.
        os.fsync(opened.fileno())
