"""Words for walls and for whom a worker knows."""

from django.utils.translation import gettext_lazy as _

LIFTED = {
    "another": _("It is somebody else"),
    "agreed": _("The woman agreed"),
    "left": _("It is over: they do not know each other any more"),
}
RELATION = {
    "self": _("It is myself"),
    "family": _("A relative"),
    "partner": _("A partner, now or before"),
    "friend": _("A friend"),
    "neighbour": _("A neighbour or colleague"),
    "other": _("In another way"),
}
