"""Words for talks about danger and for safety plans."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from umay.core.danger.plans import Mark, Part
from umay.core.danger.talks import Fear, Level
from umay.core.waiting import Danger
from umay.web.wording.answers import DANGER, UNKNOWN, UNSAID

Words = Mapping[str, str | Promise]

NOT_ANSWERED = _("Not answered")
NOT_SPOKEN_OF = _("Not spoken of yet")
FEAR: Words = {
    Fear.NONE: _("Not afraid"),
    Fear.SOME: _("A little afraid"),
    Fear.GREAT: _("Very afraid"),
    Fear.LIFE: _("Afraid for a life"),
    Fear.UNKNOWN: UNKNOWN,
    Fear.UNSAID: UNSAID,
}
LEVEL: Words = {
    Level.PRESENT: DANGER[Danger.PRESENT],
    Level.HIGH: DANGER[Danger.HIGH],
    Level.NOW: DANGER[Danger.NOW],
}
LEFT_OPEN = _("Left open")
PART: Words = {
    Part.HOUSE: _("In the house"),
    Part.OUTSIDE: _("Outside"),
    Part.ONLINE: _("Telephone and online"),
    Part.LEAVING: _("For leaving"),
    Part.COURT: _("For court days"),
}
MARK: Words = {
    Mark.TALKED: _("Talked about"),
    Mark.NOT_NOW: _("Not now"),
    Mark.NOT_WANTED: _("She does not want it"),
}


def spoken(words: Mapping[str, str]) -> str:
    """Return what a file says in three languages in the reader's."""
    return words.get(get_language() or "", "") or words.get("en", "")
