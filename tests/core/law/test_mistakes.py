"""A pack with a mistake is refused, with the line a lawyer must look at."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from umay.core.law.checking import BadPacks, Mistake, read_law

ACTS = """\
[[act]]
code = "P1"
core_type = "PA"
standards = ["IC 35"]
forms = ["physical"]
group = "physical"
says = { kk = "а", ru = "б", en = "c" }
"""
FACTS = """\
[[fact]]
name = "harm"
asks = { kk = "а", ru = "б", en = "c" }
"""
STANDARDS = """\
[[standard]]
id = "IC 35"
says = { kk = "а", ru = "б", en = "c" }
"""
PACK = """\
[pack]
jurisdiction = "xx"
read_on = 2026-11-22
reviewed_by = []

[[source]]
id = "code"
says = "The invented code."
url = "https://law.example/code"
read_on = 2026-11-22
certainty = "V"

[[provision]]
id = "xx/1"
part = "punishment"
title = { kk = "а", ru = "б", en = "c" }

[[provision.reach]]
acts = ["P1"]
needs = ["harm"]
relationships = ["spouse"]
places = ["home"]
since = 2016-01-01
until = 2026-01-01

[[provision.version]]
signed = 2014-06-01
published = 2014-07-01
in_force = 2015-01-01
repealed = 2020-01-01
basis = { kk = "а", ru = "б", en = "Code, art. 1, first" }
mode = "public"
sanction = { fine = 10 }
limitation_months = 12
sources = ["code"]

[[provision.version]]
signed = "unknown"
published = "unknown"
in_force = 2020-01-01
repealed = "never"
basis = { kk = "а", ru = "б", en = "Code, art. 1, second" }
sources = ["code"]
conflicts = [{ claim = "a", source = "b", ruling = "c" }]

[[provision]]
id = "xx/2"
part = "civil"
replaces = "xx/1"
title = { kk = "а", ru = "б", en = "c" }

[[provision.reach]]
acts = ["P1"]

[[provision.version]]
signed = "unknown"
published = "unknown"
in_force = 2015-01-01
repealed = "never"
basis = { kk = "а", ru = "б", en = "Code, art. 2" }
sources = ["code"]

[[gap]]
part = "protection"
acts = ["P1"]
since = 2015-01-01
until = 2020-01-01
standards = ["IC 35"]
says = { kk = "а", ru = "б", en = "c" }
sources = ["code"]

[[example]]
says = "It is punished."
ask = { act = "P1", on = 2016-01-01, relationship = "spouse", place = "home" }
expect = { punishment = "partial_ground", partial = ["xx/1"] }
"""


def read(pack: bytes, **more: bytes) -> None:
    read_law(
        {
            "acts.toml": ACTS.encode(),
            "facts.toml": FACTS.encode(),
            "standards.toml": STANDARDS.encode(),
            "xx/a.toml": pack,
            **more,
        }
    )


def mistakes(pack: str) -> list[Mistake]:
    with pytest.raises(BadPacks) as refusal:
        read(pack.encode())
    return refusal.value.mistakes


def line(text: str, words: str, nth: int = 1) -> int:
    """Return the line of the n-th place where ``words`` stand."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return text[:at].count("\n") + 1


def test_control_the_pack_without_a_mistake_is_taken() -> None:
    read(PACK.encode())


KINDS = tomllib.loads(Path(__file__).with_name("mistakes.toml").read_text("utf-8"))


def named(table: str) -> list[Any]:
    return [pytest.param(one, id=one["kind"]) for one in KINDS[table]]


@pytest.mark.parametrize("kind", named("mistake"))
def test_a_mistake_is_refused_with_its_line(kind: dict[str, Any]) -> None:
    old, nth = kind["old"], kind["nth"]
    at = line(PACK, old, nth) + kind["below"]
    parts = PACK.split(old)
    pack = old.join(parts[:nth]) + kind["new"] + old.join(parts[nth:])

    found = mistakes(pack)

    assert at in [m.line for m in found if kind["says"] in m.says], found
    assert all(m.file == "xx/a.toml" for m in found)


@pytest.mark.parametrize("kind", named("missing"))
def test_what_is_missing_is_told_at_its_table(kind: dict[str, Any]) -> None:
    pack = PACK.replace(kind["gone"], "", 1)

    found = mistakes(pack)

    table = kind["table"]
    assert found[0].line == (line(pack, table, kind["nth"]) if table else 1)
    assert "missing" in found[0].says


def test_bad_letters_are_refused_with_their_line() -> None:
    broken = PACK.encode().replace(b"Code, art. 2", b"Code\xff, art. 2")

    with pytest.raises(BadPacks) as refusal:
        read(broken)

    (found,) = refusal.value.mistakes
    assert found.line == line(PACK, "Code, art. 2")
    assert "UTF-8" in found.says


def test_an_id_used_in_two_files_is_told_in_both() -> None:
    other = PACK.replace('replaces = "xx/1"\n', "").encode()

    with pytest.raises(BadPacks) as refusal:
        read(PACK.encode(), **{"xx/b.toml": other})

    files = {m.file for m in refusal.value.mistakes if "two provisions" in m.says}
    assert files == {"xx/a.toml", "xx/b.toml"}


def test_there_are_at_least_forty_kinds_of_mistakes() -> None:
    assert len(KINDS["mistake"]) + len(KINDS["missing"]) >= 40
