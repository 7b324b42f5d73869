"""Passwords people choose: how long one is, and what it is not made of."""

import re
from collections.abc import Iterable
from itertools import chain

ALONE = 15  # characters
WITH_SECOND_FACTOR = 8
A_NAME = 3  # letters: shorter parts of a name are found in any word

# What whoever knows this house tries first.
OURS = frozenset({
    "umay", "house", "home", "shelter", "refuge", "crisis", "center", "centre",
    "women", "woman", "child", "children", "safe", "safety", "violence", "help",
    "password",
    "умай", "дом", "приют", "убежище", "кризис", "кризисный", "кризисная", "центр",
    "женщина", "женщины", "ребенок", "ребёнок", "дети", "насилие", "помощь",
    "безопасность", "безопасный", "пароль",
    "үй", "баспана", "пана", "дағдарыс", "орталық", "орталығы", "әйел", "әйелдер",
    "бала", "балалар", "зорлық", "көмек", "қауіпсіз", "қауіпсіздік", "құпиясөз",
})  # fmt: skip
_BETWEEN = re.compile(r"(?:19|20)\d\d|[\W_]+")  # years, and what stands between words


def least(second_factor: bool) -> int:
    """Return how many letters a chosen password needs (NIST SP 800-63B-4)."""
    return WITH_SECOND_FACTOR if second_factor else ALONE


def is_about_us(password: str, names: Iterable[str] = ()) -> bool:
    """Whether little is left of it without words about the house (ASVS 5.0 V6.2.11).

    ``names`` are those of the house and of the worker, each of one word or more.
    """
    parts = chain.from_iterable(re.split(r"[\W_]+", name.casefold()) for name in names)
    known = OURS | {part for part in parts if len(part) >= A_NAME}
    longest_first = sorted(known, key=len, reverse=True)
    left, found = re.subn(
        "|".join(map(re.escape, longest_first)), " ", password.casefold()
    )
    return found > 0 and len(_BETWEEN.sub("", left)) < WITH_SECOND_FACTOR
