"""Survivor codes: the word pair by which the house calls a household.

Two neutral words, drawn at random and never derived from data. Words are nouns that
need no agreement, in the script the house reads. Uniqueness, for ever, is the
database's work: draw again when a pair is spent.
"""

from collections.abc import Callable, Sequence

from umay.core.words import WORDS


def draw_code(
    language: str,
    choose: Callable[[Sequence[str]], str],
    spent: Callable[[str], bool],
) -> str:
    """Return a word pair for which ``spent`` is false.

    ``choose`` picks one of a sequence at random. Raises ``LookupError`` when a
    thousand draws were all spent: the list is used up and needs more words.
    """
    words = WORDS.get(language, WORDS["en"])
    for _ in range(1000):
        first, second = choose(words), choose(words)
        code = f"{first}-{second}"
        if first != second and not spent(code):
            return code
    raise LookupError("the words for survivor codes are used up")
