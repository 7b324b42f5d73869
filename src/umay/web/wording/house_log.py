"""Words for the log of the house, for handovers and for journals."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.handover import What
from umay.core.house_log import AT_THE_GATE, IN_THE_HOUSE, Kind, Told
from umay.core.journals import Journal

Words = Mapping[str, str | Promise]

KIND: Words = {
    Kind.SEEN_OUTSIDE: _("Somebody stood outside"),
    Kind.ASKED_FOR_HER: _("Somebody asked who lives here"),
    Kind.TRIED_TO_ENTER: _("Somebody tried to come in"),
    Kind.THREATENED: _("Somebody threatened at the gate"),
    Kind.SENT_SOMEBODY: _("Others were sent to the gate"),
    Kind.CONFLICT: _("A quarrel in the house"),
    Kind.INJURY: _("An injury"),
    Kind.MISSING_CHILD: _("A child is missing"),
    Kind.TRACKER: _("A tracker is suspected"),
    Kind.ADDRESS_KNOWN: _("The address may be known"),
    Kind.FIRE: _("Fire or smoke"),
    Kind.INSPECTION: _("An inspection came"),
    Kind.OTHER: _("Something else"),
}
TOLD: Words = {
    Told.DIRECTOR: _("the director"),
    Told.POLICE: _("the police"),
    Told.AMBULANCE: _("an ambulance"),
    Told.FIRE_SERVICE: _("the fire service"),
    Told.FAMILY: _("the family it is about"),
    Told.WHOLE_HOUSE: _("everybody in the house"),
}
WHAT: Words = {
    What.LATE: _("Not back yet"),
    What.GATE: _("At the gate"),
    What.EVENT: _("In the house"),
    What.OUT: _("Signed out"),
    What.KEPT: _("Is expected"),
    What.ADMITTED: _("Taken in"),
    What.LEFT: _("Left the house"),
    What.TASK: _("To do"),
    What.OVER_FULL: _("More beds than the unit has"),
}
JOURNAL: Words = {
    Journal.ADMISSIONS: _("Admissions"),
    Journal.EXITS: _("Exits"),
    Journal.ABSENCES: _("Absences"),
    Journal.GATE: _("Gate"),
    Journal.EVENTS: _("Events in the house"),
    Journal.TURNED_AWAY: _("Requests without a place"),
}

Choices = list[tuple[str, str | Promise]]


def kinds(*, gate: bool) -> Choices:
    """Return the kinds of one of the two lists, as choices of a form."""
    return [(k, KIND[k]) for k in (AT_THE_GATE if gate else IN_THE_HOUSE)]


def told_said(told: list[str] | tuple[str, ...]) -> str:
    """Say who was told, or that nobody was."""
    return ", ".join(str(TOLD[one]) for one in told) or str(_("nobody"))
