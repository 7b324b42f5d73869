"""Checking: files of packs into the law, or every mistake with its file and line."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from umay.core.law.building import build_acts, build_pack
from umay.core.law.lines import line_of
from umay.core.law.packs import Law, LawPack
from umay.core.law.sense import known_in, nonsense
from umay.core.law.shape import Path, misshapen

ACTS = "acts.toml"
FACTS = "facts.toml"
STANDARDS = "standards.toml"
OTHER_RULES = "stay_limits.toml"  # of another shape, read by ``records.law_packs``
Files = Mapping[str, bytes]  # path under ``law/``, with "/": what stands in the file


@dataclass(frozen=True)
class Mistake:
    """What is wrong, in a lawyer's words, and where; lines count from 1."""

    file: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"


class BadPacks(Exception):
    """``mistakes`` are all that were found, file by file."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


def read_law(files: Files) -> Law:
    """Return the law. Raises ``BadPacks`` with every mistake."""
    files = {n: f for n, f in sorted(files.items()) if not n.endswith(OTHER_RULES)}
    mistakes: list[Mistake] = []
    texts, raws = {}, {}
    for name, data in files.items():
        try:
            texts[name], raws[name] = read_toml(name, data)
        except BadPacks as bad:
            mistakes += bad.mistakes
    for name, raw in raws.items():
        mistakes += told(name, texts[name], misshapen(raw))
    if mistakes:
        raise BadPacks(mistakes)
    return _law(texts, raws, _edition(files))


def read_toml(name: str, data: bytes) -> tuple[str, dict[str, Any]]:
    """Return the text of a file and what it says. Raises ``BadPacks``."""
    try:
        text = data.decode("utf-8")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        wrong = Mistake(name, line, "this is not written in UTF-8")
    except tomllib.TOMLDecodeError as error:
        wrong = Mistake(name, _line_told(str(error)), str(error))
    raise BadPacks([wrong])


def told(name: str, text: str, found: Iterator[tuple[Path, str]]) -> list[Mistake]:
    """Return what was found wrong in a file, each with its line."""
    return [Mistake(name, line_of(text, path), words) for path, words in found]


def _law(texts: Mapping[str, str], raws: Mapping[str, Any], edition: str) -> Law:
    acts = build_acts([raws.get(ACTS, {})])
    facts = {one["name"]: one["asks"] for one in raws.get(FACTS, {}).get("fact", ())}
    rows = raws.get(STANDARDS, {}).get("standard", ())
    standards = {one["id"]: one["says"] for one in rows}
    mistakes: list[Mistake] = []
    packs: dict[str, LawPack] = {}
    for folder in sorted({name.partition("/")[0] for name in raws if "/" in name}):
        mine = {n: raw for n, raw in raws.items() if n.startswith(f"{folder}/")}
        headless = [name for name, raw in mine.items() if "pack" not in raw]
        if headless:
            mistakes += [Mistake(n, 1, "the table [pack] is missing") for n in headless]
            continue
        known = known_in(mine.values(), acts, facts, standards)
        found = [
            mistake
            for name, raw in mine.items()
            for mistake in told(name, texts[name], nonsense(raw, folder, known))
        ]
        mistakes += found
        if not found:
            packs[folder] = build_pack(list(mine.values()), frozenset(acts))
    if mistakes:
        raise BadPacks(mistakes)
    return Law(acts, facts, standards, packs, edition)


def _edition(files: Files) -> str:
    digest = sha256()
    for name, data in files.items():
        digest.update(f"{name}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()


def _line_told(error: str) -> int:
    """TOML's own errors end with “(at line 3, column 7)”, or say it is the end."""
    before, found, after = error.partition("(at line ")
    return int(after.partition(",")[0]) if found and before else 1
