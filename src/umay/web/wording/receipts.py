"""Words for receipts: which act it was."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACT: Mapping[str, str | Promise] = {
    "request.taken": _("She asked for a place"),
    "request.ended": _("The request ended without a place"),
    "request.turned_away": _("There was no place for her"),
    "stay.opened": _("She was taken in"),
    "extension.decided": _("A longer stay was decided on"),
    "appeal.made": _("She asked somebody else to look at a refusal"),
    "appeal.decided": _("A refusal was looked at again"),
    "incident.reported": _("She told what happened"),
    "office.told": _("She told an office"),
    "operator.answered": _("She decided what is handed over to the new operator"),
    "operator.settled": _("What she decided for the new operator was done"),
    "right.asked": _("She asked something of her file"),
    "right.answered": _("She was answered what she asked of her file"),
    "complaint.made": _("She wrote to somebody she chose"),
}
