"""Words for the record: what is wrong with it, and what to do."""

from django.utils.translation import gettext_lazy as _

from umay.core.tail import Alarm

ALARM = {
    Alarm.NOBODY: _(
        "Nobody outside vouches for this record. Name witnesses, or it can be changed"
        " and nobody will know."
    ),
    Alarm.SILENT: _(
        "The witnesses have been silent for too long. Call them, or take them a file."
    ),
    Alarm.LONG: _(
        "More has been written than the witnesses have seen. Look whether the line"
        " works, or take them a file."
    ),
}
