"""Safety plans: five parts, each with plain sentences to talk about and her own words.

A sentence nobody has spoken of has no mark; "not now" and "does not want" are answers.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from umay.core.danger.sheets import Words, codes_once
from umay.core.incidents import reading
from umay.core.law.checking import BadPacks, read_toml, told
from umay.core.law.shape import SAID, Key, Keys, Path, misshapen


class Part(StrEnum):
    HOUSE = "house"
    OUTSIDE = "outside"
    ONLINE = "online"
    LEAVING = "leaving"
    COURT = "court"


class Mark(StrEnum):
    TALKED = "talked"
    NOT_NOW = "not_now"
    NOT_WANTED = "not_wanted"


KEYS: Keys = {"prompt": {"id": Key("text"), "part": Key("text"), "says": SAID}}


@dataclass(frozen=True)
class Prompt:
    """One sentence of a part."""

    id: str
    part: Part
    says: Words


@dataclass(frozen=True)
class Marked:
    """A sentence and what came of it, as it read that day."""

    id: str
    says: Words
    mark: Mark


def read_prompts(file: str, data: bytes) -> tuple[Prompt, ...]:
    """Return the sentences of one file. Raises ``BadPacks`` with every mistake."""
    text, raw = read_toml(file, data)
    mistakes = told(file, text, misshapen(raw, KEYS, ""))
    mistakes = mistakes or told(file, text, _nonsense(raw))
    if mistakes:
        raise BadPacks(mistakes)
    return tuple(
        Prompt(p["id"], Part(p["part"]), p["says"]) for p in raw.get("prompt", ())
    )


def _nonsense(raw: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for number, one in enumerate(raw.get("prompt", ())):
        if one["part"] not in set(Part):
            yield ("prompt", number, "part"), f"“part” must be one of {', '.join(Part)}"
    yield from codes_once("prompt", raw.get("prompt", []))


def to_words(marked: tuple[Marked, ...]) -> str:
    """Return what is sealed of them."""
    return json.dumps([asdict(one) for one in marked], ensure_ascii=False)


def marked_of(words: str) -> tuple[Marked, ...]:
    """Return what ``to_words`` sealed. Raises ``Unreadable``."""
    with reading():
        return tuple(
            Marked(one["id"], dict(one["says"]), Mark(one["mark"]))
            for one in json.loads(words)
        )


def marked_anew(
    before: tuple[Marked, ...], prompts: tuple[Prompt, ...], marks: Mapping[str, Mark]
) -> tuple[Marked, ...]:
    """Return the sentences of one part as they are marked now.

    A sentence marked before that is no longer asked keeps its mark.
    """
    now = {one.id for one in prompts}
    kept = tuple(one for one in before if one.id not in now)
    new = (Marked(p.id, p.says, marks[p.id]) for p in prompts if p.id in marks)
    return (*new, *kept)
