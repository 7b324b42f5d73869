"""What happened in one line each, for a form or a page that refers to it."""

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umay.core.incidents import Unreadable, incident_of
from umay.records.models import Household, Incident
from umay.records.queries.incidents import incidents_of
from umay.web.law_answers import act_said
from umay.web.opening import open_for, said_of, why_of
from umay.web.rings import ring_of
from umay.web.wording.incidents import days_of

Told = tuple[Incident, str | Promise]


def what_happened(request: HttpRequest, family: Household) -> list[Told]:
    """Return each incident with its days and act; by its number if it stays shut."""
    rows = incidents_of(family.pk)
    if rows and ring_of(request) is not None:
        why = why_of(request, family)
        open_for(request, family.pk, rows, why, ["incident.told"])
    return [(row, _line(row)) for row in rows]


def _line(row: Incident) -> str:
    try:
        told = incident_of(said_of(row, ["told"])["told"])
    except Unreadable:
        return _("No. %(number)d, sealed") % {"number": row.number}
    return f"{days_of(told)}. {act_said(told.act, get_language())}"
