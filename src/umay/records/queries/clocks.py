"""Clocks: the days of a stay, from the limit in force and the extensions granted."""

from collections.abc import Iterable
from datetime import date

from umay.core.limits import Limit, Reach, limit_for
from umay.core.roles import Role
from umay.core.stays import Calendar, StayClock
from umay.records.models import Center, Rules, Stay
from umay.records.queries.limits import limits_of, with_law


def clock_of(
    stay: Stay, today: date, limits: Iterable[Limit] | None = None
) -> StayClock:
    """Return the clock of one stay; prefetch ``extensions`` when there are many."""
    on = min(stay.exit_day, today) if stay.exit_day else today
    versions = limits_of(stay.center) if limits is None else limits
    granted = [e.last_day for e in stay.extensions.all() if e.last_day is not None]
    return StayClock(
        first_day=stay.first_day,
        today=today,
        limit=limit_for(stay.first_day, on, versions),
        extended_to=max(granted, default=None),
    )


def terms_of(center: Center) -> tuple[list[Limit], Calendar]:
    """Return the limits and the calendar of one center. One query."""
    rows = (
        Center.objects.filter(pk=center.pk)
        .order_by("ownlimit__since")
        .values_list(
            "rules__reviews",
            "rules__notices",
            "ownlimit__since",
            "ownlimit__months",
            "ownlimit__reach",
            "ownlimit__source",
        )
    )
    own = [
        Limit(since, months, Reach(reach), source, reviewed=True)
        for *_, since, months, reach, source in rows
        if since is not None
    ]
    reviews, notices, *_ = rows[0]
    return with_law(center.jurisdiction, own), _calendar(reviews, notices)


def calendar_of(rules: Rules) -> Calendar:
    """When this house looks at a stay; settings, like everything of the house."""
    return _calendar(rules.reviews, rules.notices)


def _calendar(
    reviews: Iterable[tuple[int, list[str]]], notices: Iterable[tuple[int, list[str]]]
) -> Calendar:
    return Calendar(
        reviews={int(d): _roles(who) for d, who in reviews},
        notices={int(d): _roles(who) for d, who in notices},
    )


def _roles(names: Iterable[str]) -> tuple[Role, ...]:
    return tuple(Role(name) for name in names)
