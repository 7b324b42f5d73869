"""Words for the rules of the gate."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.gate_cards import Rule

RULE: Mapping[str, str | Promise] = {
    Rule.KEEP_OUT: _("Do not let in. Say neither yes nor no."),
    Rule.CALL_POLICE: _("Do not let in. Call the police at once."),
    Rule.ASK_DIRECTOR: _("Let in only if the director says so."),
}
