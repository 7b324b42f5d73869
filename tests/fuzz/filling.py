"""Filling: what somebody who means well would write into the boxes of a form."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from tests.fuzz.house import CANARY
from tests.fuzz.pages import Control, Form
from tests.keys import PASSPHRASE

Typed = list[tuple[str, str]]
WORDS = ("Ойдан шыққан", "invented", "Выдумано", "13", "1", "19:30", "")
PART = {"0": "day", "1": "month", "2": "year"}
LIKELY = 0.6  # that what stands in a box already is left there
TICKED = 0.7


def filled(form: Form, dice: Random, username: str) -> Typed:
    """Return names and values in the order of the page, a fresh key among them."""
    day = date.today() + timedelta(days=dice.choice((0, 1, 5, 30, 400, -3, -9000)))  # noqa: DTZ011
    typed: Typed = []
    for control in form.controls.values():
        typed += [(control.name, v) for v in _values(control, dice, day, username)]
    return typed


def _values(control: Control, dice: Random, day: date, username: str) -> list[str]:
    kept = [CANARY.sub("her word", value) for value in control.values]
    if control.name == "csrfmiddlewaretoken":
        return kept[:1]
    if control.kind == "checkbox":
        return [v for v in control.choices if dice.random() < TICKED]
    if control.choices:
        return [dice.choice(control.choices)]
    return [_known(control.name, dice, username) or _typed(control, kept, dice, day)]


def _typed(control: Control, kept: list[str], dice: Random, day: date) -> str:
    box = PART.get(control.name.rpartition("_")[2])
    if box and control.kind == "text" and dice.random() < LIKELY:
        return str(getattr(day, box))
    if kept and (control.kind == "hidden" or dice.random() < LIKELY):
        return kept[0]
    return dice.choice(WORDS)


def _known(name: str, dice: Random, username: str) -> str:
    """What only one answer is right for, if she means well."""
    if name == "key":
        return new_key(dice)
    if "password" in name or "passphrase" in name or name in {"old", "again"}:
        return PASSPHRASE
    return username if name == "username" else ""


def new_key(dice: Random) -> str:
    return str(UUID(int=dice.getrandbits(128), version=4))
