"""Words for lockers and fridge boxes."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.lockers import LockerKind, LockerState

KIND: Mapping[str, str | Promise] = {
    LockerKind.LOCKER: _("Locker"),
    LockerKind.FRIDGE: _("Fridge box"),
}

STATE: Mapping[str, str | Promise] = {
    LockerState.FREE: _("free"),
    LockerState.GIVEN: _("given"),
    LockerState.OUT_OF_USE: _("out of use"),
}
