"""Sense: what no single key shows, such as a day between two versions with no law."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from umay.core.incidents import Place, Relationship
from umay.core.law.building import ALL
from umay.core.law.shape import PARTS, UNKNOWN, Path

Raw = Mapping[str, Any]
Wrong = tuple[Path, str]
SOURCED = ("gap", "barrier", "step", "change", "unit")
ASKS = {"act", "on", "until", "asked", "relationship", "place", "facts"}
EXPECTS = {*PARTS, "found", "ground", "partial", "absent", "missing", "barriers"}


@dataclass(frozen=True)
class Known:
    """What the files of one jurisdiction may refer to."""

    acts: Collection[str]
    facts: Collection[str]
    standards: Collection[str]
    sources: Counter[str]
    provisions: Counter[str]
    replaces: Mapping[str, str]


def known_in(
    raws: Iterable[Raw],
    acts: Collection[str],
    facts: Collection[str],
    standards: Collection[str],
) -> Known:
    """Gather the names that all files of a jurisdiction share."""
    raws = list(raws)
    rows = [one for raw in raws for one in raw.get("provision", ())]
    return Known(
        acts={*acts, ALL},
        facts=facts,
        standards=standards,
        sources=Counter(one["id"] for raw in raws for one in raw.get("source", ())),
        provisions=Counter(one["id"] for one in rows),
        replaces={one["id"]: one.get("replaces", "") for one in rows},
    )


def nonsense(raw: Raw, folder: str, known: Known) -> Iterator[Wrong]:
    """Yield what does not fit together in one file of the right shape."""
    if raw["pack"]["jurisdiction"] != folder:
        yield ("pack", "jurisdiction"), f"this file lies in the folder “{folder}”"
    for number, one in enumerate(raw.get("source", ())):
        if known.sources[one["id"]] > 1:
            yield ("source", number, "id"), f"“{one['id']}” is the name of two sources"
    for kind, check in CHECKED.items():
        for number, one in enumerate(raw.get(kind, ())):
            for inner, words in check(one, folder, known):
                yield (kind, number, *inner), words


def _provision(one: Raw, folder: str, known: Known) -> Iterator[Wrong]:
    name = one["id"]
    if known.provisions[name] > 1:
        yield ("id",), f"“{name}” is the name of two provisions"
    if not name.startswith(f"{folder}/"):
        yield ("id",), f"“{name}” must begin with “{folder}/”"
    if one.get("replaces") and one["replaces"] not in known.provisions:
        yield ("replaces",), f"nobody knows a provision “{one['replaces']}”"
    elif _in_a_circle(name, known.replaces):
        yield ("replaces",), f"“{name}” comes to replace itself"
    for number, reach in enumerate(one["reach"]):
        for inner, words in [*_references(reach, known), *_span(reach)]:
            yield ("reach", number, *inner), words
    for number, version in enumerate(one["version"]):
        path: Path = ("version", number)
        for inner, words in [*_references(version, known), *_days(version)]:
            yield (*path, *inner), words
    yield from _in_a_row(one["version"])


def _sourced(one: Raw, _folder: str, known: Known) -> Iterator[Wrong]:
    yield from _references(one, known)
    yield from _span(one)


def _span(one: Raw) -> Iterator[Wrong]:
    if "since" in one and "until" in one and one["until"] <= one["since"]:
        yield ("until",), "it ends before it begins"


def _in_a_circle(name: str, replaces: Mapping[str, str]) -> bool:
    seen, at = {name}, replaces.get(name, "")
    while at:
        if at in seen:
            return True
        seen.add(at)
        at = replaces.get(at, "")
    return False


def _days(version: Raw) -> Iterator[Wrong]:
    begins, ends = version["in_force"], version["repealed"]
    if isinstance(ends, date) and ends <= begins:
        yield ("repealed",), "it is repealed before it is in force"
    signed, published = version["signed"], version["published"]
    if signed != UNKNOWN and signed > begins:
        yield ("signed",), "it is in force before it was signed"
    if UNKNOWN not in {signed, published} and published < signed:
        yield ("published",), "it was published before it was signed"


def _in_a_row(versions: Sequence[Raw]) -> Iterator[Wrong]:
    """Each version ends on the day the next one begins."""
    for number, (one, after) in enumerate(pairwise(versions), start=1):
        if one["repealed"] == "never" or one["repealed"] > after["in_force"]:
            words = "two versions are in force on the same day"
            yield ("version", number, "in_force"), words
        elif one["repealed"] < after["in_force"]:
            words = "between this version and the one before it there is a gap"
            yield ("version", number, "in_force"), words


def _references(one: Raw, known: Known) -> Iterator[Wrong]:
    for key, names in (
        ("acts", known.acts),
        ("needs", known.facts),
        ("any_of", known.facts),
        ("relationships", list(Relationship)),
        ("places", list(Place)),
        ("provisions", known.provisions),
        ("sources", known.sources),
        ("standards", known.standards),
    ):
        said = one.get(key)
        if said is not None:
            yield from _named(key, said, names)


def _named(key: str, said: Sequence[str], names: Collection[str]) -> Iterator[Wrong]:
    if not said:
        yield (key,), f"“{key}” names nothing"
    for name in said:
        if name not in names:
            yield (key,), f"nobody knows “{name}” among the {key}"
    for name, times in Counter(said).items():
        if times > 1:
            yield (key,), f"“{name}” stands twice"


def _example(one: Raw, _folder: str, known: Known) -> Iterator[Wrong]:
    for key, words in [*_asks(one, known), *_expects(one, known)]:
        yield (key,), words


def _asks(one: Raw, known: Known) -> Iterator[tuple[str, str]]:
    ask = one["ask"]
    for key in set(ask) - ASKS:
        yield "ask", f"“{key}” is not a part of a question"
    for key in {"act", "on", "relationship", "place"} - set(ask):
        yield "ask", f"the question does not say “{key}”"
    if ask.get("act") not in known.acts:
        yield "ask", f"nobody knows an act “{ask.get('act')}”"
    for fact in ask.get("facts", {}):
        if fact not in known.facts:
            yield "ask", f"nobody knows a fact “{fact}”"


def _expects(one: Raw, known: Known) -> Iterator[tuple[str, str]]:
    expect = one["expect"]
    for key in set(expect) - EXPECTS:
        yield "expect", f"“{key}” is nothing an answer has"
    for key in ("found", "ground", "partial", "absent"):
        for name in expect.get(key, ()):
            if name not in known.provisions:
                yield "expect", f"nobody knows a provision “{name}”"


CHECKED: Mapping[str, Callable[[Raw, str, Known], Iterator[Wrong]]] = {
    "provision": _provision,
    **dict.fromkeys(SOURCED, _sourced),
    "example": _example,
}
