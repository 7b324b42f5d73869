"""Names: written forms by which one person is found again, however she was spelt.

Айгуль, Айгүл, Aigul and Aygul are one name; Ахметов and Ахметова one family, and so is
Ахмет. Letters of three alphabets become one row of sounds, the ending of the surname
goes, and vowels that are easily mistaken become one. A form names nobody by itself.
"""

import re
import unicodedata
from itertools import combinations

MOST_WORDS = 3  # surname, given name, and one more
SHORTEST = 3  # letters: what an ending leaves must still be a name

_CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфхыэәғқңөұүһі",
        "abvgdeziiklmnoprstufhieagknouuhi",
        strict=True,
    )
) | {
    "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh",
    "ъ": "", "ь": "", "ю": "iu", "я": "ia", "ё": "e",
}  # fmt: skip
_LATIN = {"ş": "sh", "ç": "ch", "ı": "i", "ŋ": "n", "ə": "a"}
_SOUNDS = (
    ("dzh", "zh"), ("sch", "sh"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
    ("j", "zh"), ("q", "k"), ("w", "v"), ("x", "ks"), ("y", "i"),
)  # fmt: skip
_PATRONYMIC = re.compile(r"(ovna|evna|ichna|ovich|evich)$")
_FEMININE = re.compile(r"(?<=ov|ev|in)a$")
_ENDING = re.compile(r"(?:ov|ev|off|eff|kizi|uli)$")
_ADJECTIVE = re.compile(r"sk(?:ii|i|aia|aya)$")
_TWICE = re.compile(r"(.)\1+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MISTAKEN = str.maketrans("oe", "ui")


def sound_of(name: str) -> str:
    """Return one name as a row of Latin letters, as it sounds; "" if it has none."""
    plain = unicodedata.normalize("NFC", name.casefold())
    letters = "".join(_letter(each) for each in plain)
    for written, said in _SOUNDS:
        letters = letters.replace(written, said)
    return _TWICE.sub(r"\1", letters)


def root_of(name: str) -> str:
    """Return a name without the ending that only says whose it is."""
    sound = sound_of(name)
    for ending, instead in ((_FEMININE, ""), (_ADJECTIVE, "sk"), (_ENDING, "")):
        shorter = ending.sub(instead, sound)
        if len(shorter) >= SHORTEST:
            sound = shorter
    return _TWICE.sub(r"\1", sound.translate(_MISTAKEN))


def year_of(written: str) -> int | None:
    """Return the year in a date as somebody wrote it, if there is one."""
    found = _YEAR.search(written)
    return int(found.group()) if found else None


def forms_of(name: str, year: int | None = None) -> frozenset[str]:
    """Return the forms of a name: each word with the year of birth, and each pair.

    Which word is the surname is not known: both orders are written.
    """
    roots = _roots(name)
    dated = {f"{root} {year}" for root in roots} if year else set()
    return frozenset(dated | {" ".join(sorted(two)) for two in combinations(roots, 2)})


def surname_forms(name: str) -> frozenset[str]:
    """Return the forms by which a surname alone is compared: each word of the name.

    They never meet the forms of ``forms_of``.
    """
    return frozenset(f"= {root}" for root in _roots(name))


def _roots(name: str) -> list[str]:
    words = re.split(r"[^\w'’]+", name)
    said = [word for word in words if not _PATRONYMIC.search(sound_of(word))]
    roots = [root for word in said if len(root := root_of(word)) > 1]
    return list(dict.fromkeys(roots))[:MOST_WORDS]


def _letter(letter: str) -> str:
    if letter in _CYRILLIC:
        return _CYRILLIC[letter]
    if letter in _LATIN:
        return _LATIN[letter]
    base = unicodedata.normalize("NFD", letter)[:1]
    return base if base.isascii() and base.isalpha() else ""
