"""Words for safe contact."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.contact import Channel, Message, Objection

Words = Mapping[str, str | Promise]

CHANNEL: Words = {
    Channel.CALL: _("Call"),
    Channel.TEXT: _("Text message"),
    Channel.MESSENGER: _("Messenger"),
    Channel.MAIL: _("E-mail"),
    Channel.PERSON: _("Through somebody she trusts"),
}
MESSAGE: Words = {
    Message.NEVER: _("Never"),
    Message.NEUTRAL: _("Only that somebody asked after her, without saying who"),
}
OBJECTION: Words = {
    Objection.ENDED: _("Not safe any more."),
    Objection.PAST: _("Nobody knows whether it is still safe. Ask her anew."),
    Objection.OTHER_CHANNEL: _("Not this way."),
    Objection.OTHER_DAY: _("Not on this day."),
    Objection.OTHER_HOUR: _("Not at this hour."),
}
