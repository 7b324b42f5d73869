"""Shapes: what a household's people mean for beds and cots."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from umay.core.nights import Nights
from umay.core.people import Person, Whereabouts
from umay.core.places import Needs, Scope
from umay.core.rules import HouseRules


@dataclass(frozen=True)
class Wishes:
    """What a household asks for beside room for its people."""

    programme: str
    step_free: bool = False
    may_share: bool = False
    may_split: bool = False
    apart: tuple[tuple[str, Scope], ...] = ()


def needs_of(
    household: str,
    people: Iterable[Person],
    wishes: Wishes,
    nights: Nights,
    rules: HouseRules,
) -> Needs:
    """Return the needs of those who come; members who live elsewhere need no bed.

    A household always needs a bed: the shape may be wholly unknown at three at night.
    """
    coming = [p for p in people if p.whereabouts is Whereabouts.HERE]
    on = nights.first
    cots = sum(p.needs_cot(on, rules.cot_until_months) for p in coming)
    return Needs(
        household=household,
        beds=max(len(coming) - cots, 1),
        cots=cots,
        nights=nights,
        programme=wishes.programme,
        step_free=wishes.step_free,
        older_boy=any(p.is_older_boy(on, rules.older_boy_from) for p in coming),
        may_share=wishes.may_share,
        may_split=wishes.may_split,
        apart=wishes.apart,
    )


class Shape(NamedTuple):
    """What of a household's needs decides where it fits, whoever it is."""

    programme: str
    beds: int
    cots: int
    step_free: bool
    older_boy: bool
    may_share: bool
    may_split: bool


def shape_of(needs: Needs) -> Shape:
    return Shape(*(getattr(needs, name) for name in Shape._fields))
