"""Shape: which keys each table of a pack has and what stands in them.

Unknown keys fail: a word spelled wrong must not become a law that is not applied.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

LANGUAGES = ("kk", "ru", "en")
UNKNOWN = "unknown"
CERTAINTIES = ("V", "S", "M", "?")
MODES = ("public", "private_public", "private", "administrative", "civil", UNKNOWN)
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Key:
    """``kind`` names what the value must be; see ``WRONG``."""

    kind: str
    needed: bool = True


MAY_BE_LEFT_OUT = False
SAID = Key("said")
KEYS: Mapping[str, Mapping[str, Key]] = {
    "pack": {
        "jurisdiction": Key("text"),
        "aliases": Key("texts", MAY_BE_LEFT_OUT),
        "read_on": Key("day"),
        "stale_after_days": Key("count", MAY_BE_LEFT_OUT),
        "reviewed_by": Key("texts"),
    },
    "act": {
        "code": Key("text"),
        "core_type": Key("text"),
        "standards": Key("texts"),
        "forms": Key("texts"),
        "group": Key("text"),
        "says": SAID,
    },
    "fact": {"name": Key("text"), "asks": SAID},
    "standard": {"id": Key("text"), "says": SAID},
    "source": {
        "id": Key("text"),
        "says": Key("text"),
        "url": Key("url"),
        "read_on": Key("day"),
        "certainty": Key("certainty"),
    },
    "provision": {
        "id": Key("text"),
        "part": Key("part"),
        "title": SAID,
        "procedure": Key("flag", MAY_BE_LEFT_OUT),
        "replaces": Key("text", MAY_BE_LEFT_OUT),
        "reach": Key("tables"),
        "version": Key("tables"),
    },
    "provision.reach": {
        "acts": Key("texts"),
        "needs": Key("texts", MAY_BE_LEFT_OUT),
        "any_of": Key("texts", MAY_BE_LEFT_OUT),
        "also": Key("flag", MAY_BE_LEFT_OUT),
        "relationships": Key("texts", MAY_BE_LEFT_OUT),
        "places": Key("texts", MAY_BE_LEFT_OUT),
        "since": Key("day", MAY_BE_LEFT_OUT),
        "until": Key("day", MAY_BE_LEFT_OUT),
    },
    "provision.version": {
        "signed": Key("day_or_unknown"),
        "published": Key("day_or_unknown"),
        "in_force": Key("day"),
        "repealed": Key("day_or_never"),
        "basis": SAID,
        "mode": Key("mode", MAY_BE_LEFT_OUT),
        "sanction": Key("sanction", MAY_BE_LEFT_OUT),
        "limitation_months": Key("count_or_unknown", MAY_BE_LEFT_OUT),
        "relationships": Key("texts", MAY_BE_LEFT_OUT),
        "decriminalised": Key("flag", MAY_BE_LEFT_OUT),
        "open_question": Key("flag", MAY_BE_LEFT_OUT),
        "note": Key("said", MAY_BE_LEFT_OUT),
        "sources": Key("texts"),
        "conflicts": Key("conflicts", MAY_BE_LEFT_OUT),
    },
    "gap": {
        "part": Key("part"),
        "acts": Key("texts"),
        "relationships": Key("texts", MAY_BE_LEFT_OUT),
        "since": Key("day", MAY_BE_LEFT_OUT),
        "until": Key("day", MAY_BE_LEFT_OUT),
        "standards": Key("texts"),
        "says": SAID,
        "sources": Key("texts"),
    },
    "barrier": {
        "says": SAID,
        "acts": Key("texts", MAY_BE_LEFT_OUT),
        "relationships": Key("texts", MAY_BE_LEFT_OUT),
        "provisions": Key("texts", MAY_BE_LEFT_OUT),
        "sources": Key("texts"),
    },
    "step": {
        "says": SAID,
        "acts": Key("texts", MAY_BE_LEFT_OUT),
        "relationships": Key("texts", MAY_BE_LEFT_OUT),
        "provisions": Key("texts", MAY_BE_LEFT_OUT),
        "sources": Key("texts"),
    },
    "change": {"on": Key("day"), "says": Key("text"), "sources": Key("texts")},
    "unit": {
        "name": Key("text"),
        "from": Key("day"),
        "value": Key("count"),
        "sources": Key("texts"),
    },
    "example": {
        "says": Key("text"),
        "ask": Key("table"),
        "expect": Key("table"),
    },
}
CONFLICT = {"claim", "source", "ruling"}
PARTS = ("punishment", "protection", "civil")


Keys = Mapping[str, Mapping[str, Key]]


def misshapen(
    raw: Mapping[str, Any], keys: Keys = KEYS, head: str = "pack"
) -> Iterator[tuple[Path, str]]:
    """Yield the place and the words of everything that has the wrong shape.

    ``head`` names the one table that stands alone.
    """
    for name, tables in raw.items():
        if name not in keys or "." in name:
            yield (name,), f"nobody knows a table called “{name}”"
        elif name == head:
            yield from _table((name,), name, tables, keys)
        elif not _is_tables(tables):
            yield (name,), f"“{name}” must be written as [[{name}]]"
        else:
            for number, table in enumerate(tables):
                yield from _table((name, number), name, table, keys)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _table(path: Path, kind: str, table: Any, keys: Keys) -> Iterator[tuple[Path, str]]:
    if not isinstance(table, dict):
        yield path, f"“{kind}” must be a table"
        return
    yield from _keys(path, kind, table, keys[kind])
    for inner in ("reach", "version"):
        if f"{kind}.{inner}" in keys and _is_tables(table.get(inner)):
            for number, one in enumerate(table[inner]):
                yield from _table((*path, inner, number), f"{kind}.{inner}", one, keys)


def _keys(
    path: Path, kind: str, table: Mapping[str, Any], keys: Mapping[str, Key]
) -> Iterator[tuple[Path, str]]:
    for key, value in table.items():
        wrong = _wrong(keys[key].kind, value) if key in keys else f"is no key of {kind}"
        if wrong:
            yield (*path, key), f"“{key}” {wrong}"
    for key, what in keys.items():
        if what.needed and key not in table:
            yield path, f"“{key}” is missing in this {kind}"


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_said(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == set(LANGUAGES)
        and all(isinstance(word, str) and word.strip() for word in value.values())
    )


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_url(value: Any) -> bool:
    return (
        isinstance(value, str)
        and (value.startswith(("https://", "http://")) or value == UNKNOWN)
        and not any(letter.isspace() for letter in value)
    )


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, str) and one.strip() for one in value
    )


def _is_conflicts(value: Any) -> bool:
    return _is_tables(value) and all(
        set(one) == CONFLICT and all(isinstance(v, str) and v for v in one.values())
        for one in value
    )


def _is_sanction(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_count(one) for one in value.values())


Right = Callable[[Any], bool]
WRONG: Mapping[str, tuple[Right, str]] = {
    "text": (lambda v: isinstance(v, str) and v.strip() != "", "must be words"),
    "texts": (_is_texts, "must be a list of words"),
    "said": (_is_said, "must be said in kk, ru and en, and nothing else"),
    "day": (_is_day, "must be a day such as 2024-06-16"),
    "day_or_unknown": (
        lambda v: _is_day(v) or v == UNKNOWN,
        'must be a day such as 2024-06-16, or "unknown"',
    ),
    "day_or_never": (
        lambda v: _is_day(v) or v == "never",
        'must be a day such as 2024-06-16, or "never"',
    ),
    "count": (_is_count, "must be a whole number above 0"),
    "count_or_unknown": (
        lambda v: _is_count(v) or v == UNKNOWN,
        'must be a whole number above 0, or "unknown"',
    ),
    "flag": (lambda v: isinstance(v, bool), "must be true or false"),
    "url": (_is_url, 'must be an address that begins with https://, or "unknown"'),
    "certainty": (lambda v: v in CERTAINTIES, "must be one of V, S, M, ?"),
    "part": (lambda v: v in PARTS, f"must be one of {', '.join(PARTS)}"),
    "mode": (lambda v: v in MODES, f"must be one of {', '.join(MODES)}"),
    "tables": (lambda v: _is_tables(v) and bool(v), "must be written as tables"),
    "table": (lambda v: isinstance(v, dict) and bool(v), "must be a table"),
    "conflicts": (_is_conflicts, "must name claim, source and ruling"),
    "sanction": (_is_sanction, "must be whole numbers above 0, each by its unit"),
}


def _wrong(kind: str, value: Any) -> str:
    right, words = WRONG[kind]
    return "" if right(value) else words
