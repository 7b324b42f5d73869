"""Names are found again however they were spelt, and not too easily confused."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.core.names import forms_of, root_of, sound_of, year_of

CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
words = st.text(CYRILLIC, min_size=1, max_size=14)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Айгуль", "Айгүл", "Aigul", "Aygul"),
        ("Ахметова", "Ахметов", "Akhmetova", "Ахмет"),
        ("Әлиева", "Алиева", "Aliyeva", "Alieva"),
        ("Досымбекова", "Dossymbekova", "Досымбеков"),
        ("Жанар", "Janar", "Zhanar"),
        ("Қайрат", "Кайрат", "Kairat", "Qairat"),
        ("Әсел", "Асель", "Assel"),
        ("Ивановский", "Ивановская"),
        ("Пугачёва", "Пугачева"),
        ("Оразқызы", "Ораз"),
        ("Гауһар", "Гаухар", "Gauhar"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_one_name_has_one_root_in_every_spelling(spellings: tuple[str, ...]) -> None:
    assert len({root_of(name) for name in spellings}) == 1


def test_different_names_have_different_roots() -> None:
    names = ["Айгуль", "Айгерим", "Ахметова", "Алиева", "Жанар", "Жансая", "Сауле"]

    assert len({root_of(name) for name in names}) == len(names)


def test_the_order_of_the_words_and_the_patronymic_do_not_matter() -> None:
    one = forms_of("Ахметова Айгуль Сериковна", 1990)

    assert one == forms_of("Aigul Akhmetova", 1990)


def test_without_a_year_only_the_pair_is_left() -> None:
    assert len(forms_of("Ахметова Айгуль")) == 1
    assert forms_of("Айгуль") == frozenset()


def test_the_year_is_found_in_a_date_as_somebody_wrote_it() -> None:
    assert year_of("05.03.1990") == year_of("1990-03-05") == year_of("1990") == 1990
    assert year_of("unknown") is year_of("19901") is None


@given(words)
def test_capitals_do_not_matter(word: str) -> None:
    assert sound_of(word.upper()) == sound_of(word) == sound_of(word.title())


@given(words)
def test_a_sound_is_latin_letters_without_doubles(word: str) -> None:
    sound = sound_of(word)

    assert all("a" <= letter <= "z" for letter in sound)
    assert all(one != other for one, other in pairwise(sound))


@given(words)
def test_kazakh_letters_and_their_russian_neighbours_sound_alike(word: str) -> None:
    russian = word.translate(str.maketrans("әғқңөұүһіё", "агкноуухие"))

    assert sound_of(russian) == sound_of(word)


@given(
    words.filter(lambda word: len(root_of(word)) >= 3), st.sampled_from(["ов", "ев"])
)
def test_a_woman_has_the_root_of_her_father(word: str, ending: str) -> None:
    assert root_of(f"{word}{ending}а") == root_of(f"{word}{ending}")


@given(st.text(max_size=40), st.none() | st.integers(1900, 2030))
def test_whatever_is_typed_has_few_forms(typed: str, year: int | None) -> None:
    assert len(forms_of(typed, year)) <= 6
