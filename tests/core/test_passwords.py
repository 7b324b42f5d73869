"""A chosen password is not made of the words about the house."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.core.passwords import OURS, is_about_us

NAMES = ("aliya", "Ойдан шыққан үй", "Шымкент")


@pytest.mark.parametrize(
    "password",
    [
        "umay-crisis-center-2026",
        "Кризисный центр Шымкент",
        "орталық_үй_орталық",
        "ALIYA aliya ALIYA 1990",
        "ОйданШыққанШымкент7",
    ],
)
def test_words_about_the_house_in_any_case_and_order_are_refused(password: str) -> None:
    assert is_about_us(password, NAMES)


@pytest.mark.parametrize(
    "password",
    [
        "green river seven",
        "a safe full of red apples",  # one such word among others
        "x7$Kq9!z",  # short, and about nobody
        "12345678901234567890",  # weak, and another rule's matter
    ],
)
def test_other_words_are_taken(password: str) -> None:
    assert not is_about_us(password, NAMES)


@given(
    st.lists(st.sampled_from(sorted(OURS)), min_size=1, max_size=8),
    st.sampled_from(["", " ", "-", "_", "2026", ". "]),
)
def test_however_they_are_put_together(words: list[str], between: str) -> None:
    assert is_about_us(between.join(words).title())
