"""Words for stays: the days of the clock, what the night left, how far apart."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from umay.core.limits import Limit
from umay.core.places import Scope
from umay.core.stays import Mark, Milestone, StayClock

TASK: Mapping[str, str | Promise] = {
    "orientation": _("Show her the house"),
    "danger_talk": _("Talk about danger"),
    "safe_contact": _("Agree how to reach her safely"),
    "health": _("Ask about health and medicine"),
    "children": _("Make a plan for each child"),
    "devices": _("Check phones for tracking"),
    "documents": _("Papers: what is here, what is missing"),
    "intake": _("First long talk"),
    "plan": _("Make a plan with her"),
    "cot": _("Find a cot for the baby"),
    "refusal": _("She was refused: the next step is due"),
    "review": _("Look at the plan with her"),
    "exit_plan": _("Begin to plan where she goes next"),
    "follow_up": _("Ask how she is, if her hours allow it"),
    "step": _("A step of her plan"),
    "by_hand": _("Something put on the list"),
    "court_order": _("A court's order about a child runs out soon"),
    "locker": _("She has left; the key of her locker is not back"),
}
SCOPE: Mapping[str, str | Promise] = {
    Scope.HOUSE: _("Not in the same house"),
    Scope.FLOOR: _("Not on the same floor"),
}
BED_KIND: Mapping[str, str | Promise] = {
    "bed": _("bed"),
    "fold_out": _("fold-out bed"),
    "cot": _("cot"),
}


def milestone(found: Milestone) -> str:
    """Say what a day on the clock is for."""
    if found.mark is Mark.REVIEW:
        return _now("Review on day %(number)d") % {"number": found.number}
    if found.mark is Mark.NOTICE:
        return ngettext("%(count)d day left", "%(count)d days left", found.number) % {
            "count": found.number
        }
    return _now("Last day")


def days_left(clock: StayClock) -> str:
    """Say how far the last day is, or how long it has passed."""
    if clock.over_limit:
        over = -clock.days_left
        return ngettext(
            "%(count)d day over the limit", "%(count)d days over the limit", over
        ) % {"count": over}
    if clock.days_left == 0:
        return _now("Today is the last day")
    return ngettext("%(count)d day left", "%(count)d days left", clock.days_left) % {
        "count": clock.days_left
    }


def source(limit: Limit) -> str:
    """Where a limit was read, in the reader's language if the pack knows it."""
    return limit.said.get(get_language() or "", limit.source)
