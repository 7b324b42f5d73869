"""Words for the law's answers: plain, and never a promise."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from umay.core.law.answering import Answer
from umay.core.law.packs import Part

Words = Mapping[str, str | Promise]

PART: Words = {
    Part.PUNISHMENT: _("Punishment"),
    Part.PROTECTION: _("Protection"),
    Part.CIVIL: _("Money, home, children"),
}
ANSWER: Words = {
    Answer.GROUND: pgettext_lazy("law", "yes"),
    Answer.PARTIAL_GROUND: pgettext_lazy("law", "only if something else is so too"),
    Answer.NO_GROUND: pgettext_lazy("law", "no, the law has nothing for it"),
    Answer.UNKNOWN: pgettext_lazy("law", "we do not know"),
}
GROUP: Words = {
    "physical": _("Her body was hurt"),
    "sexual": _("Sexual acts against her will"),
    "digital": _("Pictures and internet"),
    "psychological": _("Fear and humiliation"),
    "economic": _("Money, work, home, papers"),
    "stalking": _("He does not leave her alone"),
    "forced_marriage": _("Marriage by force"),
    "children": _("Children"),
}
NOT_FOUND = pgettext_lazy("law", "does not reach it")
MILDER_SAID = _("The law grew milder since: it is no crime any more.")
