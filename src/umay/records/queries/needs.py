"""What a household needs, worked out from its members and wishes."""

from collections.abc import Iterable
from uuid import UUID

from umay.core.nights import Nights
from umay.core.people import Answer, Whereabouts
from umay.core.places import Needs, Scope
from umay.core.rules import HouseRules
from umay.core.shapes import Wishes, needs_of
from umay.records.models import Household, KeepApart, Member

Apart = Iterable[tuple[UUID, UUID, str]]


def needs_for(household: Household, nights: Nights, rules: HouseRules) -> Needs:
    """Return the household's needs for ``nights``, with whom it must not meet."""
    apart = kept_apart(household.center_id)
    return needs_from(household, household.members.all(), nights, rules, apart)


def needs_from(
    household: Household,
    members: Iterable[Member],
    nights: Nights,
    rules: HouseRules,
    apart: Apart,
) -> Needs:
    """As ``needs_for``, from rows already read."""
    mine = household.pk
    wishes = Wishes(
        programme=household.programme.code,
        step_free=household.step_free == Answer.YES,
        may_share=household.may_share,
        may_split=household.may_split,
        apart=tuple(
            (str(other if one == mine else one), Scope(scope))
            for one, other, scope in apart
            if mine in (one, other)
        ),
    )
    people = [member.as_core() for member in members]
    return needs_of(str(mine), people, wishes, nights, rules)


def members_here(household: Household) -> list[Member]:
    return [m for m in household.members.all() if m.whereabouts == Whereabouts.HERE]


def kept_apart(center_id: UUID) -> list[tuple[UUID, UUID, str]]:
    """Return which households of a center must not meet, and how far apart."""
    rows = KeepApart.objects.filter(center_id=center_id, ended_at__isnull=True)
    return list(rows.values_list("one_id", "other_id", "scope"))
