"""Visits: one household in one project without a night between."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from umay.core.asking import MOST_PEOPLE
from umay.core.hmis.rows import Findings
from umay.core.hmis.spells import Relation, Spell, in_time


@dataclass(frozen=True)
class Visit:
    """``spells`` begin with those who came first; ``key`` is of the first of all."""

    spells: tuple[Spell, ...]

    @property
    def key(self) -> str:
        return self.spells[0].key

    @property
    def first(self) -> date:
        return self.spells[0].first

    @property
    def end(self) -> date:
        """The day the last one leaves, the last of all days while nobody knows it."""
        return max(spell.end for spell in self.spells)

    @property
    def arrivals(self) -> tuple[Spell, ...]:
        """Those who come on the first day, the head before the others."""
        coming = [s for s in self.spells if s.first == self.first]
        head = head_of(coming)
        return (head, *(s for s in coming if s is not head))


def head_of(spells: Iterable[Spell]) -> Spell:
    """Return the one enrolled as head, else the oldest who is nobody's child."""
    return min(
        spells,
        key=lambda s: (
            s.relation is not Relation.HEAD,
            s.relation is Relation.CHILD,
            s.human.born or date.max,
            s.row.line,
        ),
    )


def visits_of(spells: Iterable[Spell], findings: Findings) -> list[Visit]:
    """Return the visits of every household; a household too large loses its last."""
    together: defaultdict[tuple[str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        together[spell.project, spell.household].append(spell)
    found = []
    for household_spells in together.values():
        for visit in _without_a_night_between(household_spells):
            for late in visit[MOST_PEOPLE:]:
                findings.refuse(
                    late.row, f"its household has more than {MOST_PEOPLE} people"
                )
            found.append(Visit(tuple(visit[:MOST_PEOPLE])))
            _remark_heads(found[-1], findings)
    return found


def _without_a_night_between(spells: Iterable[Spell]) -> Iterator[list[Spell]]:
    visit: list[Spell] = []
    end = date.min
    for spell in sorted(spells, key=in_time):
        if visit and spell.first >= end and spell.first != visit[0].first:
            yield visit
            visit, end = [], date.min
        visit.append(spell)
        end = max(end, spell.end)
    yield visit


def _remark_heads(visit: Visit, findings: Findings) -> None:
    heads = [s for s in visit.spells if s.relation is Relation.HEAD]
    taken = visit.arrivals[0]
    if not heads:
        findings.remark(taken.row, "its household has no head: taken as the head")
    for other in heads:
        if other is not taken:
            findings.remark(
                other.row,
                f"its household has a head in line {taken.row.line}: "
                "taken as another member",
            )
