"""Building: one jurisdiction's files, already of the right shape, into a pack."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from umay.core.incidents import Place, Relationship
from umay.core.law.packs import (
    Act,
    Advice,
    Conflict,
    Example,
    Gap,
    LawPack,
    Part,
    Provision,
    Reach,
    Source,
    Version,
)

Raw = Mapping[str, Any]
STALE_AFTER = 90  # days: four dates that mattered fell within 25 months
ALL = "all"


def build_acts(raws: Sequence[Raw]) -> dict[str, Act]:
    return {
        one["code"]: Act(
            one["code"],
            one["core_type"],
            tuple(one["standards"]),
            tuple(one["forms"]),
            one["group"],
            one["says"],
        )
        for raw in raws
        for one in raw.get("act", ())
    }


def build_pack(raws: Sequence[Raw], acts: frozenset[str]) -> LawPack:
    """Return the pack of files that agree with each other."""
    heads = [raw["pack"] for raw in raws]
    sources = {s["id"]: Source(**s) for raw in raws for s in raw.get("source", ())}
    maker = _Maker(acts, sources)
    provisions = [maker.provision(one) for one in _all(raws, "provision")]
    return LawPack(
        jurisdiction=heads[0]["jurisdiction"],
        aliases=tuple(alias for head in heads for alias in head.get("aliases", ())),
        read_on=min(head["read_on"] for head in heads),
        stale_after_days=min(h.get("stale_after_days", STALE_AFTER) for h in heads),
        reviewed_by=_reviewed(heads),
        provisions=tuple(sorted(provisions, key=lambda one: one.id)),
        gaps=tuple(maker.gap(one) for one in _all(raws, "gap")),
        barriers=tuple(maker.advice(one) for one in _all(raws, "barrier")),
        steps=tuple(maker.advice(one) for one in _all(raws, "step")),
        changes=tuple(sorted(one["on"] for one in _all(raws, "change"))),
        units=_units(raws),
        examples=tuple(
            Example(one["says"], one["ask"], one["expect"])
            for one in _all(raws, "example")
        ),
    )


def _all(raws: Sequence[Raw], name: str) -> list[Raw]:
    return [one for raw in raws for one in raw.get(name, ())]


def _reviewed(heads: Sequence[Raw]) -> tuple[str, ...]:
    """Who reviewed every file; one file nobody has reviewed leaves it unreviewed."""
    named = [set(head["reviewed_by"]) for head in heads]
    return tuple(sorted(set.intersection(*named)))


def _units(raws: Sequence[Raw]) -> dict[str, dict[date, int]]:
    found: dict[str, dict[date, int]] = {}
    for one in _all(raws, "unit"):
        found.setdefault(one["name"], {})[one["from"]] = one["value"]
    return found


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _circle(named: Sequence[str] | None) -> frozenset[Relationship] | None:
    return None if named is None else frozenset(Relationship(one) for one in named)


class _Maker:
    def __init__(self, acts: frozenset[str], sources: Mapping[str, Source]) -> None:
        self.every_act = acts
        self.sources = sources

    def acts(self, named: Sequence[str]) -> frozenset[str]:
        return self.every_act if ALL in named else frozenset(named)

    def read(self, named: Sequence[str]) -> tuple[Source, ...]:
        return tuple(self.sources[one] for one in named)

    def provision(self, raw: Raw) -> Provision:
        versions = [self.version(one) for one in raw["version"]]
        return Provision(
            id=raw["id"],
            part=Part(raw["part"]),
            title=raw["title"],
            reaches=tuple(self.reach(one) for one in raw["reach"]),
            versions=tuple(sorted(versions, key=lambda one: one.in_force)),
            procedure=raw.get("procedure", False),
            replaces=raw.get("replaces", ""),
        )

    def reach(self, raw: Raw) -> Reach:
        places = raw.get("places")
        return Reach(
            acts=self.acts(raw["acts"]),
            needs=tuple(raw.get("needs", ())),
            any_of=tuple(raw.get("any_of", ())),
            also=raw.get("also", False),
            relationships=_circle(raw.get("relationships")),
            places=None if places is None else frozenset(Place(one) for one in places),
            since=raw.get("since"),
            until=raw.get("until"),
        )

    def version(self, raw: Raw) -> Version:
        months = raw.get("limitation_months")
        return Version(
            in_force=raw["in_force"],
            repealed=_day(raw["repealed"]),
            sources=self.read(raw["sources"]),
            signed=_day(raw["signed"]),
            published=_day(raw["published"]),
            basis=raw["basis"],
            sanction=raw.get("sanction", {}),
            mode=raw.get("mode", "unknown"),
            limitation_months=months if isinstance(months, int) else None,
            relationships=_circle(raw.get("relationships")),
            note=raw.get("note", {}),
            conflicts=tuple(Conflict(**one) for one in raw.get("conflicts", ())),
            decriminalised=raw.get("decriminalised", False),
            open_question=raw.get("open_question", False),
        )

    def gap(self, raw: Raw) -> Gap:
        return Gap(
            part=Part(raw["part"]),
            acts=self.acts(raw["acts"]),
            standards=tuple(raw["standards"]),
            says=raw["says"],
            sources=self.read(raw["sources"]),
            since=raw.get("since"),
            until=raw.get("until"),
            relationships=_circle(raw.get("relationships")),
        )

    def advice(self, raw: Raw) -> Advice:
        acts, provisions = raw.get("acts"), raw.get("provisions")
        return Advice(
            says=raw["says"],
            sources=self.read(raw["sources"]),
            acts=None if acts is None else self.acts(acts),
            relationships=_circle(raw.get("relationships")),
            provisions=None if provisions is None else frozenset(provisions),
        )
