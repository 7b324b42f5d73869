"""Asking: what a call sheet of the invented house holds. Most of it is not asked."""

from collections.abc import Mapping
from random import Random
from typing import Any

from umay.commands.demo_house import chance, words
from umay.commands.demo_house.plan import VIOLENCE
from umay.core.asking import CallSheet
from umay.core.people import Answer, Person

LANGUAGES = {"қазақша": 50, "русский": 30, "ўзбекча": 10, "": 10}
SAFE = {Answer.YES: 60, Answer.UNKNOWN: 30, Answer.NO: 10}
PETS = {Answer.UNKNOWN: 70, Answer.NO: 28, Answer.YES: 2}
TELLS_A_NAME = 0.3
TELLS_MORE = 0.4


def call_sheet(
    dice: Random,
    programme: str,
    people: tuple[Person, ...],
    known: Mapping[str, Any] | None = None,
) -> CallSheet:
    """Return a sheet with what is ``known`` and a little that was told."""
    told: dict[str, Any] = {
        "channel": chance.one_of(dice, chance.CHANNELS),
        "danger": chance.danger(dice, programme),
        "safe_to_talk": chance.one_of(dice, SAFE),
        "languages": chance.one_of(dice, LANGUAGES),
        "pets": chance.one_of(dice, PETS),
        "call_name": sometimes(dice, TELLS_A_NAME, words.CALL_NAMES),
        "reach": sometimes(dice, TELLS_MORE, words.REACH),
        "if_line_drops": sometimes(dice, TELLS_MORE, words.LINE_DROPS),
    }
    if programme == VIOLENCE:
        told["danger_words"] = sometimes(dice, TELLS_MORE, words.DANGER)
    return CallSheet(programme, people, **told | dict(known or {}))


def sometimes(dice: Random, share: float, said: tuple[str, ...]) -> str:
    return dice.choice(said) if dice.random() < share else ""
