"""Survivor codes never run out and are never given twice."""

import random

import pytest

from umay.core.codes import draw_code
from umay.core.words import WORDS


@pytest.mark.parametrize("language", WORDS)
def test_a_code_is_two_different_words_of_the_language(language: str) -> None:
    words = draw_code(language, random.Random(1).choice, lambda code: False).split("-")

    assert len(set(words)) == 2
    assert set(words) <= set(WORDS[language])


def test_a_house_that_has_spent_its_pairs_goes_on_with_three_words() -> None:
    code = draw_code("kk", random.Random(1).choice, lambda code: code.count("-") == 1)

    assert len(set(code.split("-"))) == 3


def test_a_spent_code_is_never_drawn_again() -> None:
    choose, spent = random.Random(1).choice, set[str]()
    for _ in range(20_000):
        spent.add(draw_code("kk", choose, spent.__contains__))

    assert len(spent) == 20_000
