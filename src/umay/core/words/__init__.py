"""Neutral nouns for survivor codes, in the three scripts."""

from umay.core.words.en import ENGLISH
from umay.core.words.kk import KAZAKH
from umay.core.words.ru import RUSSIAN

WORDS = {"kk": KAZAKH, "ru": RUSSIAN, "en": ENGLISH}
