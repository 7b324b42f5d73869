"""Tongue: what some commands say in the language of who reads it."""

import argparse
import os
from collections.abc import Callable, Mapping

from umay.commands.recovery.words import WORDS

Say = Callable[..., str]


def add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language", choices=sorted(WORDS), help="to be answered in (default: LANG)"
    )


def tongue_of(options: argparse.Namespace) -> Say:
    return tongue(options.language or language_of(os.environ))


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language of the terminal, or English."""
    named = environment.get("LC_ALL") or environment.get("LANG") or ""
    return named[:2] if named[:2] in WORDS else "en"


def tongue(language: str) -> Say:
    """Return what says a sentence by its name, with what belongs into it."""

    def say(sentence: str, **parts: object) -> str:
        return WORDS[language][sentence].format(**parts)

    return say
