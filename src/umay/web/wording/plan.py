"""Words for the plan with her, and for the way out."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.leaving import FollowUp, Line, LineState
from umay.core.plan import GoalState, Kept, Service
from umay.core.roles import Role
from umay.web.wording.answers import ROLE

Words = Mapping[str, str | Promise]

SERVICE: Words = {
    Service.DOMESTIC: _("Everyday help"),
    Service.MEDICAL: _("Health"),
    Service.PSYCHOLOGICAL: _("Psychologist"),
    Service.PEDAGOGICAL: _("School and upbringing"),
    Service.LABOUR: _("Work"),
    Service.CULTURAL: _("Culture and rest"),
    Service.ECONOMIC: _("Money and papers"),
    Service.LEGAL: _("Law"),
}
GOAL: Words = {
    GoalState.OPEN: _("She works on it"),
    GoalState.REACHED: _("Reached"),
    GoalState.PUT_ASIDE: _("Put aside, as she wants"),
}
KEPT: Words = {
    Kept.AHEAD: _("Ahead"),
    Kept.KEPT: _("She was there"),
    Kept.MISSED: _("She was not there"),
    Kept.CANCELLED: _("Called off"),
}
WHO: Words = {
    "her": _("She herself"),
    **{
        role: ROLE[role]
        for role in (
            Role.SOCIAL,
            Role.PSYCHOLOGIST,
            Role.CHILDREN,
            Role.LAWYER,
            Role.MEDIC,
            Role.DIRECTOR,
            Role.DUTY,
        )
    },
}
NOTE: Words = {
    "care": _("For those who care for her"),
    "health": _("About her health"),
    "own": _("My own: nobody else opens it"),
}
LINE: Words = {
    Line.WHERE_TO: _("Where to: who has agreed, from which day"),
    Line.FAR_ENOUGH: _("Far enough from him: her word decides"),
    Line.WHO_KNOWS: _("Who else knows the new place"),
    Line.SAFETY_PLAN: _("Safety plan written anew for the new place"),
    Line.DEVICES: _("Phones, tablets and cars looked through for tracking"),
    Line.STATE_SERVICES: _(
        "What would show the new place: eGov, banks, clinic, kindergarten, benefits"
    ),
    Line.PAPERS: _("Papers of everybody are with her"),
    Line.MONEY: _("Money for the first months; benefits moved"),
    Line.ORDER_COPIES: _("Copies of the protection order, for her and where needed"),
    Line.SCHOOL: _("School and kindergarten of each child"),
    Line.HEALTH: _("Clinic and medicine for the first weeks"),
    Line.TRAVEL: _("How they travel, and who goes with them"),
    Line.BELONGINGS: _("What they take along"),
    Line.FOLLOW_UP: _("Whether, when and how we may ask how she is"),
    Line.DATA: _("What becomes of her file: kept, a copy, erased"),
    Line.KEYS: _("Keys and locker"),
}
LINE_STATE: Words = {
    LineState.OPEN: _("Still open"),
    LineState.DONE: _("Done"),
    LineState.WAIVED: _("Not needed"),
}
CAME: Words = {
    FollowUp.WELL: _("She is well"),
    FollowUp.NEEDS_HELP: _("She needs help"),
    FollowUp.COMES_BACK: _("She wants to come back"),
    FollowUp.SILENT: _("No answer"),
    FollowUp.NO_MORE: _("She does not want to be asked any more"),
}
