"""Words of the drafts: letters a lawyer reads before anybody sends them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.papers import Paper

Said = str | Promise


@dataclass(frozen=True)
class Letter:
    """``leads`` stands before what happened, ``asks`` after it, numbered."""

    to: Said
    leads: Said
    asks: tuple[Said, ...]
    adds: tuple[Said, ...]


BLANK = "____________________"
WARNING = _("DRAFT. A lawyer must read this before it is sent. It is no legal advice.")
FROM = _("From:")
LETTERS_TO = _("Address for letters (not where she lives now):")
ABOUT = _("About:")
ASKS = _("I ask:")
ADDS = _("I add:")
SIGNED = _("Day and signature:")
BASIS = _("Articles of the law (the lawyer fills them in):")

LETTERS: Mapping[Paper, Letter] = {
    Paper.ORDER_REQUEST: Letter(
        to=_("To the police of the district:"),
        leads=_("The person named above did the following to me:"),
        asks=(
            _("to give out a protective order;"),
            _(
                "to forbid him to look for me, to follow me, to come to me and to call"
                " or write to me and my children;"
            ),
            _("to ask the court for special requirements to his behaviour;"),
            _("to tell me the number under which this request is registered."),
        ),
        adds=(_("copies of evidence, if I choose to show it."),),
    ),
    Paper.OWN_COMPLAINT: Letter(
        to=_("To the court of the district:"),
        leads=_("I complain about the person named above. He did the following to me:"),
        asks=(
            _("to take up this complaint of private prosecution;"),
            _("to hear the witnesses named here;"),
            _("to bring him to account under the articles named here."),
        ),
        adds=(
            _("a copy of this complaint for the accused;"),
            _("evidence: what it is and where it is kept."),
        ),
    ),
    Paper.REFUSAL_COMPLAINT: Letter(
        to=_("To the prosecutor of the district:"),
        leads=_("I told an office what had happened, and was refused:"),
        asks=(
            _("to check this refusal;"),
            _("to have my statement registered and to tell me its number;"),
            _("to answer me in writing."),
        ),
        adds=(_("copies of what I was given, if I was given anything."),),
    ),
}
