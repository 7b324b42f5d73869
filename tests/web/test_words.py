"""The catalogs: every word of the screens is said in Kazakh and in Russian."""

import re

import pytest
from babel.messages import Catalog
from django.utils import translation

from tools import words
from umay.web.wording import borrowed

KEEPS = {"(c)", "JavaScript", "Shift", "Umay"}
CYRILLIC = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    return words.template()


def ids(catalog: Catalog) -> set[tuple[object, object]]:
    return {(message.context, message.id) for message in catalog if message.id}


def not_said(wanted: Catalog, catalog: Catalog) -> list[object]:
    missing = ids(wanted) ^ ids(catalog)
    return [*missing, *(message.id for message in words.untranslated(catalog))]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_word_of_the_screens_is_translated(
    wanted: Catalog, language: str
) -> None:
    assert not_said(wanted, words.read(language)) == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_is_filled_in_is_the_same_in_every_language(language: str) -> None:
    wrong = [(message.id, errors) for message, errors in words.read(language).check()]

    assert wrong == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_compiled_catalog_is_the_written_one(language: str) -> None:
    written = words.compiled(words.read(language))

    assert words.path(language, "mo").read_bytes() == written


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_was_left_in_english(language: str) -> None:
    english = [
        message.id
        for message in words.read(language)
        if message.id and not CYRILLIC.search(str(message.string))
    ]

    assert english == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_words_of_django_that_our_pages_show_are_ours(language: str) -> None:
    with translation.override(language):
        for text in (*borrowed.MONTHS, *borrowed.FIELDS, *borrowed.PASSWORDS):
            assert CYRILLIC.search(str(text)), text


def test_control_a_word_nobody_translated_is_seen(wanted: Catalog) -> None:
    catalog = words.read("kk")
    catalog.add("A new word")

    assert "A new word" in not_said(wanted, catalog)
