"""What a household needs, worked out from its members and wishes."""

from umay.core.nights import Nights
from umay.core.people import Answer, Whereabouts
from umay.core.places import Needs, Scope
from umay.core.rules import HouseRules
from umay.core.shapes import Wishes, needs_of
from umay.records.models import Household, KeepApart, Member


def needs_for(household: Household, nights: Nights, rules: HouseRules) -> Needs:
    """Return the household's needs for ``nights``, with whom it must not meet."""
    wishes = Wishes(
        programme=household.programme.code,
        step_free=household.step_free == Answer.YES,
        may_share=household.may_share,
        may_split=household.may_split,
        apart=tuple(_apart(household)),
    )
    people = [member.as_core() for member in household.members.all()]
    return needs_of(str(household.pk), people, wishes, nights, rules)


def members_here(household: Household) -> list[Member]:
    return [m for m in household.members.all() if m.whereabouts == Whereabouts.HERE]


def _apart(household: Household) -> list[tuple[str, Scope]]:
    rows = KeepApart.objects.filter(
        center_id=household.center_id, ended_at__isnull=True
    ).values_list("one_id", "other_id", "scope")
    return [
        (str(other if one == household.pk else one), Scope(scope))
        for one, other, scope in rows
        if household.pk in (one, other)
    ]
