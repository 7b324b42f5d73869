"""Packs: what a law pack holds once it has been read and found whole.

Every provision has dated versions; unknown stays unknown (``None``), never guessed.
A pack says nothing of its own: each version, gap and barrier names its sources.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from umay.core.incidents import Place, Relationship

Said = Mapping[str, str]  # language: words
CERTAIN = frozenset({"V", "S"})  # read in the law itself, or in a secondary source


class Part(StrEnum):
    """The three parts of an answer, never shown apart."""

    PUNISHMENT = "punishment"
    PROTECTION = "protection"
    CIVIL = "civil"


@dataclass(frozen=True)
class Act:
    """One of the 36 acts: ``core_type`` is GBVIMS, ``standards`` the articles of
    the Istanbul Convention, ``forms`` the four of Kazakh law."""

    code: str
    core_type: str
    standards: tuple[str, ...]
    forms: tuple[str, ...]
    group: str
    says: Said


@dataclass(frozen=True)
class Source:
    """``says`` is in our own words; ``certainty`` is V (the text itself), S (a
    secondary source), M (from memory) or ? (sources conflict)."""

    id: str
    says: str
    url: str
    read_on: date
    certainty: str

    @property
    def to_be_checked(self) -> bool:
        return self.certainty not in CERTAIN


@dataclass(frozen=True)
class Conflict:
    """A claim that another source denies, and how it was decided."""

    claim: str
    source: str
    ruling: str


@dataclass(frozen=True)
class Version:
    """One dated state. ``repealed`` is the first day it is not in force any more;
    ``decriminalised`` says that nothing as hard followed it, which reaches back."""

    in_force: date
    repealed: date | None
    sources: tuple[Source, ...]
    signed: date | None = None
    published: date | None = None
    basis: Said = field(default_factory=dict)
    sanction: Mapping[str, int] = field(default_factory=dict)
    mode: str = "unknown"
    limitation_months: int | None = None
    relationships: frozenset[Relationship] | None = None
    note: Said = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    decriminalised: bool = False
    open_question: bool = False  # what is in force then was not read: unknown

    def holds_on(self, day: date) -> bool:
        return self.in_force <= day and (self.repealed is None or day < self.repealed)

    @property
    def to_be_checked(self) -> bool:
        return all(source.to_be_checked for source in self.sources)


@dataclass(frozen=True)
class Reach:
    """Which acts a provision reaches: all of ``needs`` must hold and one of
    ``any_of``. ``also`` marks another act that may have come along: unless it is known
    to have, it does not answer for this one."""

    acts: frozenset[str]
    needs: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    also: bool = False
    relationships: frozenset[Relationship] | None = None
    places: frozenset[Place] | None = None
    since: date | None = None  # days of the act, whenever it is asked
    until: date | None = None

    @cached_property
    def at_any_time(self) -> bool:
        return self.since is None and self.until is None

    def holds_for(self, day: date) -> bool:
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Provision:
    """``procedure`` provisions say how, not whether: they lift no answer.
    ``replaces`` names the provision that stood in its place before."""

    id: str
    part: Part
    title: Said
    reaches: tuple[Reach, ...]
    versions: tuple[Version, ...]
    procedure: bool = False
    replaces: str = ""

    def on(self, day: date) -> Version | None:
        return next((one for one in self.versions if one.holds_on(day)), None)


Reaching = tuple[Provision, tuple[Reach, ...]]


@dataclass(frozen=True)
class Gap:
    """A documented search that found nothing, and the standard it fails."""

    part: Part
    acts: frozenset[str]
    standards: tuple[str, ...]
    says: Said
    sources: tuple[Source, ...]
    since: date | None = None
    until: date | None = None
    relationships: frozenset[Relationship] | None = None

    def covers(self, day: date, relationship: Relationship) -> bool:
        return (
            (self.since is None or self.since <= day)
            and (self.until is None or day < self.until)
            and (self.relationships is None or relationship in self.relationships)
        )


@dataclass(frozen=True)
class Advice:
    """A barrier that is known, or a next step; ``provision`` ties it to an answer."""

    says: Said
    sources: tuple[Source, ...]
    acts: frozenset[str] | None = None
    relationships: frozenset[Relationship] | None = None
    provisions: frozenset[str] | None = None

    def fits(self, relationship: Relationship, found: Iterable[str]) -> bool:
        return (self.relationships is None or relationship in self.relationships) and (
            self.provisions is None or not self.provisions.isdisjoint(found)
        )


@dataclass(frozen=True)
class Example:
    """A worked example in a sentence; it runs as a test. ``facts`` are its own."""

    says: str
    question: Mapping[str, object]
    expect: Mapping[str, object]


@dataclass(frozen=True)
class LawPack:
    """All files of one jurisdiction. ``changes`` are the days on which law changed."""

    jurisdiction: str
    aliases: tuple[str, ...]
    read_on: date
    stale_after_days: int
    reviewed_by: tuple[str, ...]
    provisions: tuple[Provision, ...]
    gaps: tuple[Gap, ...]
    barriers: tuple[Advice, ...]
    steps: tuple[Advice, ...]
    changes: tuple[date, ...]
    units: Mapping[str, Mapping[date, int]]
    examples: tuple[Example, ...]

    @cached_property
    def by_act(self) -> Mapping[tuple[str, Part], tuple[Reaching, ...]]:
        """The provisions of a part that could reach an act, and which way."""
        found: dict[tuple[str, Part], list[Reaching]] = {}
        for provision in self.provisions:
            for act in frozenset().union(*(one.acts for one in provision.reaches)):
                ways = tuple(one for one in provision.reaches if act in one.acts)
                found.setdefault((act, provision.part), []).append((provision, ways))
        return {key: tuple(ones) for key, ones in found.items()}

    @cached_property
    def barriers_by_act(self) -> Mapping[str, tuple[Advice, ...]]:
        return _by_act(self.barriers)

    @cached_property
    def steps_by_act(self) -> Mapping[str, tuple[Advice, ...]]:
        return _by_act(self.steps)

    @cached_property
    def gaps_by_act(self) -> Mapping[tuple[str, Part], tuple[Gap, ...]]:
        found: dict[tuple[str, Part], list[Gap]] = {}
        for gap in self.gaps:
            for act in gap.acts:
                found.setdefault((act, gap.part), []).append(gap)
        return {key: tuple(ones) for key, ones in found.items()}


ANY_ACT = ""  # what fits an act that no advice names


def _by_act(advice: tuple[Advice, ...]) -> Mapping[str, tuple[Advice, ...]]:
    named = frozenset().union(*(one.acts or () for one in advice))
    return {
        act: tuple(one for one in advice if one.acts is None or act in one.acts)
        for act in {ANY_ACT, *named}
    }


@dataclass(frozen=True)
class Law:
    """Everything that was read: acts, the questions about facts, and the packs."""

    acts: Mapping[str, Act]
    facts: Mapping[str, Said]
    standards: Mapping[str, Said]
    packs: Mapping[str, LawPack]
    edition: str  # SHA-256 of all files: which knowledge an answer was made with

    def pack(self, name: str) -> LawPack:
        """Return a pack by its code or alias. Raises ``KeyError``."""
        asked = name.casefold()
        for pack in self.packs.values():
            if asked in {pack.jurisdiction, *pack.aliases}:
                return pack
        raise KeyError(name)
