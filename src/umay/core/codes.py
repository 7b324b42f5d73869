"""Survivor codes: the word pair by which the house calls a household.

Neutral words, drawn at random and never derived from data. Words are nouns that need
no agreement, in the script the house reads. Uniqueness, for ever, is the database's
work: draw again when a pair is spent. A house that has spent nearly all its pairs goes
on with three words: nobody is sent away for want of a code.
"""

from collections.abc import Callable, Sequence

from umay.core.words import WORDS

DRAWS = 50  # of pairs, before a third word


def draw_code(
    language: str,
    choose: Callable[[Sequence[str]], str],
    spent: Callable[[str], bool],
) -> str:
    """Return two different words, or three, for which ``spent`` is false.

    ``choose`` picks one of a sequence at random. Raises ``LookupError`` when even of
    three words all that were drawn were spent.
    """
    words = WORDS.get(language, WORDS["en"])
    for count in (2, 3):
        for _ in range(DRAWS):
            drawn = [choose(words) for _ in range(count)]
            code = "-".join(drawn)
            if len(set(drawn)) == count and not spent(code):
                return code
    raise LookupError("the words for survivor codes are used up")
