"""Words for what happened: places, people, offices, steps; none of them blames her."""

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from umay.core.incidents import (
    Context,
    Incident,
    Office,
    Pattern,
    Place,
    Relationship,
    Statement,
    Step,
)

Words = Mapping[str, str | Promise]

PLACE: Words = {
    Place.HOME: _("At home, in a flat or house"),
    Place.STREET: _("In the street or outside"),
    Place.WORKPLACE: _("At work or study"),
    Place.ONLINE: _("By telephone or on the internet"),
    Place.OTHER: _("Somewhere else"),
}
RELATIONSHIP: Words = {
    Relationship.SPOUSE: _("Her husband"),
    Relationship.EX_SPOUSE: _("Her former husband"),
    Relationship.COHABITANT: _("Her partner, they lived together"),
    Relationship.EX_COHABITANT: _("Her former partner, they had lived together"),
    Relationship.RELIGIOUS_ONLY: _("Married by religion only"),
    Relationship.DATING: _("They were together, without living together"),
    Relationship.EX_DATING: _("They had been together, without living together"),
    Relationship.COMMON_CHILD: _("They have a child together, nothing else"),
    Relationship.RELATIVE: _("A relative"),
    Relationship.STRANGER: _("Somebody else"),
}
PATTERN: Words = {
    Pattern.ONCE: _("Once"),
    Pattern.DAILY: _("Every day"),
    Pattern.WEEKLY: _("About every week"),
    Pattern.MONTHLY: _("About every month"),
    Pattern.SOMETIMES: _("Again and again"),
}
CONTEXT: Words = {
    Context.DOMESTIC: _("domestic"),
    Context.INTIMATE_PARTNER: _("by a partner"),
    Context.CHILD_WITNESS: _("a child was there"),
}
OFFICE: Words = {
    Office.POLICE: _("Police"),
    Office.PROSECUTOR: _("Prosecutor"),
    Office.COURT: _("Court"),
    Office.HOSPITAL: _("Hospital or doctor"),
    Office.AKIMAT: _("Office of the city or district"),
    Office.SCHOOL: _("School or kindergarten"),
    Office.OTHER: _("Somebody else"),
}
STEP: Words = {
    Step.REGISTRATION: _("Ask for the number under which it was registered"),
    Step.PROSECUTOR: _("Complain to the prosecutor"),
    Step.JUDGE: _("Complain to the investigating judge"),
    Step.COURT: _("Bring her own complaint to the court"),
    Step.OTHER_OFFICE: _("Go to another office"),
    Step.NOTHING: pgettext_lazy("step", "Nothing, it is her wish"),
}


def days_of(told: Incident) -> str:
    """Say when it happened, in plain words."""
    first = date_format(told.first, "DATE_FORMAT")
    if told.first == told.last:
        return _now("about %(day)s") % {"day": first} if told.about else first
    span = {"first": first, "last": date_format(told.last, "DATE_FORMAT")}
    if told.about:
        said = _now("about %(first)s to %(last)s") % span
    else:
        said = _now("%(first)s to %(last)s") % span
    if told.pattern is Pattern.ONCE:
        return said
    return f"{said}, {str(PATTERN[told.pattern]).lower()}"


def office_said(told: Statement) -> str:
    """Say whom she told, when, and whether she was refused."""
    named = {"office": OFFICE[told.office]}
    named["day"] = date_format(told.day, "DATE_FORMAT")
    if told.refused:
        return _now("%(office)s, %(day)s: refused") % named
    return _now("%(office)s, %(day)s") % named
